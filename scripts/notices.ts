import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { NOTICES_FILE } from '../main/app/notices.ts'
import { ensureBuilt, ROOT } from './build.ts'

/**
 * THIRD-PARTY-NOTICES.txt holds the licence of everything that is bundled: the packages that the last build
 * really took in (`out/packages`), and what style sheets bring along. `node scripts/notices.ts` writes it anew,
 * `test/packaging/notices.test.ts` keeps it true.
 */
export interface BundledPackage {
  name: string
  version: string
  licence: string
  /** As the package carries it; '' when it carries none. */
  text: string
}

/** Fonts and styles that style sheets import; the bundler's graph does not name them. */
const BY_STYLE_SHEET = /(?:@import |url\()['"]((?:@[^/'"]+\/)?[^./'"@][^/'"]*)\//g

/** What asks to be named in particular, and how it is used. */
const REMARKS: Readonly<Record<string, string>> = {
  citeproc:
    'Used unmodified, under the Common Public Attribution License 1.0, of the two it offers. By Frank Bennett.',
  '@citation-js/plugin-csl':
    'Carries styles and locales of the Citation Style Language project, under Creative Commons Attribution-ShareAlike 3.0. Lectern adds locators to the marks of Vancouver and derives British from American English; these two stay under that licence.',
  dompurify: 'Under the Apache License 2.0, of the two it offers.',
}

export function bundledPackages(root: string): BundledPackage[] {
  const names = new Set<string>()
  for (const part of ['main', 'preload', 'renderer'])
    for (const name of JSON.parse(readFileSync(join(root, `out/packages/${part}.json`), 'utf8')) as string[])
      names.add(name)
  const styles = join(root, 'renderer/shared')
  for (const file of readdirSync(styles).filter((each) => each.endsWith('.css')))
    for (const [, name = ''] of readFileSync(join(styles, file), 'utf8').matchAll(BY_STYLE_SHEET))
      names.add(name)
  return [...names].sort().map((name) => readPackage(root, name))
}

function readPackage(root: string, name: string): BundledPackage {
  const folder = join(root, 'node_modules', name)
  const { version, license, licenses } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string
    license?: string | { type: string }
    licenses?: { type: string }[]
  }
  const licence =
    typeof license === 'string' ? license : (license?.type ?? licenses?.map(({ type }) => type).join(' or '))
  const files = readdirSync(folder).filter((each) => /^(?:licen[cs]e|copying|notice)/i.test(each))
  const texts = files
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim())
  return { name, version, licence: licence ?? 'see its text', text: [...new Set(texts)].join('\n\n') }
}

/** The whole file. Packages with the same words of licence share them. */
export function noticesText(packages: readonly BundledPackage[]): string {
  const byText = Map.groupBy(packages, ({ text, licence }) => (text === '' ? `Under ${licence}.` : text))
  const head = [
    'Lectern is under the MIT licence. It bundles the work of others, named here with their licences.',
    'Electron and Chromium bring their own beside the program: LICENSE.electron.txt and LICENSES.chromium.html.',
    '',
  ]
  const parts = [...byText].map(([text, group]) => {
    const names = group.map(({ name, version, licence }) => {
      const remark = REMARKS[name]
      return `${name} ${version} (${licence})${remark === undefined ? '' : `\n  ${remark}`}`
    })
    return [`${'-'.repeat(80)}`, ...names, '', text, ''].join('\n')
  })
  return `${[...head, ...parts].join('\n').trim()}\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (await ensureBuilt(ROOT)) writeFileSync(join(ROOT, NOTICES_FILE), noticesText(bundledPackages(ROOT)))
  else process.exitCode = 1
}
