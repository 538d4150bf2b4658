import { enoughOf, paceOf, type Pace, type PlannedSlide } from '../../core/session/pace.ts'
import type { DeckOutline } from '../../core/rpc/contract.ts'
import type { PresenterView } from '../../core/session/types.ts'

const MINUTE = 60_000

/** How the lecture keeps to its plan at `elapsed` milliseconds; null without a plan. */
export function paceNow(outline: DeckOutline, view: PresenterView, elapsed: number): Pace | null {
  const slides = outline.slides.map(({ id, minutes, optional, kind }): PlannedSlide => ({
    id,
    ...(minutes === undefined ? {} : { minutes }),
    ...(optional === undefined ? {} : { optional }),
    ...(kind === 'bibliography' ? { isTimeless: true } : {}),
  }))
  const { skipped, slideSince } = view.session
  const index = view.audience.position.slide
  return paceOf({ slides, duration: outline.meta.duration, skipped }, { index, elapsed, slideSince })
}

export interface PaceWords {
  kind: 'behind' | 'ahead' | 'on-time'
  /** e.g. `2 min behind`. */
  words: string
}

/** Less than a minute either way is on time: nobody can act on seconds. */
export function paceWords({ drift }: Pick<Pace, 'drift'>): PaceWords {
  const minutes = Math.trunc(Math.abs(drift) / MINUTE)
  if (minutes === 0) return { kind: 'on-time', words: 'On time' }
  return drift > 0
    ? { kind: 'behind', words: `${minutes} min behind` }
    : { kind: 'ahead', words: `${minutes} min ahead` }
}

/** What would bring the lecture back to its time; null while nothing needs to, or nothing can. */
export function catchUp(pace: Pace): { ids: string[]; saves: number } | null {
  if (pace.drift < MINUTE || pace.offers.length === 0) return null
  const chosen = enoughOf(pace.offers, pace.drift)
  return { ids: chosen.map(({ id }) => id), saves: chosen.reduce((sum, { saves }) => sum + saves, 0) }
}

/** `1 min`, `2½ min`, `45 s`: a length of a slide, rounded as one would say it. */
export function minutesWords(milliseconds: number): string {
  if (milliseconds < MINUTE) return `${Math.round(milliseconds / 1000)} s`
  const halves = Math.round(milliseconds / (MINUTE / 2))
  return `${Math.floor(halves / 2)}${halves % 2 === 1 ? '½' : ''} min`
}
