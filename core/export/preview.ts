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
  const slides = /^\d{1,6}(\.\d{1,6})*$/.test(list) ? list.split('.').map(Number) : []
  const page = Number(query.get('page'))
  return { slides: slides.slice(0, 200), page: Number.isSafeInteger(page) && page > 0 ? page : 1 }
}

/** CSS pixels between two pages that are slides. */
const PREVIEW_GAP = 36

/** Of what is shown, in CSS pixels: a sheet of paper, or two pages that are slides, one below the other. */
export function previewSize(options: PdfOptions): { width: number; height: number } {
  const { width, height } = pageSize(options)
  const isSlides = options.kind === 'slides' || options.kind === 'steps'
  return { width, height: isSlides ? 2 * height + PREVIEW_GAP : height }
}
