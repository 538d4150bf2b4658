import { furthestStep, timePerSlide } from './visits.ts'
import type { SavedSession } from './saved.ts'
import type { Stroke, Visit } from './types.ts'

/** The record's name, at the top of the packed lecture. */
export const RECORD_FILE = 'after-class.json'

/** Told apart from later forms. */
export const RECORD_FORM = 1

/** What was shown in a lecture that was given: the after-class pack's `after-class.json`. */
export interface LectureRecord {
  lectern: typeof RECORD_FORM
  title: string
  /** When the room saw its first slide and when the lecture ended, milliseconds since the epoch; 0 if it never began. */
  began: number
  ended: number
  /** Every stay of the room, in order; what lay behind a blank screen is not among them. */
  shown: RecordedStay[]
  /** Each slide once, in the order of its first stay. */
  slides: RecordedSlide[]
}

export interface RecordedStay {
  /** Id of the slide. */
  slide: string
  /** Highest step that was shown, 0-based. */
  step: number
  /** When it came, milliseconds since the epoch. */
  at: number
  /** How long it stayed by the lecture's clock, milliseconds. */
  spent: number
}

export interface RecordedSlide {
  /** Id of the slide. */
  slide: string
  title: string
  /** Highest step that was ever shown, 0-based. */
  step: number
  /** By the lecture's clock, milliseconds, of all stays together. */
  spent: number
  visits: number
  /** What was drawn on it and not wiped. */
  ink: readonly Stroke[]
}

/** The record that lies beside the slides; as it was written, whatever slides the deck has now. */
export interface FoundRecord {
  /** Null when there is none, or none that can be used. */
  record: LectureRecord | null
  /** Why it cannot be used, in words; null otherwise. */
  trouble: string | null
}

/** What the record needs to know of the deck. */
export interface RecordedDeck {
  title: string
  /** In deck order. */
  slides: readonly { id: string; title: string }[]
}

/**
 * The record of a lecture. Slides that the deck does not have any more are left out: there is nothing to look at.
 * @param end when it ended, milliseconds since the epoch
 */
export function lectureRecord(session: SavedSession, deck: RecordedDeck, end: number): LectureRecord {
  const titles = new Map(deck.slides.map(({ id, title }) => [id, title]))
  const { clock } = session
  const elapsed =
    clock.kind === 'waiting'
      ? 0
      : clock.kind === 'paused'
        ? clock.elapsed
        : clock.before + Math.max(0, end - clock.since)
  const stays = session.visits
    .map((visit, index) => ({ ...visit, spent: spentAt(session.visits, index, elapsed) }))
    .filter(({ slide, hidden }) => !hidden && titles.has(slide))
  const ink = new Map(session.ink.map(({ slide, strokes }) => [slide, strokes]))
  return {
    lectern: RECORD_FORM,
    title: deck.title,
    began: stays[0]?.at ?? 0,
    ended: stays.length === 0 ? 0 : end,
    shown: stays.map(({ slide, step, at, spent }) => ({ slide, step, at, spent })),
    slides: timePerSlide(session.visits, elapsed).flatMap(({ slide }) => {
      const own = stays.filter((stay) => stay.slide === slide)
      if (own.length === 0) return []
      return [
        {
          slide,
          title: titles.get(slide) ?? '',
          step: furthestStep(own),
          spent: own.reduce((sum, stay) => sum + stay.spent, 0),
          visits: own.length,
          ink: ink.get(slide) ?? [],
        },
      ]
    }),
  }
}

function spentAt(visits: readonly Visit[], index: number, end: number): number {
  const until = visits[index + 1]?.elapsed ?? end
  return Math.max(0, until - (visits[index]?.elapsed ?? until))
}
