import { describe, expect, it } from 'vitest'
import { readPdfQuery } from '../../../core/export/pdf-options.ts'
import { previewAddress, previewPart, previewSize, readPreviewQuery } from '../../../core/export/preview.ts'
import { pdfOptions } from '../../support/pdf-options.ts'

/** A title, sections of ten slides, and two slides of sources at the end. */
const outline = (count: number) => ({
  slides: Array.from({ length: count }, (_, index) => ({
    id: `s${index}`,
    index,
    section: 0,
    title: `Slide ${index}`,
    lastStep: 0,
    kind:
      index === 0
        ? ('title' as const)
        : index >= count - 2
          ? ('bibliography' as const)
          : index % 10 === 1
            ? ('section' as const)
            : ('content' as const),
  })),
})

describe('what a print will look like', () => {
  it('EX240 two slides are shown from the one that the lecture is at', () => {
    const part = (at: number) => previewPart(pdfOptions({ kind: 'slides' }), outline(30), at)
    expect(part(0)).toEqual({ slides: [0, 1], page: 1 })
    expect(part(7)).toEqual({ slides: [7, 8], page: 8 })
    expect(part(29)).toEqual({ slides: [29], page: 30 })
  })

  it('EX240 of a handout it is the sheet on which the slide stands, under its number', () => {
    const part = (perPage: 3 | 4, at: number) =>
      previewPart(pdfOptions({ kind: 'handout', perPage }), outline(30), at)
    expect(part(3, 7)).toEqual({ slides: [6, 7, 8], page: 3 })
    expect(part(4, 0)).toEqual({ slides: [0, 1, 2, 3], page: 1 })
    // Slides of sources are not in a handout: the last sheet before them.
    expect(part(4, 29)).toEqual({ slides: [24, 25, 26, 27], page: 7 })
    expect(previewPart(pdfOptions({ kind: 'handout', beside: 'notes' }), outline(30), 5)).toEqual({
      slides: [5],
      page: 6,
    })
  })

  it('EX240 a script begins at its beginning, and sources come from slides that cite and slides that list', () => {
    expect(previewPart(pdfOptions({ kind: 'script' }), outline(30), 20)).toEqual({
      slides: [1, 2, 3, 4, 5, 6],
      page: 1,
    })
    const { slides } = previewPart(pdfOptions({ kind: 'sources' }), outline(30), 20)
    expect(slides.slice(-2)).toEqual([28, 29])
    expect(slides).not.toContain(1)
  })

  it.each(['slides', 'steps', 'handout', 'script', 'sources'] as const)(
    'EX240 of 2,000 slides only a few are laid out for a preview of %s',
    (kind) => {
      const options = pdfOptions({ kind, ...(kind === 'handout' && { perPage: 6 }) })
      for (const at of [0, 1000, 1999]) {
        const { slides } = previewPart(options, outline(2000), at)
        expect(slides.length).toBeGreaterThan(0)
        expect(slides.length).toBeLessThanOrEqual(kind === 'sources' ? 42 : 6)
      }
    },
  )

  it('EX240 a lecture without slides has a preview without slides', () => {
    for (const kind of ['slides', 'steps', 'handout', 'script', 'sources'] as const)
      expect(previewPart(pdfOptions({ kind }), { slides: [] }, 0)).toEqual({ slides: [], page: 1 })
  })

  it('EX241 the frame’s address says what and how, and whoever reads it gets the same', () => {
    const options = pdfOptions({ kind: 'handout', perPage: 4, paper: 'letter' })
    const query = new URLSearchParams(previewAddress(options, { slides: [4, 5, 9], page: 2 }).split('?')[1])
    expect(readPreviewQuery(query)).toEqual({ slides: [4, 5, 9], page: 2 })
    expect(readPdfQuery(query)).toEqual(options)
    expect(readPreviewQuery(new URLSearchParams('kind=slides'))).toBeNull()
    for (const nonsense of ['', 'x', '-1', '1..2', '1.2.', '99999999', '1e3'])
      expect(readPreviewQuery(new URLSearchParams({ preview: nonsense, page: '-1' }))).toEqual({
        slides: [],
        page: 1,
      })
    const many = Array.from({ length: 5000 }, (_, index) => index).join('.')
    expect(readPreviewQuery(new URLSearchParams({ preview: many }))?.slides).toHaveLength(200)
  })

  it('EX241 paper is shown as one sheet, slides as so many pages as there are, steps as two', () => {
    const size = (slides: number) => previewSize(pdfOptions({ kind: 'slides', aspect: '4:3' }), slides)
    expect([size(1), size(0)]).toEqual([
      { width: 1280, height: 960 },
      { width: 1280, height: 960 },
    ])
    expect(previewSize(pdfOptions({ kind: 'steps' }), 1)).toEqual({ width: 1280, height: 1476 })
    expect(size(2)).toEqual({ width: 1280, height: 1956 })
    const { width, height } = previewSize(pdfOptions({ kind: 'script', paper: 'letter' }), 6)
    expect([width, height].map(Math.round)).toEqual([816, 1056])
  })
})
