import type { Reference, Slide } from '../deck/types.ts'

/**
 * What a student keeps of a lecture, and what learning needs to know of its slides. Everything is plain data
 * that survives JSON. Times are milliseconds since the epoch; slide indices and steps are 0-based.
 */

/** A source as a slide cites it. */
export type StudySource = Reference & { locator?: string }

/** A slide as a student may see it. */
export interface StudySlide extends Pick<
  Slide,
  'id' | 'index' | 'section' | 'kind' | 'title' | 'classes' | 'html' | 'diagrams' | 'grade'
> {
  /** Public speaker notes as HTML; absent when there are none. */
  notesHtml?: string
  references: StudySource[]
}

/** Where on a slide a passage stands: on the slide itself or in the notes to it. */
export type Part = 'slide' | 'notes'

/** A passage by its own words and those around it, so that it is found again when the text has moved. */
export interface Quote {
  part: Part
  /** Never empty. */
  exact: string
  /** Up to 40 characters before and after it; '' at an end of the text. */
  prefix: string
  suffix: string
}

/** What a student marked. A highlight has a quote; a bookmark and a note on a whole slide have none. */
export interface Mark {
  kind: 'highlight' | 'bookmark' | 'note'
  /** Id of the slide. */
  slide: string
  /** As the slide was called then: all that is left to say once it is gone. */
  slideTitle: string
  /** Absent for a mark on the whole slide. */
  quote?: Quote
  /** In the student's own words; '' for none. */
  note: string
  created: number
}

/**
 * A value as one window wrote it. `seen` says which writings, by writer and number, it knew and replaces;
 * what it did not know stands beside it, so that two windows that write at once lose nothing.
 */
export interface Version<T> {
  /** The window; unique. */
  writer: string
  /** 1-based, counts this writer's writings into this entry. */
  n: number
  /** Highest number known of each writer, this one included. */
  seen: Record<string, number>
  at: number
  /** Null: removed. */
  value: T | null
}

/** How well somebody knew a card: 1 again, 2 hard, 3 good, 4 easy. */
export type Rating = 1 | 2 | 3 | 4

/** One answer to one card. Never changed and never removed: what is due follows from all of them. */
export interface Review {
  card: string
  at: number
  rating: Rating
}

/** The last writing counts, by time and then by writer. */
export interface Register<T> {
  at: number
  writer: string
  value: T
}

/** Where somebody stopped reading. */
export interface Place {
  slide: string
  step: number
}

export type Theme = 'system' | 'light' | 'dark' | 'contrast'

/** How somebody likes to read; the same for all lectures. */
export interface Settings {
  theme: Theme
  /** Of the text to read, CSS pixels, 14 to 32. */
  textSize: number
  /** Wide spacing between letters, words and lines. */
  spacing: boolean
  /** Keys of one letter or sign do something. */
  singleKeys: boolean
}

export const DEFAULT_SETTINGS: Settings = { theme: 'system', textSize: 18, spacing: false, singleKeys: true }

/** A card as it was when it was answered, so that it can be asked while its lecture is closed. */
export interface CardText {
  front: string
  back: string
}

/** All that is kept of one lecture. Two records of it can always be merged (see merge.ts). */
export interface StudyRecord {
  /** By id. */
  marks: Record<string, Version<Mark>[]>
  /** By id. */
  reviews: Record<string, Review>
  /** By card, of those that were answered. */
  cards: Record<string, Register<CardText>>
  place?: Register<Place>
  settings?: Register<Settings>
}

export type CardKind = 'question' | 'myth' | 'diagram' | 'term'

/** Something to be asked. HTML comes from the compiled lecture and is as safe as that. */
export interface Card {
  /** Stable as long as the slide or term keeps its id. */
  id: string
  kind: CardKind
  /** Slide where the answer is taught; null for a term of the glossary. */
  slide: string | null
  frontHtml: string
  backHtml: string
}
