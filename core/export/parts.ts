import type { PdfOptions } from './pdf-options.ts'

/** How pages that are slides are divided into what is printed at once. */
export interface Division {
  /** Pages that are printed at once, at most; a slide's steps stay together and may be more. Infinity: all of them. */
  atMost: number
  /** How many print at the same time, each every so manieth part. 1 or more. */
  shares: number
}

interface Printed {
  index: number
  /** 0-based. */
  lastStep: number
}

/**
 * Indices of the slides of each part, in their order. Several that print at the same time get as many parts as each
 * other, all about as long, so that none has to wait for the last one of another.
 */
export function partsOf(
  slides: readonly Printed[],
  kind: PdfOptions['kind'],
  { atMost, shares }: Division,
): number[][] {
  const pagesOf = ({ lastStep }: Printed) => (kind === 'steps' ? lastStep + 1 : 1)
  const all = slides.reduce((sum, slide) => sum + pagesOf(slide), 0)
  const needed = Math.ceil(all / atMost)
  const size = needed > 1 && shares > 1 ? all / (shares * Math.ceil(needed / shares)) : atMost
  const parts: number[][] = []
  let pages = 0
  /** How many pages there are to be by the end of the part that is being filled. */
  let full = 0
  for (const slide of slides) {
    if (pages >= full) {
      parts.push([])
      full = shares > 1 ? size * parts.length : pages + size
    }
    parts.at(-1)?.push(slide.index)
    pages += pagesOf(slide)
  }
  return parts
}

/** The print page's query for the first share, beside `pdfQuery`; that of another adds `share`. */
export function divisionQuery({ atMost, shares }: Division): string {
  return shares === 1 ? `part=${atMost}` : `part=${atMost}&of=${shares}`
}

/** Reads the print page's query. Without `part` in it all pages are printed at once. */
export function readDivision(query: { get(name: string): string | null }): Division & { share: number } {
  const whole = (name: string, least: number) => Math.max(least, Math.trunc(Number(query.get(name)) || 0))
  return { atMost: Number(query.get('part')) || Infinity, shares: whole('of', 1), share: whole('share', 0) }
}
