import { besideChoices, papers, perPageChoices, type PdfKind } from '../../core/export/pdf-options.ts'

/** What can be chosen in the export dialog. */
export interface ExportChoices {
  what: PdfKind | 'html' | 'pptx' | 'archive'
  /** Of a handout. */
  perPage: (typeof perPageChoices)[number]
  beside: (typeof besideChoices)[number]
  paper: (typeof papers)[number]
  aspect: '16:9' | '4:3'
  dark: boolean
  pageNumbers: boolean
  slideSources: boolean
  ink: boolean
  /** Of the web page. */
  notes: boolean
}

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
  notes: false,
}

/** Address of the file that the web shell makes of these choices; what does not concern their kind is left out. */
export function exportAddress(choices: ExportChoices): string {
  const { what } = choices
  if (what === 'html') return `/export?type=html&notes=${choices.notes ? '1' : '0'}`
  if (what === 'pptx' || what === 'archive') return `/export?type=${what}`
  const query = new URLSearchParams({ type: 'pdf', kind: what })
  if (what === 'handout') {
    query.set('with', choices.beside)
    if (choices.beside !== 'notes') query.set('per-page', String(choices.perPage))
  }
  if (isOnSlides(what)) query.set('aspect', choices.aspect)
  else query.set('paper', choices.paper)
  if (choices.dark) query.set('appearance', 'dark')
  if (!choices.pageNumbers) query.set('page-numbers', '0')
  if (choices.slideSources && what !== 'sources') query.set('slide-sources', '1')
  if (choices.ink && what !== 'sources') query.set('ink', '1')
  return `/export?${query}`
}

/** Whether pages have the shape of slides rather than of paper. */
export function isOnSlides(what: ExportChoices['what']): boolean {
  return what === 'slides' || what === 'steps'
}

const KEY = 'lectern.export'

/** What was chosen last on this machine; unknown values are those of the first time. */
export function rememberedChoices(storage: Pick<Storage, 'getItem'> = localStorage): ExportChoices {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '{}')
    return readChoices(typeof kept === 'object' && kept !== null ? (kept as Record<string, unknown>) : {})
  } catch {
    return firstChoices
  }
}

export function rememberChoices(
  choices: ExportChoices,
  storage: Pick<Storage, 'setItem'> = localStorage,
): void {
  try {
    storage.setItem(KEY, JSON.stringify(choices))
  } catch {
    // A browser that forbids storage forgets.
  }
}

const WHAT: readonly ExportChoices['what'][] = [
  'slides',
  'steps',
  'handout',
  'script',
  'sources',
  'html',
  'pptx',
  'archive',
]

function readChoices(kept: Record<string, unknown>): ExportChoices {
  const one = <T>(value: unknown, all: readonly T[], otherwise: T) =>
    all.find((each) => each === value) ?? otherwise
  const yes = (value: unknown, otherwise: boolean) => (typeof value === 'boolean' ? value : otherwise)
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
    notes: yes(kept['notes'], firstChoices.notes),
  }
}
