import type { DeckOutline, PageReport, SlideContent } from '../../core/rpc/contract.ts'
import { drawDiagrams } from './diagrams.ts'
import { measureOverflow } from './fit.ts'
import { renderSlide } from './slide.ts'
import { warmFonts } from './warm-fonts.ts'

export type Trouble = Pick<PageReport, 'diagramErrors' | 'overflows'>

export interface ReadySlidesOptions {
  outline: DeckOutline
  slides: (indices: number[]) => Promise<SlideContent[]>
  idPrefix: string
  onTrouble?: ((trouble: Trouble) => void) | undefined
}

/** The slides a stage has at hand: fetched, rendered, their diagrams drawn, not yet in the document. */
export interface ReadySlides {
  /** Rejects when the slide cannot be fetched; the next call tries again. */
  get(index: number): Promise<HTMLElement>
  /** Makes these ready, one after the other, and forgets all others. */
  keep(indices: number[]): void
  /** To be called once the slide is in the document: tells of what does not fit. */
  laidOut(section: HTMLElement): void
}

export function createReadySlides(options: ReadySlidesOptions): ReadySlides {
  const ready = new Map<number, Promise<HTMLElement>>()
  const measured = new WeakSet<HTMLElement>()

  const prepare = async (index: number): Promise<HTMLElement> => {
    const [slide] = await options.slides([index])
    if (!slide) throw new RangeError(`There is no slide ${index}`)
    // No appearance of its own: the slide follows the stage's.
    const { outline, idPrefix } = options
    const section = renderSlide(slide, { outline, idPrefix })
    warmFonts(section)
    const failures = await drawDiagrams(section, slide, { idPrefix })
    if (failures.length > 0) {
      const diagramErrors = failures.map((failure) => ({ slide: slide.id, ...failure }))
      options.onTrouble?.({ diagramErrors, overflows: [] })
    }
    await Promise.all([...section.querySelectorAll('img')].map(loaded))
    return section
  }

  const get = (index: number): Promise<HTMLElement> => {
    const known = ready.get(index)
    if (known) return known
    const section = prepare(index)
    ready.set(index, section)
    section.catch(() => {
      if (ready.get(index) === section) ready.delete(index)
    })
    return section
  }

  return {
    get,
    keep(indices) {
      for (const index of ready.keys()) if (!indices.includes(index)) ready.delete(index)
      // What cannot be made ready now is asked for again when it is to be shown.
      for (const index of indices) get(index).catch(() => undefined)
    },
    laidOut(section) {
      if (measured.has(section)) return
      measured.add(section)
      const { x, y } = measureOverflow(section)
      const slide = section.dataset['slide'] ?? ''
      if (x > 0 || y > 0) options.onTrouble?.({ diagramErrors: [], overflows: [{ slide, x, y }] })
    },
  }
}

/**
 * Resolves when the picture can be shown, or when it is clear that it cannot: then it has the class `is-missing`,
 * by which the room is spared the sign that browsers put in its place.
 */
async function loaded(image: HTMLImageElement): Promise<void> {
  image.loading = 'eager'
  await image.decode().catch(() => image.classList.toggle('is-missing', image.naturalWidth === 0))
}
