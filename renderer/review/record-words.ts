import type { DeckOutline, SlideSummary } from '../../core/rpc/contract.ts'
import type { LectureRecord, RecordedSlide } from '../../core/session/record.ts'
import { fitRecord } from '../../core/session/record-fit.ts'
import { duration } from '../presenter/words.ts'

/** What was shown in a lecture that was given, beside the slides that the lecture has. */
export interface GivenLecture {
  record: LectureRecord
  /** In order; `slide` is the deck's, `since` milliseconds after the beginning, `isAgain` when it had been there before. */
  stays: { slide: SlideSummary; step: number; spent: number; since: number; isAgain: boolean }[]
  /** By the slide's id. */
  shown: ReadonlyMap<string, ShownSlide>
  /** Slides of the lecture that the room did not see, in deck order. */
  skipped: SlideSummary[]
  /** From the first slide to the end, milliseconds. */
  length: number
  /** Lines drawn on all slides together. */
  lines: number
  /** How many slides the record tells of that the lecture does not have. */
  unknown: number
}

export interface ShownSlide extends RecordedSlide {
  /** Which of the slides shown it was, from 1, by its first stay. */
  place: number
}

export function givenLecture(found: LectureRecord, outline: DeckOutline): GivenLecture {
  const { record, unknown } = fitRecord(found, outline)
  const summaries = new Map(outline.slides.map((slide) => [slide.id, slide]))
  const seen = new Set<string>()
  const stays = record.shown.flatMap(({ slide: id, step, spent, at }) => {
    const slide = summaries.get(id)
    if (slide === undefined) return []
    const isAgain = seen.has(id)
    seen.add(id)
    return [{ slide, step, spent, since: Math.max(0, at - record.began), isAgain }]
  })
  const shown = new Map(record.slides.map((slide, index) => [slide.slide, { ...slide, place: index + 1 }]))
  return {
    record,
    stays,
    shown,
    skipped: outline.slides.filter(({ id, kind }) => !shown.has(id) && kind !== 'bibliography'),
    length: Math.max(0, record.ended - record.began),
    lines: record.slides.reduce((sum, { ink }) => sum + ink.length, 0),
    unknown: unknown.length,
  }
}

/** `4:07 min`, `48 s`; a time as one would write it into a table. */
export function spentWords(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  return seconds < 60 ? `${seconds} s` : `${duration(seconds * 1000)} min`
}

/** How long a lecture was: `47 minutes`, `1 hour 5 minutes`, `less than a minute`. */
export function lengthWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000)
  if (minutes === 0) return 'less than a minute'
  const hours = Math.floor(minutes / 60)
  return [counted(hours, 'hour'), counted(minutes % 60, 'minute')].filter(Boolean).join(' ')
}

function counted(count: number, one: string): string {
  return count === 0 ? '' : `${count} ${one}${count === 1 ? '' : 's'}`
}

/** How far a slide was shown, where that was not as far as it goes: `to step 2 of 4`; '' otherwise. */
export function farWords(step: number, lastStep: number): string {
  return step >= lastStep ? '' : `to step ${step + 1} of ${lastStep + 1}`
}

/** What became of one slide, for the place below it. */
export function slideWords(given: GivenLecture, slide: Pick<SlideSummary, 'id' | 'lastStep'>): string {
  const shown = given.shown.get(slide.id)
  if (shown === undefined) return 'Not shown in the lecture'
  const parts = [
    `Shown as number ${shown.place} of ${given.shown.size}`,
    `for ${spentWords(shown.spent)}`,
    ...(shown.visits > 1 ? [shown.visits === 2 ? 'twice' : `${shown.visits} times`] : []),
    farWords(shown.step, slide.lastStep),
  ]
  return parts.filter(Boolean).join(', ')
}

/** Date, and from when to when, in the way of this computer. */
export function whenWords(
  { began, ended }: Pick<LectureRecord, 'began' | 'ended'>,
  locale?: string,
): { date: string; times: string } {
  const date = new Intl.DateTimeFormat(locale, { dateStyle: 'long' })
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  return { date: date.format(began), times: time.formatRange(began, Math.max(began, ended)) }
}
