import type { AudienceView, FollowerView, Stroke } from '../../core/session/types.ts'

/** Where a follower looks: where the room is, or at a slide of their own choice (0-based index). */
export type Look = { kind: 'live' } | { kind: 'back'; slide: number }

export const LIVE: Look = { kind: 'live' }

/** The 0-based index of the slide that is looked at. */
export function slideOf(look: Look, view: FollowerView): number {
  return look.kind === 'live' ? view.position.slide : Math.min(look.slide, view.furthest.slide)
}

/** One slide on or back, as far as the room has seen; coming to the room's slide is being live again. */
export function moved(look: Look, view: FollowerView, by: 1 | -1): Look {
  const slide = Math.max(0, Math.min(slideOf(look, view) + by, view.furthest.slide))
  return slide === view.position.slide ? LIVE : { kind: 'back', slide }
}

export function canMove(look: Look, view: FollowerView, by: 1 | -1): boolean {
  const slide = slideOf(look, view) + by
  return slide >= 0 && slide <= view.furthest.slide
}

/**
 * The view to show. Looking back shows a slide as the room saw it last: whole, but of the furthest one no more
 * than its furthest step; and whatever lies over the room's slide at this moment stays there.
 * @param lastStep of the slide that is looked at, 0-based
 * @param ink what was drawn on it
 */
export function shownView(
  look: Look,
  view: FollowerView,
  lastStep: number,
  ink: readonly Stroke[],
): AudienceView {
  const { furthest, slideCount: _count, ...room } = view
  if (look.kind === 'live') return { ...room, role: 'audience' }
  const slide = slideOf(look, view)
  const step = slide === furthest.slide ? furthest.step : lastStep
  return { ...room, role: 'audience', position: { slide, step }, blank: null, zoom: null, source: null, ink }
}

/** Where one is, in words. */
export function whereWords(look: Look, view: FollowerView, isLost: boolean): string {
  if (isLost) return 'Connection lost. This slide stays; trying again.'
  const here = `Slide ${slideOf(look, view) + 1} of ${view.slideCount}`
  if (look.kind === 'live') return `${here}, live`
  return `${here}; the room is at ${view.position.slide + 1}`
}
