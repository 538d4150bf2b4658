import { createEmptyCard, fsrs, State, type Card as FsrsCard, type Grade } from 'ts-fsrs'
import type { Rating, Review } from './types.ts'

/** Without chance, so that every window computes the same days from the same answers. */
const scheduler = fsrs({ enable_fuzz: false })

/** When a card comes again, as FSRS has it from all answers so far. */
export interface Schedule {
  /** Answers so far. */
  answered: number
  /** Milliseconds since the epoch. */
  due: number
  /** How many days until it is remembered with 90 % chance only. */
  stability: number
  state: 'new' | 'learning' | 'known'
}

/** Replays one card's answers; a card without any is new and due at once (`due` 0). */
export function scheduleOf(reviews: readonly Review[]): Schedule {
  const card = replay(reviews)
  if (card === null) return { answered: 0, due: 0, stability: 0, state: 'new' }
  const state = card.state === State.Review ? 'known' : 'learning'
  return { answered: reviews.length, due: card.due.getTime(), stability: card.stability, state }
}

function replay(reviews: readonly Review[]): FsrsCard | null {
  const inOrder = [...reviews].sort((a, b) => a.at - b.at || a.rating - b.rating)
  const [first] = inOrder
  if (first === undefined) return null
  let card: FsrsCard = createEmptyCard(new Date(first.at))
  for (const { at, rating } of inOrder) card = scheduler.next(card, new Date(at), rating as Grade).card
  return card
}

/** When the card would come again after each answer given now; milliseconds since the epoch. */
export function outlook(reviews: readonly Review[], now: number): Record<Rating, number> {
  const card: FsrsCard = replay(reviews) ?? createEmptyCard(new Date(now))
  const next = (rating: Rating) => scheduler.next(card, new Date(now), rating as Grade).card.due.getTime()
  return { 1: next(1), 2: next(2), 3: next(3), 4: next(4) }
}

/** Answers by card, in no order. */
export function byCard(reviews: Readonly<Record<string, Review>>): Map<string, Review[]> {
  const found = new Map<string, Review[]>()
  for (const review of Object.values(reviews)) {
    const list = found.get(review.card)
    if (list === undefined) found.set(review.card, [review])
    else list.push(review)
  }
  return found
}

/** `10 min`, `3 h`, `5 days`, `2 months`: about how long until then. */
export function untilWords(milliseconds: number): string {
  const minutes = Math.max(1, Math.round(milliseconds / 60_000))
  if (minutes < 60) return `${minutes} min`
  const hours = Math.round(minutes / 60)
  if (hours < 24) return `${hours} h`
  const days = Math.round(hours / 24)
  if (days < 31) return days === 1 ? '1 day' : `${days} days`
  const months = Math.round(days / 30.4)
  if (months < 12) return months === 1 ? '1 month' : `${months} months`
  const years = Math.round(days / 36.5) / 10
  return years === 1 ? '1 year' : `${years} years`
}
