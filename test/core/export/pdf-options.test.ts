import { describe, expect, it } from 'vitest'
import {
  besideChoices,
  isLandscape,
  mayRunOn,
  needsNotes,
  pageSize,
  papers,
  pdfKinds,
  pdfQuery,
  perPageChoices,
  readPdfQuery,
  settlePdfOptions,
  type PdfOptions,
  type PdfWishes,
} from '../../../core/export/pdf-options.ts'

/** Everything that may be wished for, as far as it goes together. */
function everything(): PdfOptions[] {
  const wishes: PdfWishes[] = pdfKinds.flatMap((kind): PdfWishes[] => {
    if (kind === 'handout')
      return perPageChoices.flatMap((perPage) => besideChoices.map((beside) => ({ kind, perPage, beside })))
    if (kind === 'slides' || kind === 'steps') return [{ kind }, { kind, aspect: '4:3' }]
    return papers.map((paper) => ({ kind, paper }))
  })
  const flags: PdfWishes[] = [{}, { disclaimer: true, pageNumbers: false, appearance: 'dark' }]
  return wishes.flatMap((wish) =>
    flags.flatMap((flag) => {
      const settled = settlePdfOptions({ ...wish, ...flag })
      return 'problem' in settled ? [] : [settled]
    }),
  )
}

describe('what a PDF is to look like', () => {
  it('EX20 without a wish it is one page a slide, light, as wide as the slide', () => {
    expect(settlePdfOptions({})).toEqual({
      kind: 'slides',
      perPage: 2,
      beside: 'nothing',
      paper: 'a4',
      aspect: '16:9',
      appearance: 'light',
      pageNumbers: true,
      disclaimer: false,
      slideSources: false,
      ink: false,
    })
  })

  it('EX20 three to a page get lines beside them, two do not, and notes take a page for each slide', () => {
    expect(settlePdfOptions({ kind: 'handout', perPage: 3 })).toMatchObject({ perPage: 3, beside: 'lines' })
    expect(settlePdfOptions({ kind: 'handout', beside: 'lines' })).toMatchObject({ perPage: 3 })
    expect(settlePdfOptions({ kind: 'handout' })).toMatchObject({ perPage: 2, beside: 'nothing' })
    expect(settlePdfOptions({ kind: 'handout', beside: 'notes' })).toMatchObject({
      perPage: 1,
      slideSources: true,
    })
  })

  const CONTRADICTIONS: [wishes: PdfWishes, problem: RegExp, remedy: RegExp][] = [
    [{ perPage: 2 }, /Only a handout/, /--kind handout/],
    [{ kind: 'script', beside: 'lines' }, /Only a handout/, /--kind handout/],
    [{ kind: 'handout', beside: 'notes', perPage: 4 }, /one slide to a page/, /--with lines/],
    [{ kind: 'steps', paper: 'a4' }, /shape of slides/, /--aspect/],
    [{ kind: 'sources', aspect: '4:3' }, /printed on paper/, /--paper/],
    [{ kind: 'sources', slideSources: true }, /nothing but sources/, /--slide-sources/],
    [{ kind: 'sources', ink: true }, /shows no slides/, /--ink/],
  ]
  it.each(CONTRADICTIONS)(
    'EX20 wishes that do not go together are refused with a remedy: %j',
    (wishes, problem, remedy) => {
      expect(settlePdfOptions(wishes)).toEqual({
        problem: expect.stringMatching(problem),
        remedy: expect.stringMatching(remedy),
      })
    },
  )

  it('EX20 the print page reads from its address what was wished for', () => {
    const all = everything()
    expect(all.length).toBeGreaterThan(30)
    for (const options of all) expect(readPdfQuery(new URLSearchParams(pdfQuery(options)))).toEqual(options)
  })

  it('EX20 an address without any of it means slides', () => {
    expect(readPdfQuery(new URLSearchParams('kind=unknown&per-page=99'))).toEqual(settlePdfOptions({}))
  })

  it('EX20 notes are needed for scripts and for handouts with notes alone', () => {
    for (const options of everything())
      expect(needsNotes(options)).toBe(options.kind === 'script' || options.beside === 'notes')
  })

  it('EX20 pages are as large as the paper, on its side for four slides alone', () => {
    for (const options of everything()) {
      const { width, height } = pageSize(options)
      const isWide = !mayRunOn(options) || isLandscape(options)
      expect(width > height).toBe(isWide)
    }
    const lying = everything().filter(isLandscape)
    expect(lying.length).toBeGreaterThan(0)
    for (const { perPage, beside } of lying) expect([perPage, beside]).toEqual([4, 'nothing'])
  })
})
