import { array, assert, asyncProperty, boolean, constantFrom, oneof, record, tuple } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compile } from '../../../core/deck/compile.ts'
import { createCompiler } from '../../../core/deck/compiler.ts'
import type { CitationRequest, CitationResult } from '../../../core/deck/types.ts'
import { syntheticLecture } from '../../support/synthetic.ts'
import { records, sourcesOf } from './lecture.ts'

/** Numbers in the order of the text, as some styles have them: a citation more changes others. */
async function numbered({ clusters, records: cited }: CitationRequest): Promise<CitationResult> {
  const numbers = new Map<string, number>()
  for (const { key } of clusters.flat()) if (!numbers.has(key)) numbers.set(key, numbers.size + 1)
  return {
    marks: clusters.map((items) => `[<b>${items.map(({ key }) => numbers.get(key)).join()}</b>]`),
    entries: cited.map(({ id }) => ({ key: String(id), html: `Entry ${String(id)}` })),
  }
}

const fewSlides = { slides: 30, perSection: 6 }

describe('A lecture that is compiled again', () => {
  test('LA1 a change to one file reads that file anew and no other', async () => {
    const files = syntheticLecture(fewSlides)
    const compiler = createCompiler()
    await compiler.compile(sourcesOf(files))
    expect(compiler.lastRead).toHaveLength(10)
    const changed = 'slides/0003-section.md'
    files[changed] = `${files[changed]}\nA word more.\n`
    const deck = await compiler.compile(sourcesOf(files))
    expect(compiler.lastRead).toEqual([changed])
    expect(deck).toEqual(await compile(sourcesOf(files)))
  })

  test('LA2 nothing is read anew when nothing changed or when only the marks of citations do', async () => {
    const sources = sourcesOf(syntheticLecture(fewSlides))
    const compiler = createCompiler()
    const first = await compiler.compile(sources)
    expect(await compiler.compile(sources)).toEqual(first)
    expect(compiler.lastRead).toEqual([])
    const formatted = await compiler.compile(sources, { formatCitations: numbered })
    expect(compiler.lastRead).toEqual([])
    expect(formatted).toEqual(await compile(sources, { formatCitations: numbered }))
    expect(formatted).not.toEqual(first)
  })

  test('EX286 what is read goes on while citations are set', async () => {
    const sources = sourcesOf(syntheticLecture(fewSlides))
    const finished = Promise.withResolvers<void>()
    let asked = false
    // Drafted they are by then: what is left to do of each slide is done while the citations are waited for.
    let left = sources.slides.length
    const breathe = () => {
      if (asked && --left === 0) finished.resolve()
      return undefined
    }
    const formatCitations = async (request: CitationRequest) => {
      asked = true
      await finished.promise
      return await numbered(request)
    }
    const deck = await compile(sources, { formatCitations, breathe })
    expect(deck).toEqual(await compile(sources, { formatCitations: numbered }))
  })

  test('LA3 a mistake found in one diagram reads the file of its slide anew', async () => {
    const sources = sourcesOf(syntheticLecture({ ...fewSlides, diagrams: 'many' }))
    const compiler = createCompiler()
    await compiler.compile(sources)
    const [, second] = sources.slides.filter(({ text }) => text.includes('```mermaid'))
    const checkDiagram = async (source: string) =>
      second?.text.includes(source) ? [{ line: 2, column: 1, reason: 'wrong' }] : []
    const deck = await compiler.compile(sources, { checkDiagram })
    expect(compiler.lastRead).toEqual([second?.path])
    expect(deck).toEqual(await compile(sources, { checkDiagram }))
  })

  test('LA4 a deck that was given out never changes any more', async () => {
    const files = syntheticLecture(fewSlides)
    const compiler = createCompiler()
    const deck = await compiler.compile(sourcesOf(files))
    const copy = structuredClone(deck)
    files['slides/0001-section.md'] = '# Other {#s1}\n\n```mermaid\nflowchart LR\n```\n'
    await compiler.compile(sourcesOf(files), { checkDiagram: async () => [] })
    expect(deck).toEqual(copy)
  })

  test('LA5 other work has its turn between any two slides', async () => {
    const count = async (slides: number) => {
      let breaths = 0
      const breathe = () => void (breaths += 1)
      await compile(sourcesOf(syntheticLecture({ slides })), { breathe })
      return breaths
    }
    const [few, many] = [await count(20), await count(80)]
    expect(few).toBeGreaterThanOrEqual(40)
    expect(many / few).toBeCloseTo(4, 0)
  })
})

/** Files that ask much of one another. */
const begun: Record<string, string> = {
  'slides/references.json': JSON.stringify(records),
  'slides/1.md':
    '# One {#one}\n\n[two](#two), [sources](#sources), [@pert1973]\n\n```mermaid {src=a.mmd}\n```\n',
  'slides/2.md': '## Two {#two}\n\n![A picture](media/a.png) @basbaum1984\n\n. . .\n\nMore\n',
  'speaker-notes/1.md': '## {#one}\n\nSee [two](#two) [@who_2020].\n\n## {#two}\n\n[click] Now.\n',
}
const bodies = [
  'Plain words.',
  'Cited [@basbaum1984, p. 3] and @pert1973.',
  'Unknown [@basbaum]; see [there](#two) and [nowhere](#tow).',
  '```mermaid {#fig}\nflowchart LR\n  A --> B\n```',
  '```mermaid {src=a.mmd}\n```',
  '![A picture](media/a.png)',
  '::: {.incremental}\n- one\n- two\n:::',
  '[click] first\n\n[click] second',
  '::: private\nOnly me [@who_2020].\n:::',
]
const heading = constantFrom('# One {#one}', '## Two {#two}', '## Two', '## Three', '---', '## {#one}')
const text = array(tuple(heading, constantFrom(...bodies)), { maxLength: 4 }).map((parts) =>
  parts.flat().join('\n\n'),
)
const edit = oneof(
  record({
    path: constantFrom(
      'slides/1.md',
      'slides/2.md',
      'slides/3.md',
      'speaker-notes/1.md',
      'speaker-notes/2.md',
    ),
    text,
  }),
  constantFrom(
    { path: 'slides/a.mmd', text: 'flowchart TB\n  X --> Y' },
    { path: 'slides/a.mmd', text: 'flowchart TB\n  accTitle: T\n  accDescr: D\n  X' },
    { path: 'slides/media/a.png', text: '' },
    { path: 'slides/media/b.png', text: '' },
    { path: 'slides/lecture.yaml', text: 'title: Pain\nlang: de\n' },
    { path: 'slides/lecture.yaml', text: 'title: Two\n' },
    { path: 'slides/references.json', text: JSON.stringify(records) },
    { path: 'slides/references.json', text: JSON.stringify(records.slice(1)) },
    { path: 'slides/references.json', text: '[' },
  ),
  record({ path: constantFrom('slides/2.md', 'speaker-notes/1.md', 'slides/a.mmd') }),
)

test('LA6 after any changes the deck is the one that a compilation from nothing gives', async () => {
  const services = {
    formatCitations: numbered,
    checkDiagram: async (source: string) =>
      source.includes('X') ? [{ line: 1, column: 1, reason: 'wrong' }] : [],
  }
  await assert(
    asyncProperty(array(tuple(edit, boolean()), { minLength: 2, maxLength: 6 }), async (edits) => {
      const compiler = createCompiler()
      const files = { ...begun }
      for (const [change, isServed] of edits) {
        if ('text' in change) files[change.path] = change.text
        else delete files[change.path]
        const sources = sourcesOf(files)
        const used = isServed ? services : {}
        expect(await compiler.compile(sources, used)).toEqual(await compile(sources, used))
      }
    }),
    { numRuns: 40 },
  )
})
