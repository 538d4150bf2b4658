import { access, readFile } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../core/deck/config.ts'
import { Report, severities, sourceText } from '../../../core/deck/diagnose.ts'
import { codes, compileLecture } from './lecture.ts'

const read = (name: string) => readFile(new URL(`../../../docs/${name}`, import.meta.url), 'utf8')
const text = await read('authoring.md')

/** The documentation's examples in one language. */
function examples(language: string): string[] {
  const pattern = new RegExp(`^(\`{3,})${language}\\n([^]*?)^\\1$`, 'gm')
  return [...text.matchAll(pattern)].map((match) => match[2] ?? '')
}

describe('docs/authoring.md', () => {
  test('DK66 problems.md explains every diagnostic code under a heading of its own, with its severity', async () => {
    const problems = await read('problems.md')
    for (const [code, severity] of Object.entries(severities)) {
      expect(problems).toContain(`\n## ${code}\n`)
      expect(problems).toContain(`| [${code}](#${code}) | ${severity} |`)
    }
  })

  test.each(examples('md').map((example) => [example.split('\n')[0], example] as const))(
    'DK67 its example compiles without a complaint: %s',
    async (_, slides) => {
      const [diagram] = examples('mermaid')
      const deck = await compileLecture({
        slides,
        files: ['brain.svg', 'sky.svg', 'axis.svg', 'axis.webm', 'pulse.wav'].map((name) => `media/${name}`),
        diagrams: { 'diagrams/axis.mmd': diagram ?? '' },
      })
      expect(codes(deck)).toEqual([])
      expect(deck.slides.length).toBeGreaterThan(0)
    },
  )

  test('DK86 every slide of its examples that has an id is shown as it is rendered', async () => {
    const ids = [...text.matchAll(/^##? [^\n]*\{#([\w-]+)/gm)].map(([, id]) => id)
    const shown = [...text.matchAll(/!\[[^\]]+\]\((screenshots\/syntax\/([\w-]+)\.png)\)/g)]
    expect(shown.length).toBeGreaterThan(12)
    for (const [, path, id] of shown) {
      expect(ids).toContain(id)
      await access(new URL(`../../../docs/${path}`, import.meta.url))
    }
    for (const example of examples('md')) {
      const first = /^##? [^\n]*\{#([\w-]+)/m.exec(example)?.[1]
      expect(shown.some(([, , id]) => id === first)).toBe(true)
    }
  })

  test('DK67 its notes, configuration and references are valid too', async () => {
    const slides = '# D {#descending-control}\n\n## P {#pag}\n\na\n\n. . .\n\nb [@basbaum1984]\n'
    const [notes] = examples('notes')
    const [references] = examples('json')
    const deck = await compileLecture({ slides, notes: notes ?? '', references: references ?? '' })
    expect(codes(deck)).toEqual([])
    expect(deck.slides[1]?.notes?.publicHtml).not.toContain('joke')
    expect(deck.references['basbaum1984']?.studyType).toBe('review')
    const report = new Report()
    const { meta } = readConfig(
      sourceText({ path: 'slides/lecture.yaml', text: examples('yaml')[0] ?? '' }),
      report,
    )
    expect(report.list()).toEqual([])
    expect(meta).toMatchObject({ authors: ['Ann Author', 'Bo Writer'], duration: 50 })
  })
})
