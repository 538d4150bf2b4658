import {
  besideChoices,
  papers,
  perPageChoices,
  type PdfKind,
  type PdfWishes,
} from '../../core/export/pdf-options.ts'
import type { ExportWish } from '../../core/export/wish.ts'
import type { RememberedKind } from './use-remembered.ts'

/** What can be chosen in the export dialog. */
export interface ExportChoices {
  what: PdfKind | Exclude<ExportWish['type'], 'pdf'>
  /** Of a handout. */
  perPage: (typeof perPageChoices)[number]
  beside: (typeof besideChoices)[number]
  paper: (typeof papers)[number]
  aspect: '16:9' | '4:3'
  dark: boolean
  pageNumbers: boolean
  slideSources: boolean
  ink: boolean
  /** On every page; null is what suits the kind. */
  disclaimer: boolean | null
  /** Of the web page. */
  notes: boolean
  /** Of pictures and drawings: the slide that is shown, or all. */
  which: (typeof whichChoices)[number]
}

const whichChoices = ['this', 'all'] as const

export const firstChoices: ExportChoices = {
  what: 'slides',
  perPage: 3,
  beside: 'lines',
  paper: 'a4',
  aspect: '16:9',
  dark: false,
  pageNumbers: true,
  slideSources: false,
  ink: false,
  disclaimer: null,
  notes: false,
  which: 'this',
}

/**
 * What is wished for with these choices; what does not concern their kind is left out.
 * @param shown id of the slide that is shown; null in a lecture without slides
 */
export function wishOf(choices: ExportChoices, shown: string | null): ExportWish {
  const { what, dark, ink } = choices
  const slide = choices.which === 'this' ? shown : null
  switch (what) {
    case 'html':
      return { type: 'html', notes: choices.notes }
    case 'png':
      return { type: what, slide, dark, ink }
    case 'svg':
      return { type: what, slide }
    case 'archive':
    case 'pptx':
    case 'bib':
    case 'csl':
    case 'pack':
      return { type: what }
    default:
      return { type: 'pdf', pdf: pdfWishes(what, choices) }
  }
}

function pdfWishes(kind: PdfKind, choices: ExportChoices): PdfWishes {
  const { beside, perPage, disclaimer } = choices
  return {
    kind,
    ...(kind === 'handout' && { beside, ...(beside !== 'notes' && { perPage }) }),
    ...(isOnSlides(kind) ? { aspect: choices.aspect } : { paper: choices.paper }),
    ...(choices.dark && { appearance: 'dark' }),
    ...(!choices.pageNumbers && { pageNumbers: false }),
    ...(disclaimer !== null && { disclaimer }),
    ...(choices.slideSources && kind !== 'sources' && { slideSources: true }),
    ...(choices.ink && kind !== 'sources' && { ink: true }),
  }
}

/** Whether a disclaimer stands on every page: without a choice on paper alone. */
export function showsDisclaimer({ what, disclaimer }: ExportChoices): boolean {
  return disclaimer ?? !isOnSlides(what)
}

/** Address of the file that the web shell makes of a wish. */
export function exportAddress(wish: ExportWish): string {
  if (wish.type === 'html') return `/export?type=html&notes=${wish.notes ? '1' : '0'}`
  if (wish.type === 'png')
    return addressOf([
      ['type', 'png'],
      ['slide', wish.slide ?? undefined],
      ['dark', wish.dark || undefined],
      ['ink', wish.ink || undefined],
    ])
  if (wish.type === 'svg')
    return addressOf([
      ['type', 'svg'],
      ['slide', wish.slide ?? undefined],
    ])
  if (wish.type !== 'pdf') return `/export?type=${wish.type}`
  const { pdf } = wish
  return addressOf([
    ['type', 'pdf'],
    ['kind', pdf.kind],
    ['with', pdf.beside],
    ['per-page', pdf.perPage],
    ['aspect', pdf.aspect],
    ['paper', pdf.paper],
    ['appearance', pdf.appearance],
    ['page-numbers', pdf.pageNumbers],
    ['disclaimer', pdf.disclaimer],
    ['slide-sources', pdf.slideSources],
    ['ink', pdf.ink],
  ])
}

function addressOf(fields: [string, string | number | boolean | undefined][]): string {
  const query = new URLSearchParams()
  for (const [name, value] of fields)
    if (value !== undefined) query.set(name, typeof value === 'boolean' ? (value ? '1' : '0') : String(value))
  return `/export?${query}`
}

/** Whether pages have the shape of slides rather than of paper. */
export function isOnSlides(what: ExportChoices['what']): boolean {
  return what === 'slides' || what === 'steps'
}

/** What was chosen last on this computer; what is kept wrongly is as it was the first time. */
export const EXPORT_CHOICES: RememberedKind<ExportChoices> = {
  name: 'export.choices',
  read(text) {
    try {
      const kept: unknown = JSON.parse(text ?? '{}')
      return readChoices(typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {})
    } catch {
      return firstChoices
    }
  },
  print: (choices) => JSON.stringify(choices),
}

const WHAT: readonly ExportChoices['what'][] = [
  'slides',
  'steps',
  'handout',
  'script',
  'sources',
  'html',
  'pptx',
  'png',
  'svg',
  'archive',
  'pack',
  'bib',
  'csl',
]

function readChoices(kept: Record<string, unknown>): ExportChoices {
  const one = <T>(value: unknown, all: readonly T[], otherwise: T) =>
    all.find((each) => each === value) ?? otherwise
  const yes = (value: unknown, otherwise: boolean) => (typeof value === 'boolean' ? value : otherwise)
  const { disclaimer } = kept
  return {
    what: one(kept['what'], WHAT, firstChoices.what),
    perPage: one(kept['perPage'], perPageChoices, firstChoices.perPage),
    beside: one(kept['beside'], besideChoices, firstChoices.beside),
    paper: one(kept['paper'], papers, firstChoices.paper),
    aspect: one(kept['aspect'], ['16:9', '4:3'] as const, firstChoices.aspect),
    dark: yes(kept['dark'], firstChoices.dark),
    pageNumbers: yes(kept['pageNumbers'], firstChoices.pageNumbers),
    slideSources: yes(kept['slideSources'], firstChoices.slideSources),
    ink: yes(kept['ink'], firstChoices.ink),
    disclaimer: typeof disclaimer === 'boolean' ? disclaimer : null,
    notes: yes(kept['notes'], firstChoices.notes),
    which: one(kept['which'], whichChoices, firstChoices.which),
  }
}
