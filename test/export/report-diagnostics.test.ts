import { describe, expect, it } from 'vitest'
import type { Deck, Slide } from '../../core/deck/types.ts'
import { reportDiagnostics } from '../../main/app/export/report-diagnostics.ts'

const slide: Slide = {
  id: 'pag',
  index: 0,
  section: 0,
  kind: 'content',
  title: 'The relay',
  titleHtml: 'The relay',
  classes: [],
  lastStep: 0,
  html: '',
  diagrams: [],
  citations: [],
  text: '',
  source: { file: 'slides/02-brain.md', line: 7 },
}
const deck: Deck = {
  meta: { title: 'T', authors: [], lang: 'en', appearance: 'light' },
  sections: [],
  slides: [slide],
  references: {},
  diagnostics: [],
}
const empty = { deckRevision: 1, pages: [], diagramErrors: [], overflows: [] }

describe('what only shows in the layout', () => {
  it('EX11 a slide that overflows is a warning at its heading, in pixels and directions', () => {
    const [found] = reportDiagnostics(deck, { ...empty, overflows: [{ slide: 'pag', x: 0, y: 41.2 }] })
    expect(found).toMatchObject({
      code: 'slide-overflow',
      severity: 'warning',
      file: 'slides/02-brain.md',
      line: 7,
      reason: expect.stringContaining('42 px below'),
    })
    expect(found?.reason).not.toContain('beside')
  })

  it('EX11 a diagram that cannot be drawn is an error at its slide', () => {
    const [found] = reportDiagnostics(deck, {
      ...empty,
      diagramErrors: [{ slide: 'pag', diagram: 'fig-axis', message: 'Parse error' }],
    })
    expect(found).toMatchObject({ code: 'diagram-invalid', severity: 'error', line: 7 })
    expect(found?.reason).toContain('fig-axis')
    expect(found?.reason).toContain('Parse error')
  })

  it('EX297 of letters without a font thirty are named, and of more their number', () => {
    const letters = (count: number) =>
      Array.from({ length: count }, (_, at) => String.fromCodePoint(0x4e00 + at)).join('')
    const reasonOf = (count: number) =>
      reportDiagnostics(deck, { ...empty, missingLetters: [{ slide: 'pag', letters: letters(count) }] })[0]
        ?.reason
    expect(reasonOf(30)).toContain(`no font for ${letters(30)} on the slide`)
    expect(reasonOf(33)).toContain(`no font for ${letters(30)} and 3 more letters on the slide`)
  })

  it('EX11 what another revision of the deck reported is left out', () => {
    expect(reportDiagnostics(deck, { ...empty, overflows: [{ slide: 'gone', x: 1, y: 1 }] })).toEqual([])
  })
})
