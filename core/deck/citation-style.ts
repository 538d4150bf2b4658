import { bundledStyles } from './bundled-styles.ts'
import type { Config } from './config.ts'
import { placeAt, sourceText, type Report, type SourceText } from './diagnose.ts'
import { didYouMean } from './nearest.ts'
import type { SourceFile } from './types.ts'
import { scanXml, type XmlElement } from './xml-scan.ts'

/** Other names that people know them by. */
const aliases: Record<string, string> = {
  chicago: 'chicago-author-date',
  harvard: 'harvard1',
  'harvard-cite-them-right': 'harvard1',
  'nlm-citation-sequence': 'vancouver',
}

export interface CitationStyle {
  name: string
  /** In CSL, for a style that the lecture brings; absent for a bundled one. */
  text?: string
}

const fallback: CitationStyle = { name: 'apa' }
const hint = 'Until then the citations are set in APA style.'

/** The style that `csl` names; APA, with a diagnostic, when there is no such style or it cannot be used. */
export function chooseStyle(config: Config, files: SourceFile[] = [], report: Report): CitationStyle {
  const name = Object.hasOwn(aliases, config.style) ? (aliases[config.style] ?? '') : config.style
  if (bundledStyles.includes(name)) return { name }
  if (!/\.csl$/i.test(name)) {
    const near = didYouMean(name, [...bundledStyles, ...Object.keys(aliases)])
    const known = `Bundled styles: ${bundledStyles.join(', ')}; or name a .csl file below slides/.`
    report.add('config-invalid', config.stylePlace, `there is no citation style "${name}"`, near ?? known)
    return fallback
  }
  const path = `slides/${name.replace(/^(?:\.\/)+/, '').replace(/^slides\//, '')}`
  const file = files.find((one) => one.path === path.normalize('NFC'))
  if (!file) {
    const near = didYouMean(
      path,
      files.map((one) => one.path),
    )
    const reason = `there is no citation style ${path}`
    report.add('config-invalid', config.stylePlace, reason, near ?? hint)
    return fallback
  }
  const source = sourceText(file)
  const problem = problemOf(source)
  if (!problem) return { name, text: source.text }
  report.add('config-invalid', placeAt(source, problem.at), problem.reason, problem.hint ?? hint)
  return fallback
}

interface Problem {
  at: number
  reason: string
  hint?: string
}

/** Why a CSL engine could not use it; what only the engine can tell is not looked for. */
function problemOf({ text }: SourceText): Problem | undefined {
  const { mistake, elements } = scanXml(text)
  if (mistake) return { at: mistake.at, reason: `this style is not well-formed XML: ${mistake.reason}` }
  const [root] = elements
  const at = root?.at ?? 0
  if (root?.name !== 'style' || root.attributes.get('xmlns') !== 'http://purl.org/net/xbiblio/csl')
    return { at, reason: 'this is not a CSL style: the outermost element is not a <style> of CSL' }
  const parent = elements.find(({ attributes }) => attributes.get('rel') === 'independent-parent')
  if (parent) return dependent(parent.at, parent.attributes.get('href') ?? '')
  if (!elements.some(({ name }) => name === 'citation')) return { at, reason: 'this style has no <citation>' }
  const macros = new Set(elements.filter(({ name }) => name === 'macro').map(nameOf))
  const gone = elements.find(({ attributes }) => {
    const used = attributes.get('macro')
    return used !== undefined && !macros.has(used)
  })
  if (!gone) return undefined
  // The engine would print an error into every mark.
  const used = gone.attributes.get('macro') ?? ''
  const near = didYouMean(used, macros)
  const reason = `the macro "${used}" is used, but nowhere defined`
  return near === undefined ? { at: gone.at, reason } : { at: gone.at, reason, hint: near }
}

function nameOf({ attributes }: XmlElement): string {
  return attributes.get('name') ?? ''
}

/** Most files of the CSL collection only say that they are like another one. */
function dependent(at: number, href: string): Problem {
  const parent = href.replace(/^.*\//, '')
  const known = Object.hasOwn(aliases, parent) ? aliases[parent] : parent
  const own = known !== undefined && bundledStyles.includes(known)
  const advice = own ? `Write csl: ${known}` : `Put ${parent}.csl into the lecture and name that.`
  return { at, reason: `this style only refers to another one, "${parent}"`, hint: advice }
}
