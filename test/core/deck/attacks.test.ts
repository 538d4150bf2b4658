import { describe, expect, test } from 'vitest'
import { compile } from '../../../core/deck/compile.ts'
import { harmlessDiagram } from '../../../core/deck/harmless-diagram.ts'
import type { Deck } from '../../../core/deck/types.ts'
import { formatCitations } from '../../../main/app/citations.ts'
import { checkDiagram } from '../../../main/app/diagram-check.ts'
import { diagramAttacks } from '../../support/attacks/diagrams.ts'
import { forbiddenIn } from '../../support/attacks/forbidden.ts'
import { htmlAttacks } from '../../support/attacks/html.ts'
import { attackLectures } from '../../support/attacks/lectures.ts'
import { markdownAttacks } from '../../support/attacks/markdown.ts'
import { sourcesOf } from './lecture.ts'
import { compileLecture } from './lecture.ts'

/** Everything of a deck that pages take for HTML. */
function htmlOf(deck: Deck): string[] {
  return [
    ...deck.slides.flatMap(({ html, titleHtml, notes }) => [
      html,
      titleHtml,
      notes?.html ?? '',
      notes?.publicHtml ?? '',
    ]),
    ...Object.values(deck.references).map(({ entryHtml }) => entryHtml),
  ]
}

describe('A hostile lecture, compiled', () => {
  test('HO1 there are at least 150 attacks', () => {
    expect(attackLectures.reduce((sum, { count }) => sum + count, 0)).toBeGreaterThanOrEqual(150)
  })

  test.each([...htmlAttacks, ...markdownAttacks])(
    'HO1 has nothing in its HTML that no author may bring in: %s',
    async (name, text) => {
      const title = text.replaceAll('\n', ' ')
      const deck = await compileLecture({
        slides: `## ${title} {#a}\n\n${text}\n\nAfter\n`,
        notes: `## {#a}\n\n${text}\n\n::: private\n${text}\n:::\n`,
        files: ['media/ok.svg'],
      })
      expect(htmlOf(deck).flatMap(forbiddenIn)).toEqual([])
      expect([name, deck.diagnostics.filter(({ code }) => code === 'file-unreadable')]).toEqual([name, []])
    },
  )

  test.each(attackLectures.map(({ name, files }) => [name, files] as const))(
    'HO2 opens as a whole, with the real services: %s',
    { timeout: 120_000 },
    async (_, files) => {
      const deck = await compile(sourcesOf(files), { formatCitations, checkDiagram })
      expect(htmlOf(deck).flatMap(forbiddenIn)).toEqual([])
      expect(deck.slides.length).toBeGreaterThan(5)
      expect(({} as Record<string, unknown>)['pwned']).toBeUndefined()
    },
  )

  test.each(diagramAttacks)('HO3 a diagram keeps no setting and nothing that fetches: %s', (_, source) => {
    const { text } = harmlessDiagram(source)
    expect(text).not.toMatch(
      /%%\{|^\s*---\s*$|url\(|image-set\(|@import|@font-face|"img"|\bimg:|properties\s/im,
    )
    expect(text).toHaveLength(source.length)
    expect(text.split('\n')).toHaveLength(source.split('\n').length)
  })

  test('HO3 what is passed over of a diagram is named where it stands', async () => {
    const deck = await compileLecture({
      slides: '## A\n\n```mermaid\n%%{init: {"theme": "dark"}}%%\nflowchart LR\n  A --> B\n```\n',
    })
    const found = deck.diagnostics.filter(({ code }) => code === 'diagram-settings')
    expect(found.map(({ line, column }) => [line, column])).toEqual([[4, 1]])
    expect(deck.slides[0]?.diagrams[0]?.source).toMatch(/^ +\nflowchart LR\n {2}A --> B$/)
  })

  test('HO3 an actor may be called like a link, and words of a message stay', () => {
    const source = 'sequenceDiagram\n  link->>details: The properties A: has\n  Note over link: links B'
    expect(harmlessDiagram(source)).toEqual({ text: source, settings: [], links: [] })
  })
})
