import type { DueElsewhere } from '../../core/rpc/contract.ts'
import { cardText } from '../../core/study/cards.ts'
import { escapeHtml } from '../../core/deck/escape-html.ts'
import { emptyRecord } from '../../core/study/merge.ts'
import { byCard, scheduleOf, type Schedule } from '../../core/study/schedule.ts'
import type { Card, Rating, Review, StudyRecord } from '../../core/study/types.ts'

/** New cards that one round brings: more at once are not remembered. */
export const NEW_AT_ONCE = 15

/** A card with what is known of it. */
export interface KnownCard {
  card: Card
  reviews: Review[]
  schedule: Schedule
  /** Set for a card of another lecture. */
  elsewhere?: DueElsewhere
}

export function knownCards(cards: readonly Card[], record: StudyRecord): KnownCard[] {
  const reviews = byCard(record.reviews)
  return cards.map((card) => {
    const own = reviews.get(card.id) ?? []
    return { card, reviews: own, schedule: scheduleOf(own) }
  })
}

/** What is to be asked now: due cards, the longest due first, then a few new ones in the lecture's order. */
export function roundOf(cards: readonly KnownCard[], now: number): KnownCard[] {
  const due = cards.filter(({ schedule }) => schedule.state !== 'new' && schedule.due <= now)
  due.sort((a, b) => a.schedule.due - b.schedule.due)
  return [...due, ...cards.filter(({ schedule }) => schedule.state === 'new').slice(0, NEW_AT_ONCE)]
}

/** Cards of other lectures have plain words only, and their answers so far are not here. */
export function cardElsewhere(due: DueElsewhere): KnownCard {
  const card: Card = {
    id: due.card,
    kind: 'question',
    slide: null,
    frontHtml: `<p>${escapeHtml(due.front)}</p>`,
    backHtml: `<p>${escapeHtml(due.back)}</p>`,
  }
  return {
    card,
    reviews: [],
    schedule: { answered: 1, due: 0, stability: 0, state: 'known' },
    elsewhere: due,
  }
}

/** What one answer adds to what is kept. */
export function answer(card: Card, rating: Rating, at: number, writer: string): StudyRecord {
  const { front, back } = cardText(card)
  return {
    ...emptyRecord(),
    reviews: { [`${at}-${writer}-${card.id}`.slice(0, 600)]: { card: card.id, at, rating } },
    cards: { [card.id]: { at, writer, value: { front: front.slice(0, 4000), back: back.slice(0, 8000) } } },
  }
}
