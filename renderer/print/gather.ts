import type { DeckOutline, PageReport, SlideContent } from '../../core/rpc/contract.ts'
import type { Stroke } from '../../core/session/types.ts'
import type { LectureConnection } from '../shared/connect.ts'
import type { MarginTexts } from './margin-texts.ts'
import { measureOverflow } from '../shared/fit.ts'

/** Slides fetched and laid out at a time: large enough to be quick, small enough not to be one long wait. */
const BATCH = 50

/** Strokes by the slide's id. */
export type InkBySlide = ReadonlyMap<string, readonly Stroke[]>

export interface PrintConnection extends Pick<LectureConnection, 'outline' | 'slides'> {
  /** What was drawn on the slides; null when it is not to be printed. */
  ink: InkBySlide | null
  /** Indices of the slides to lay out; all of them when absent. */
  only?: readonly number[] | undefined
  /** Told what stands in the margins of paper. */
  onMargins?: ((texts: MarginTexts) => void) | undefined
}

/** What is drawn at this moment. */
export function inkOf(connection: Pick<LectureConnection, 'onSnapshot'>): Promise<InkBySlide> {
  return new Promise((resolve) => {
    connection.onSnapshot(({ view }) => {
      if (view.role === 'printer')
        resolve(new Map(view.ink.map(({ slide, strokes }) => [slide, strokes] as const)))
    })
  })
}

declare global {
  interface Window {
    /** Of a page in parts: lays out the next one in place of the one before; null when there is none. */
    lecternNext?: () => Promise<PageReport | null>
  }
}

export function newReport({ deckRevision }: DeckOutline): PageReport {
  return { deckRevision, pages: [], diagramErrors: [], overflows: [] }
}

/** Gives `each` every slide in order, waiting for what it returns. @throws Error as `slidesOf` */
export async function eachSlide(
  connection: PrintConnection,
  outline: DeckOutline,
  each: (slide: SlideContent) => Promise<void>,
): Promise<void> {
  for await (const slide of slidesOf(connection, outline)) await each(slide)
}

/**
 * Every slide in order, each once the one before is laid out. Those that come next are fetched meanwhile.
 * @param wanted indices of the slides; of all that the connection is for when absent
 * @throws Error when the lecture changed meanwhile: that would mix two versions of it
 */
export async function* slidesOf(
  connection: PrintConnection,
  outline: DeckOutline,
  wanted: readonly number[] = wantedOf(connection, outline),
): AsyncGenerator<SlideContent, void> {
  const all = wanted.length
  let coming = fetchSlides(connection, wanted.slice(0, BATCH))
  for (let from = 0; from < all; from += BATCH) {
    const slides = await coming
    coming = fetchSlides(connection, wanted.slice(from + BATCH, from + 2 * BATCH))
    yield* slides
    window.lecternProgress?.(from + slides.length, all)
  }
}

/** Indices of the slides to lay out. */
export function wantedOf({ only }: PrintConnection, { slides }: DeckOutline): readonly number[] {
  return only ?? slides.map(({ index }) => index)
}

function fetchSlides(
  connection: PrintConnection,
  indices: readonly number[],
): Promise<readonly SlideContent[]> {
  if (indices.length === 0) return Promise.resolve([])
  const coming = connection.slides(indices).then((slides) => {
    if (slides.length !== indices.length) throw new Error('The lecture changed while it was printed.')
    return slides
  })
  // Whoever waits for them is told; nobody may, when something else ends the print before.
  coming.catch(() => undefined)
  return coming
}

/** Resolves when fonts and pictures below `place` are there, or it is clear that they will never be. */
export async function everythingArrived(place: HTMLElement): Promise<void> {
  // A picture that cannot be loaded is a diagnostic of the lecture already, not a reason not to print.
  const pictures = [...place.querySelectorAll('img'), ...backgroundsOf(place)].map((image) =>
    image.decode().catch(() => undefined),
  )
  await Promise.all([document.fonts.ready, ...pictures])
}

/** Pictures behind slides, once more: a style does not tell whether its picture is there. */
function backgroundsOf(place: HTMLElement): HTMLImageElement[] {
  return [...place.querySelectorAll<HTMLElement>('.background-picture')].flatMap((section) => {
    const [, address] = /^url\("(.*)"\)$/.exec(section.style.getPropertyValue('--slide-background')) ?? []
    if (address === undefined) return []
    const image = new Image()
    image.src = address
    return [image]
  })
}

/** Slides whose content is larger than they are. Layout is read once, after everything was written. */
export function overflowsOf(sections: readonly HTMLElement[]): PageReport['overflows'] {
  return sections.flatMap((section) => {
    const { x, y } = measureOverflow(section)
    // Drawn smaller, text is set in whole pixels of the small picture: less than one of them is no overflow.
    const zoom = Number.parseFloat(section.style.zoom)
    const slack = zoom < 1 ? 1 / zoom : 0
    return x > slack || y > slack ? [{ slide: section.dataset['slide'] ?? '', x, y }] : []
  })
}

export function element(name: string, className = '', ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}
