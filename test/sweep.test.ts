import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { cyclesOf } from './support/cycles.ts'
import { readImports } from './support/imports.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((name) => /\.\w+$/.test(name))
}

const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const CODE = ['core', 'main', 'renderer', 'scripts', 'test']
const modules = CODE.flatMap(filesBelow).filter((name) => /(?<!\.d)\.tsx?$/.test(name))

describe('circular imports', () => {
  const graph = new Map(
    modules.map((file) => [
      file,
      readImports(file, read(file))
        .filter(({ specifier }) => specifier.startsWith('.'))
        // What a bundler is to do with it stands behind a question mark.
        .map(({ specifier }) => posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''))),
    ]),
  )

  test('RM11 no module imports itself by way of others, for types neither', () => {
    expect(cyclesOf(graph).map((cycle) => cycle.join(' -> '))).toEqual([])
    expect(graph.size).toBeGreaterThan(500)
    // What was followed is there: a path that leads nowhere would hide a circle.
    const named = new Set([...graph.values()].flat())
    expect([...named].filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })

  test('RM12 a circle is found wherever it is entered, each once', () => {
    const circle = new Map([
      ['a', ['b']],
      ['b', ['c', 'd']],
      ['c', ['b']],
      ['d', ['a']],
      ['e', ['a', 'e']],
    ])
    expect(cyclesOf(circle)).toEqual([['b', 'c'], ['a', 'b', 'd'], ['e']])
    expect(
      cyclesOf(
        new Map([
          ['a', ['b', 'c']],
          ['b', ['c']],
          ['c', []],
        ]),
      ),
    ).toEqual([])
  })
})

describe('what is left undone', () => {
  test('RM13 no file of ours holds a note to do something later', () => {
    const texts = ['slides', 'speaker-notes', 'examples', 'docs'].flatMap(filesBelow)
    const top = readdirSync(ROOT).filter((name) => /\.(?:md|ts)$/.test(name))
    const files = [...CODE.flatMap(filesBelow), ...texts, ...top].filter((name) =>
      /\.(?:tsx?|css|html|md|ya?ml|mmd|bib)$/.test(name),
    )
    // In capitals, as such notes are written; here backwards, or this file would be one of them.
    const words = ['ODOT', 'EMXIF', 'KCAH'].map((word) => [...word].reverse().join(''))
    const note = new RegExp(`\\b(?:${words.join('|')})\\b`)
    expect(files.length).toBeGreaterThan(700)
    expect(files.filter((file) => note.test(read(file)))).toEqual([])
  })
})

describe('tests that not every machine can run', () => {
  test('RM29 no unit test is skipped in silence: each that cannot be run everywhere gives its reason to the run', () => {
    const tests = filesBelow('test').filter((name) => /\.test\.tsx?$/.test(name))
    // Vitest's own ways tell no reason.
    const silent = /\.(?:skipIf|runIf)\(|\b(?:it|test|describe|context)\.skip\b/
    expect(tests.length).toBeGreaterThan(200)
    expect(tests.filter((file) => silent.test(read(file)))).toEqual([])
  })
})

describe('how long files are', () => {
  const MOST = 250
  /** Files that may be longer, and why dividing them would help nobody. */
  const LONGER: Readonly<Record<string, string>> = {
    'core/session/command-table.ts':
      'one table: a command, its keys and what it does, a line or a few for each',
    'main/app/csl/ieee.ts':
      'one citation style in its own language, as an editor of styles would have it in one file',
    'renderer/shared/connection.ts': 'one page’s connection: every method has its few lines',
    'renderer/shared/fonts.css': 'one table: a rule for each font and each part of its letters',
  }
  const linesOf = (file: string) => read(file).split('\n').length - 1

  /** What is wrong with files of these lengths, in lines. */
  function judge(lengths: ReadonlyMap<string, number>, longer: Readonly<Record<string, string>>): string[] {
    const long = [...lengths].filter(([file, lines]) => lines > MOST && !Object.hasOwn(longer, file))
    const needless = Object.keys(longer).filter((file) => (lengths.get(file) ?? 0) <= MOST)
    return [
      ...long.map(([file, lines]) => `${file} has ${lines} lines: divide it by what it does`),
      ...needless.map((file) => `${file} is no longer than others: it needs no reason any more`),
    ]
  }

  test('RM16 no source file is longer than 250 lines, but for those that have a reason to be', () => {
    const top = readdirSync(ROOT).filter((name) => name.endsWith('.ts'))
    const files = [...CODE.flatMap(filesBelow), ...top].filter((name) =>
      /\.(?:tsx?|css|html|m?js)$/.test(name),
    )
    const lengths = new Map(files.map((file) => [file, linesOf(file)]))
    expect(lengths.size).toBeGreaterThan(1000)
    expect(judge(lengths, LONGER)).toEqual([])
  })

  test('RM17 a file that has grown is named, and so is a reason that no file needs any more', () => {
    const lengths = new Map([
      ['a.ts', 250],
      ['b.ts', 251],
      ['c.ts', 251],
      ['d.ts', 250],
    ])
    expect(
      judge(lengths, { 'c.ts': 'a table', 'd.ts': 'it was a table', 'gone.ts': 'it was there' }),
    ).toEqual([
      'b.ts has 251 lines: divide it by what it does',
      'd.ts is no longer than others: it needs no reason any more',
      'gone.ts is no longer than others: it needs no reason any more',
    ])
    for (const reason of Object.values(LONGER)) expect(reason.split(' ').length).toBeGreaterThan(5)
  })
})

/** As npm's lock file tells of a package. */
interface Locked {
  license?: string
  optional?: boolean
}

describe('licences', () => {
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> }
  const installed = Object.entries(packages).filter(([path]) => path !== '')

  test('RM14 every package that is installed, shipped or not, has a licence that goes together with MIT', () => {
    const free = 'MIT MIT-0 ISC 0BSD BSD-2-Clause BSD-3-Clause Apache-2.0 BlueOak-1.0.0 Unlicense CC0-1.0'
    // Of fonts and data, and weak copyleft for files that are used as they are.
    const others = 'OFL-1.1 Python-2.0 Zlib WTFPL MPL-2.0 CC-BY-4.0 CC-BY-3.0'
    const allowed = new Set(`${free} ${others}`.split(' '))
    const fits = (licence: string): boolean => {
      const bare = licence.replaceAll(/[()]/g, '')
      if (bare.includes(' OR ')) return bare.split(' OR ').some(fits)
      return bare.split(' AND ').every((one) => allowed.has(one))
    }
    const strange = installed.filter(([, { license = 'none' }]) => !fits(license))
    expect(strange.map(([path, { license }]) => [path, license])).toEqual([
      // Unmodified and in main alone, as docs/third-party.md says.
      ['node_modules/citeproc', 'CPAL-1.0 OR AGPL-1.0'],
      // Mermaid asks for it; the build puts renderer/shared/no-elk.ts in its place.
      ['node_modules/elkjs', 'EPL-2.0 OR GPL-3.0-or-later'],
      // Its licence file is the MIT licence.
      ['node_modules/khroma', undefined],
    ])
    expect(installed.length).toBeGreaterThan(500)
  })

  test('RM15 every dependency has an exact version and a reason in docs/architecture.md', () => {
    const { devDependencies, dependencies } = JSON.parse(read('package.json')) as {
      devDependencies: Record<string, string>
      dependencies?: Record<string, string>
    }
    expect(dependencies).toBeUndefined()
    for (const [name, version] of Object.entries(devDependencies))
      expect([name, version]).toEqual([name, expect.stringMatching(/^\d+\.\d+\.\d+$/)])
    const names = Object.keys(devDependencies)
    expect(names.length).toBeGreaterThan(50)
    expect(unlike(names, read('docs/architecture.md'))).toEqual({ unexplained: [], gone: [] })
  })

  test('RM27 a dependency whose name stands in other words only has no reason, and a reason needs a dependency', () => {
    const table = [
      'Of ws we say something here, and of `yaml` too.',
      '| package | why |',
      '|---|---|',
      '| vitest, @x/opener (MPL-2.0 or Apache-2.0), @types/vitest | we open ws, node and vite with it |',
      '| gone | it was there |',
    ].join('\n')
    expect(unlike(['vitest', '@x/opener', 'open', 'ws', 'vite', 'yaml', '@types/ws'], table)).toEqual({
      unexplained: ['open', 'ws', 'vite', 'yaml'],
      gone: ['@types/vitest', 'gone'],
    })
    expect(unlike(['vitest', '@x/opener', '@types/vitest', 'gone', '@types/gone'], table)).toEqual({
      unexplained: [],
      gone: [],
    })
  })
})

/**
 * What dependencies and the first cells of the table with their reasons do not have in common. Types need no reason
 * of their own beside the package that they are of.
 */
function unlike(names: readonly string[], text: string): { unexplained: string[]; gone: string[] } {
  const [, table = ''] = text.split(/^\| package \| why \|$/m)
  const cells = Array.from(table.matchAll(/^\| ([^|]+) \|/gm), ([, cell = '']) => cell)
  const told = cells.flatMap((cell) => cell.replaceAll(/ \([^)]*\)/g, '').split(', '))
  const isType = (name: string) => name.startsWith('@types/')
  return {
    unexplained: names.filter((name) => !isType(name) && !told.includes(name)),
    gone: told.filter((name) => !names.includes(name)),
  }
}
