import type { DeckOutline } from '../../core/rpc/contract.ts'
import type { Position } from '../../core/session/types.ts'

/**
 * What a screen reader is told when the room's view goes from `before` (null at the start) to `now`:
 * the slide's title and number, or, within a slide, what has just appeared. '' says nothing.
 */
export function announcement(
  outline: DeckOutline,
  before: Position | null,
  now: Position,
  appeared: string,
): string {
  const slide = outline.slides[now.slide]
  if (!slide) return ''
  if (before?.slide === now.slide) {
    if (now.step <= before.step) return ''
    return appeared.replace(/\s+/g, ' ').trim() || `Step ${now.step + 1} of ${slide.lastStep + 1}`
  }
  const number = `Slide ${now.slide + 1} of ${outline.slides.length}`
  if (slide.title === '') return number
  return /[.?!…]$/.test(slide.title) ? `${slide.title} ${number}` : `${slide.title}. ${number}`
}
