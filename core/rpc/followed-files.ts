import type { Deck, Slide } from '../deck/types.ts'
import type { LectureHost } from './host.ts'

/** What slides name, by slide: the addresses do not change while the slide does not. */
const named = new WeakMap<Slide, readonly string[]>()

/**
 * Whether a slide that the room has seen shows the file at this address (`/deck/…`, without a query). All else in
 * the lecture's folder, its very sources included, is not for followers.
 */
export function mayFetch(host: LectureHost, pathname: string): boolean {
  const { view } = host.snapshot('follower')
  if (view.role !== 'follower') return false
  const { deck } = host.deck('audience')
  return seenSlides(deck, view.furthest.slide).some((slide) => filesOf(slide).includes(pathname))
}

function seenSlides(deck: Deck, furthest: number): readonly Slide[] {
  return deck.slides.slice(0, furthest + 1)
}

/** Addresses stand in attributes, where nothing but `&` had to be written differently. */
const inHtml = /"(\/deck\/[^"?#]*)/g

function filesOf(slide: Slide): readonly string[] {
  const known = named.get(slide)
  if (known !== undefined) return known
  const found = Array.from(slide.html.matchAll(inHtml), ([, path = '']) => path.replaceAll('&amp;', '&'))
  if (slide.background?.kind === 'picture') found.push(slide.background.src.replace(/[?#].*$/, ''))
  named.set(slide, found)
  return found
}
