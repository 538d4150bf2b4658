import type { Position } from '../../core/session/types.ts'
import { decodeAddress } from '../../core/deck/decode-address.ts'

/** The last one only where the lecture is the record of one that was given. */
export const VIEWS = ['slides', 'article', 'practice', 'sources', 'marks', 'glossary', 'record'] as const
export type View = (typeof VIEWS)[number]

/** As people read them. */
export const VIEW_NAMES: Record<View, string> = {
  slides: 'Slides',
  article: 'Article',
  practice: 'Practice',
  sources: 'Sources',
  marks: 'My marks',
  glossary: 'Glossary',
  record: 'What was shown',
}

/** What the page shows; it stands behind the `#` of the address, so that going back goes back. */
export interface Route {
  view: View
  /** Of the slide (slides, article), source (sources) or term (glossary); absent where none is meant. */
  id?: string
  /** 0-based; only for slides. */
  step?: number
}

/** The page's own address for a place, `#` included. Steps are written from 1, as people count. */
export function hashOf({ view, id, step }: Route): string {
  const parts = [view, ...(id === undefined ? [] : [encodeURIComponent(id)])]
  if (id !== undefined && step !== undefined && step > 0) parts.push(String(step + 1))
  return `#/${parts.join('/')}`
}

/** Null for an address that names no place of this page. */
export function readHash(hash: string): Route | null {
  const [start, name, id = '', step = ''] = hash.split('/')
  const view = VIEWS.find((known) => known === name)
  if (start !== '#' || view === undefined) return null
  const route: Route = { view }
  const decoded = decodeAddress(id)
  if (decoded !== '') route.id = decoded
  if (decoded !== '' && view === 'slides')
    route.step = /^\d{1,6}$/.test(step) ? Math.max(0, Number(step) - 1) : 0
  return route
}

/** Slides by id and number of steps, as moving needs them. */
export type Shape = readonly { id: string; lastStep: number }[]

/** The nearest position that the deck has for a slide's id; null when the deck has no such slide. */
export function positionOf(shape: Shape, id: string, step: number): Position | null {
  const slide = shape.findIndex((candidate) => candidate.id === id)
  if (slide < 0) return null
  return { slide, step: Math.max(0, Math.min(step, shape[slide]?.lastStep ?? 0)) }
}
