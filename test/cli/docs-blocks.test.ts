import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Report, sourceText } from '../../core/deck/diagnose.ts'
import { readConfig } from '../../core/deck/config.ts'
import { compile } from '../../core/deck/compile.ts'
import type { LectureSources } from '../../core/deck/types.ts'
import { checkDiagram } from '../../main/app/diagram-check.ts'
import { HELP, readCommandLine } from '../../main/cli/arguments.ts'
import { EXPORT_HELP } from '../../main/cli/export-arguments.ts'
import { codes, records } from '../core/deck/lecture.ts'
import { codeSpans, docPages, fencesOf, ROOT, type Fence } from '../support/fences.ts'
import { shellCommands } from '../support/shell-lines.ts'

const pages = docPages()
const fences = pages.flatMap(fencesOf)
const of = (...languages: string[]) =>
  fences
    .filter(({ language }) => languages.includes(language))
    .map((fence) => [`${fence.path}:${fence.line}`, fence] as const)
/** The text of the first block in one language of the page that another block stands in. */
const besides = ({ path }: Fence, language: string) =>
  fences.find((fence) => fence.path === path && fence.language === language)?.text

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
}

/** npm scripts that hand everything on to the command line, with the command that stands before it. */
const HANDS_ON = /^node scripts\/start\.ts ?(.*)$/

/** Why nobody can type this; null when it is understood. Help is what an unknown thing must not end in. */
function misunderstood(words: readonly string[]): string | null {
  const [program = '', ...args] = words
  if (program === 'lectern') return refused(args)
  if (program === 'node') return existsSync(join(ROOT, args[0] ?? '')) ? null : `there is no ${args[0]}`
  if (program === 'npx') return args.length === 1 ? null : 'one package, no arguments'
  if (program !== 'npm') return `what is ${program}?`
  const [verb = '', ...more] = args
  if (verb === 'ci') return more.length === 0 ? null : 'npm ci takes nothing'
  const [name = '', dashes, ...own] = verb === 'run' ? more : args
  const script = scripts[name]
  if (script === undefined) return `package.json has no script ${name}`
  if (dashes !== undefined && dashes !== '--') return `${dashes} goes to npm: -- is missing before it`
  const handed = HANDS_ON.exec(script)
  if (handed !== null) return refused([...(handed[1] ?? '').split(' ').filter(Boolean), ...own])
  const text = readFileSync(
    join(ROOT, /^node (scripts\/\S+\.ts)/.exec(script)?.[1] ?? 'package.json'),
    'utf8',
  )
  const unknown = own.find((word, at) =>
    word.startsWith('--') ? !text.includes(`[${word} `) : !own[at - 1]?.startsWith('--'),
  )
  return unknown === undefined ? null : `${name} does not name ${unknown} in its usage`
}

/** `lectern new` as a name for the command, with nothing that it would need. */
const isNameAlone = (code: string) => /^lectern \w+$/.test(code) && HELP.includes(`\n  ${code} `)

function refused(args: readonly string[]): string | null {
  try {
    readCommandLine(args)
    return null
  } catch (error) {
    return (error as Error).message
  }
}

/** A lecture around the Markdown of one block, with what the rest of its page says belongs to it. */
function lectureAround(fence: Fence): LectureSources {
  const own = JSON.parse(besides(fence, 'json') ?? '[]') as { id: string }[]
  const others = records.filter(({ id }) => !own.some((record) => record.id === id))
  const named = Array.from(fence.text.matchAll(/(?:media|diagrams)\/[\w.-]+/g), ([path]) => `slides/${path}`)
  return {
    config: { path: 'slides/lecture.yaml', text: 'title: Examples\n' },
    slides: [{ path: 'slides/01-example.md', text: fence.text }],
    notes: [],
    diagrams: named
      .filter((path) => path.endsWith('.mmd'))
      .map((path) => ({ path, text: besides(fence, 'mermaid') ?? '' })),
    references: { path: 'slides/references.json', text: JSON.stringify([...own, ...others]) },
    files: named,
    diagnostics: [],
  }
}

const minimal: LectureSources = {
  config: { path: 'slides/lecture.yaml', text: 'title: Examples\n' },
  slides: [{ path: 'slides/01-example.md', text: '## One {#one}\n' }],
  notes: [],
  diagrams: [],
  references: undefined,
  files: [],
  diagnostics: [],
}

const complaints = async (sources: LectureSources) => codes(await compile(sources, { checkDiagram }))

describe('the blocks of the documentation', () => {
  test('CL140 every block says in which language it is, and a test knows that language', () => {
    const known = 'sh text md markdown notes marp yaml json bibtex css mermaid'.split(' ')
    const strange = fences.filter(({ language }) => !known.includes(language.split(' ')[0] ?? ''))
    expect(strange).toEqual([])
    expect(fences.length).toBeGreaterThan(35)
  })

  test.each(of('md', 'markdown'))(
    'CL141 the slides of a block compile without a complaint: %s',
    async (_, fence) => {
      const sources = lectureAround(fence)
      // What an importer writes leaves it to the author to describe pictures.
      const left = fence.language === 'markdown' ? ['image-alt-missing'] : []
      expect(await complaints(sources)).toEqual(left)
    },
  )

  test.each(of('yaml'))('CL142 the settings of a block are read without a complaint: %s', (_, fence) => {
    const report = new Report()
    readConfig(sourceText({ path: 'slides/lecture.yaml', text: fence.text }), report)
    expect(report.list()).toEqual([])
  })

  test.each(of('yaml glossary'))('CL143 the words of a block make a glossary: %s', async (_, fence) => {
    const own = [...records, { id: 'gomes2020', type: 'book', title: 'T' }]
    const references = { path: 'slides/references.json', text: JSON.stringify(own) }
    const glossary = { path: 'slides/glossary.yaml', text: fence.text }
    const deck = await compile({ ...minimal, references, glossary })
    expect(codes(deck)).toEqual([])
    expect(deck.glossary?.length).toBeGreaterThan(1)
  })

  test.each(of('json', 'bibtex'))(
    'CL144 the sources of a block are read without a complaint: %s',
    async (_, fence) => {
      const references = {
        path: `slides/references.${fence.language === 'json' ? 'json' : 'bib'}`,
        text: fence.text,
      }
      const key = /"id": "(\w+)"|@\w+\{(\w+)/.exec(fence.text)?.slice(1).find(Boolean)
      const slides = [{ path: 'slides/01-example.md', text: `## One {#one}\n\nSo it is [@${key}].\n` }]
      expect(await complaints({ ...minimal, references, slides })).toEqual([])
    },
  )

  test.each(of('css'))('CL145 the theme of a block is taken as it stands: %s', async (_, fence) => {
    const config = { path: 'slides/lecture.yaml', text: 'title: T\ntheme: my-theme.css\n' }
    const themes = [{ path: 'slides/my-theme.css', text: fence.text }]
    const deck = await compile({ ...minimal, config, themes, files: ['slides/my-theme.css'] })
    expect(codes(deck)).toEqual([])
    expect(Object.keys(deck.meta.theme?.light ?? {})).toContain('--slide-accent')
  })

  test.each(of('mermaid'))(
    'CL146 the diagram of a block can be read and is described: %s',
    async (_, fence) => {
      const slides = [
        { path: 'slides/01-example.md', text: `## One {#one}\n\n\`\`\`mermaid\n${fence.text}\`\`\`\n` },
      ]
      expect(await complaints({ ...minimal, slides })).toEqual([])
    },
  )

  test.each(of('notes'))(
    'CL147 every paragraph of notes in a block belongs to a slide: %s',
    async (_, fence) => {
      const ids = Array.from(
        fence.text.matchAll(/^(#+) \{#([\w-]+)\}/gm),
        ([, marks, id]) => `${marks} S {#${id}}`,
      )
      const slides = [
        { path: 'slides/01-example.md', text: `${ids.join('\n\na\n\n. . .\n\nb\n\n')}\n\na\n\n. . .\n\nb\n` },
      ]
      const notes = [{ path: 'speaker-notes/01-example.md', text: fence.text }]
      expect(await complaints({ ...minimal, slides, notes })).toEqual([])
      expect(ids.length).toBeGreaterThan(0)
    },
  )

  test.each(of('sh'))('CL148 what a block tells to type is understood: %s', (_, fence) => {
    const commands = shellCommands(fence.text)
    expect(commands.length).toBeGreaterThan(0)
    expect(commands.map(misunderstood).filter((reason) => reason !== null)).toEqual([])
  })
})

describe('commands in the text', () => {
  test.each(pages.map((page) => [page.path, page] as const))(
    'CL149 a command that is named in the text is understood: %s',
    (_, page) => {
      const commands = codeSpans(page)
        .filter((code) => /^(?:npm|lectern|node|npx) /.test(code))
        .filter((code) => !isNameAlone(code))
      const wrong = commands.flatMap(shellCommands).map((words) => [words.join(' '), misunderstood(words)])
      expect(wrong.filter(([, reason]) => reason !== null)).toEqual([])
    },
  )

  test('CL150 an option that is named in the text is an option of the command line', () => {
    const known = new Set(`${HELP} ${EXPORT_HELP}`.match(/--[a-z][a-z-]*/g))
    const named = pages.flatMap((page) =>
      codeSpans(page)
        .filter((code) => !/^(?:npm|npx|pandoc|marp|slidev) |^--[a-z]+-[a-z-]*\*?$/.test(code))
        .flatMap((code) =>
          Array.from(code.matchAll(/(?:^| )(--[a-z][a-z-]*)(?=$| )/g), ([, option]) => option),
        ),
    )
    expect(named.length).toBeGreaterThan(20)
    expect([...new Set(named)].filter((option) => !known.has(option ?? ''))).toEqual([])
  })
})
