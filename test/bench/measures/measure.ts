import type { Subject } from '../subject.ts'

export type Unit = 'time' | 'bytes' | 'count' | 'share'

/** One figure of a measure. */
export interface Column {
  key: string
  name: string
  /** Milliseconds, bytes, a plain number, or a part of all from 0 to 1, of which there is no ratio. */
  unit: Unit
}

/**
 * Something that is measured, one table of the report. To measure one thing more, write a module like those
 * beside this one and name it in `measures.ts`.
 */
export interface Measure {
  id: string
  title: string
  /** From when to when, and what to bear in mind; one paragraph of Markdown. */
  about: string
  columns: Column[]
  /** Milliseconds that taking it once may last; `LIMIT` when absent. */
  limit?: number
  /**
   * Measures once. Null when the tool has no such thing, which is no failure.
   * @returns a value for each column's key
   */
  take(subject: Subject): Promise<Record<string, number> | null>
}
