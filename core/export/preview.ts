import type { Slide } from '../deck/types.ts'
import { pageSize, pdfQuery, type PdfOptions } from './pdf-options.ts'

/** A small part of a print: enough to see what a page looks like, however long the lecture is. */
export interface PreviewPart {
  /** Indices of the slides to lay out, ascending. */
  slides: readonly number[]
  /** What the page number says, 1-based. */
  page: number
}

/** Entries of a bibliography come from the slides that cite them; so many fill a page. */
const MOST_CITING = 40

/** Passages of a script that fill a page at least. */
const PASSAGES = 6

/** The page on which the slide with this index stands, or the nearest one. */
export function previewPart(
  options: PdfOptions,
  { slides }: { slides: readonly Pick<Slide, 'index' | 'kind'>[] },
  current: number,
): PreviewPart {
  const from = (candidates: readonly { index: number }[], most: number) => {
    const start = Math.max(
      0,
      candidates.findLastIndex(({ index }) => index <= current),
    )
    return { start, indices: candidates.slice(start, start + most).map(({ index }) => index) }
  }
  switch (options.kind) {
    case 'slides': {
      const { start, indices } = from(slides, 2)
      return { slides: indices, page: start + 1 }
    }
    case 'steps':
      return { slides: from(slides, 1).indices, page: 1 }
    case 'handout': {
      const shown = slides.filter(({ kind }) => kind !== 'bibliography')
      const sheet = Math.floor(from(shown, 1).start / options.perPage)
      const onSheet = shown.slice(sheet * options.perPage, (sheet + 1) * options.perPage)
      return { slides: onSheet.map(({ index }) => index), page: sheet + 1 }
    }
    case 'script': {
      const read = slides.filter(({ kind }) => kind !== 'bibliography' && kind !== 'title')
      return { slides: read.slice(0, PASSAGES).map(({ index }) => index), page: 1 }
    }
    case 'sources': {
      const lists = slides.filter(({ kind }) => kind === 'bibliography')
      const citing = slides.filter(({ kind }) => kind === 'content').slice(0, MOST_CITING)
      const indices = [...citing, ...lists].map(({ index }) => index)
      return { slides: indices.toSorted((a, b) => a - b), page: 1 }
    }
  }
}

/** The print page's address for this part of a print; `readPreviewQuery` reads the part from it. */
export function previewAddress(options: PdfOptions, { slides, page }: PreviewPart): string {
  return `/print?${pdfQuery(options)}&preview=${slides.join('.')}&page=${page}`
}

/** Null for a page that is to be printed whole. What is no part counts as one without slides. */
export function readPreviewQuery(query: { get(name: string): string | null }): PreviewPart | null {
  const list = query.get('preview')
  if (list === null) return null
  const slides = INDICES.test(list) ? list.split('.').map(Number) : []
  const page = Number(query.get('page'))
  return { slides: slides.slice(0, 200), page: Number.isSafeInteger(page) && page > 0 ? page : 1 }
}

/** More of a query, for a page that is to lay out these slides alone, ascending; null for all. `readSlidesQuery` reads it. */
export function slidesQuery(slides: readonly Pick<Slide, 'index'>[] | null): string {
  return slides === null ? '' : `&slides=${slides.map(({ index }) => index).join('.')}`
}

/** Null for all of them. */
export function readSlidesQuery(query: { get(name: string): string | null }): readonly number[] | null {
  const list = query.get('slides')
  return list !== null && INDICES.test(list) ? list.split('.').map(Number) : null
}

const INDICES = /^\d{1,6}(\.\d{1,6})*$/

/** CSS pixels between two pages that are slides. */
const PREVIEW_GAP = 36

/**
 * Of what is shown, in CSS pixels: a sheet of paper, or pages that are slides, one below the other: two, but for the
 * kind `slides` as many as there are slides.
 */
export function previewSize(options: PdfOptions, slides: number): { width: number; height: number } {
  const { width, height } = pageSize(options)
  const isSlides = options.kind === 'slides' || options.kind === 'steps'
  const pages = options.kind === 'slides' ? Math.max(1, slides) : 2
  return { width, height: isSlides ? pages * height + (pages - 1) * PREVIEW_GAP : height }
}
