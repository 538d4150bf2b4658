import type { Appearance } from '../../core/deck/types.ts'
import type { DeckOutline, SlideContent } from '../../core/rpc/contract.ts'
import { createPreview, type Preview } from '../shared/preview.ts'

export interface ThumbnailOptions {
  /** What scrolls; cards are drawn when they come near its edge. */
  root: Element
  outline: DeckOutline
  appearance: Appearance
  slides: (indices: readonly number[]) => Promise<SlideContent[]>
}

/** Small pictures of slides, drawn one after the other as they come into sight. */
export interface Thumbnails {
  /** Fills every element with `data-thumb="index"` (0-based) in `root`, now or when it comes into sight. */
  watch(): void
  destroy(): void
}

/** So many stay drawn; of a long lecture those that left sight first go first. */
const KEPT = 80

export function createThumbnails({ root, outline, appearance, slides }: ThumbnailOptions): Thumbnails {
  const drawn = new Map<Element, Preview>()
  const wanted = new Set<Element>()
  let working = false
  let ended = false

  const draw = async (place: HTMLElement): Promise<void> => {
    const index = Number(place.dataset['thumb'])
    const [slide] = await slides([index])
    if (ended || slide === undefined || drawn.has(place)) return
    const preview = createPreview(place, { idPrefix: `thumb-${index}-`, decorative: true })
    drawn.set(place, preview)
    await preview.show({ slide, step: slide.lastStep, outline, appearance })
  }

  const work = async (): Promise<void> => {
    if (working) return
    working = true
    for (const place of wanted) {
      wanted.delete(place)
      // A card that cannot be drawn keeps its number and title.
      if (place instanceof HTMLElement) await draw(place).catch(() => undefined)
      if (ended) return
      await idle()
    }
    working = false
    forget()
  }

  const forget = () => {
    for (const [place, preview] of drawn) {
      if (drawn.size <= KEPT) return
      if (isNear(place, root)) continue
      preview.destroy()
      drawn.delete(place)
      seen.observe(place)
    }
  }

  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) wanted.delete(target)
        else if (!drawn.has(target)) wanted.add(target)
      }
      void work()
    },
    { root, rootMargin: '200px' },
  )

  return {
    watch() {
      for (const place of root.querySelectorAll('[data-thumb]')) seen.observe(place)
    },
    destroy() {
      ended = true
      seen.disconnect()
      for (const preview of drawn.values()) preview.destroy()
    },
  }
}

function isNear(place: Element, root: Element): boolean {
  const box = place.getBoundingClientRect()
  const view = root.getBoundingClientRect()
  return box.bottom > view.top - 400 && box.top < view.bottom + 400
}

/** Keys and clicks come first. */
function idle(): Promise<void> {
  return new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 100 })
    else setTimeout(resolve, 10)
  })
}
