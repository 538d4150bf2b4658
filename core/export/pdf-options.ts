/**
 * What a PDF of a lecture is to look like. The command line and the dialogs make it, the print page reads it
 * from its address. Plain data.
 */

export const pdfKinds = ['slides', 'steps', 'handout', 'script', 'sources'] as const
/**
 * `slides`: a page a slide at its last step. `steps`: a page a step. `handout`: several slides to a page, or one
 * with its notes. `script`: the speaker notes to read. `sources`: the bibliography.
 */
export type PdfKind = (typeof pdfKinds)[number]

/** Slides to a page of a handout. */
export const perPageChoices = [1, 2, 3, 4, 6] as const
export type PerPage = (typeof perPageChoices)[number]

/** What stands with the slides of a handout. */
export const besideChoices = ['nothing', 'lines', 'notes'] as const
export type Beside = (typeof besideChoices)[number]

export const papers = ['a4', 'letter'] as const
export type Paper = (typeof papers)[number]

/** Of pages that are slides. */
export const aspects = ['16:9', '4:3'] as const
export type Aspect = (typeof aspects)[number]

export interface PdfOptions {
  kind: PdfKind
  /** For handouts; with notes it is always 1. */
  perPage: PerPage
  /** For handouts. */
  beside: Beside
  /** For all kinds but `slides` and `steps`. */
  paper: Paper
  /** For `slides` and `steps`. */
  aspect: Aspect
  /** Of the slides; paper stays white. */
  appearance: 'light' | 'dark'
  pageNumbers: boolean
  /** On every page; the title slide shows it anyway. */
  disclaimer: boolean
  /** The sources of each slide below it. */
  slideSources: boolean
  /** What was drawn on the slides. */
  ink: boolean
}

/** What is not given is what suits the kind. */
export type PdfWishes = { [K in keyof PdfOptions]?: PdfOptions[K] | undefined }

/** A wish that cannot be granted, in words. */
export interface RefusedWish {
  problem: string
  remedy: string
}

/** Fills in what was not wished for, or says which wishes do not go together. */
export function settlePdfOptions(wishes: PdfWishes): PdfOptions | RefusedWish {
  const kind = wishes.kind ?? 'slides'
  const onSlides = kind === 'slides' || kind === 'steps'
  const refused = contradiction(wishes, kind, onSlides)
  if (refused !== null) return refused
  const beside = wishes.beside ?? (wishes.perPage === 3 ? 'lines' : 'nothing')
  return {
    kind,
    beside,
    perPage: beside === 'notes' ? 1 : (wishes.perPage ?? (beside === 'lines' ? 3 : 2)),
    paper: wishes.paper ?? 'a4',
    aspect: wishes.aspect ?? '16:9',
    appearance: wishes.appearance ?? 'light',
    pageNumbers: wishes.pageNumbers ?? true,
    disclaimer: wishes.disclaimer ?? !onSlides,
    slideSources: wishes.slideSources ?? (kind === 'handout' && beside === 'notes'),
    ink: wishes.ink ?? false,
  }
}

function contradiction(wishes: PdfWishes, kind: PdfKind, onSlides: boolean): RefusedWish | null {
  const { perPage, beside, paper, aspect, slideSources } = wishes
  if (kind !== 'handout' && (perPage !== undefined || beside !== undefined))
    return {
      problem: `Only a handout has several slides to a page or something beside them.`,
      remedy: `Add --kind handout.`,
    }
  if (beside === 'notes' && perPage !== undefined && perPage !== 1)
    return {
      problem: 'With notes there is one slide to a page.',
      remedy: 'Leave --per-page out, or take --with lines.',
    }
  if (onSlides && paper !== undefined)
    return {
      problem: `Pages of the kind ${kind} have the shape of slides.`,
      remedy: 'Use --aspect 16:9 or 4:3.',
    }
  if (!onSlides && aspect !== undefined)
    return { problem: `A ${kind} is printed on paper.`, remedy: 'Use --paper a4 or letter.' }
  if (kind === 'sources' && wishes.ink !== undefined)
    return { problem: 'The kind sources shows no slides.', remedy: 'Leave --ink out.' }
  if (kind === 'sources' && slideSources !== undefined)
    return { problem: 'The kind sources is nothing but sources.', remedy: 'Leave --slide-sources out.' }
  return null
}

/** Whether the page that prints must be given the speaker notes. */
export function needsNotes({ kind, beside }: Pick<PdfOptions, 'kind' | 'beside'>): boolean {
  return kind === 'script' || (kind === 'handout' && beside === 'notes')
}

/** Whether text may run on to further pages, so that only printing tells how many there are. */
export function mayRunOn({ kind }: Pick<PdfOptions, 'kind'>): boolean {
  return kind === 'handout' || kind === 'script' || kind === 'sources'
}

/** Four slides are largest on a sheet that lies on its side. */
export function isLandscape({
  kind,
  perPage,
  beside,
}: Pick<PdfOptions, 'kind' | 'perPage' | 'beside'>): boolean {
  return kind === 'handout' && perPage === 4 && beside === 'nothing'
}

/** Millimetres, standing. */
export const paperSizes: Record<Paper, { width: number; height: number }> = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
}

/** Of the first page, in CSS pixels (96 to the inch). */
export function pageSize(options: PdfOptions): { width: number; height: number } {
  if (options.kind === 'slides' || options.kind === 'steps')
    return { width: 1280, height: options.aspect === '4:3' ? 960 : 720 }
  const { width, height } = paperSizes[options.paper]
  const pixels = (millimetres: number) => (millimetres / 25.4) * 96
  return isLandscape(options)
    ? { width: pixels(height), height: pixels(width) }
    : { width: pixels(width), height: pixels(height) }
}

/** The print page's query; `readPdfQuery` reads it. */
export function pdfQuery(options: PdfOptions): string {
  const on = (value: boolean) => (value ? '1' : '0')
  const fields = {
    kind: options.kind,
    'per-page': String(options.perPage),
    with: options.beside,
    paper: options.paper,
    aspect: options.aspect,
    appearance: options.appearance,
    'page-numbers': on(options.pageNumbers),
    disclaimer: on(options.disclaimer),
    'slide-sources': on(options.slideSources),
    ink: on(options.ink),
  }
  return Object.entries(fields)
    .map(([name, value]) => `${name}=${value.replace(':', '%3A')}`)
    .join('&')
}

/** What is missing or unknown is as if it had not been wished for. */
export function readPdfQuery(query: { get(name: string): string | null }): PdfOptions {
  const one = <T extends string>(name: string, choices: readonly T[]) =>
    choices.find((choice) => choice === query.get(name))
  const yes = (name: string) => {
    const value = query.get(name)
    return value === null ? undefined : value === '1'
  }
  const kind = one('kind', pdfKinds) ?? 'slides'
  const isHandout = kind === 'handout'
  const isPaper = kind !== 'slides' && kind !== 'steps'
  const settled = settlePdfOptions({
    kind,
    perPage: isHandout
      ? perPageChoices.find((choice) => String(choice) === query.get('per-page'))
      : undefined,
    beside: isHandout ? one('with', besideChoices) : undefined,
    paper: isPaper ? one('paper', papers) : undefined,
    aspect: isPaper ? undefined : one('aspect', aspects),
    appearance: one('appearance', ['light', 'dark'] as const),
    pageNumbers: yes('page-numbers'),
    disclaimer: yes('disclaimer'),
    slideSources: kind === 'sources' ? undefined : yes('slide-sources'),
    ink: kind === 'sources' ? undefined : yes('ink'),
  })
  if ('problem' in settled) throw new RangeError(settled.problem)
  return settled
}
