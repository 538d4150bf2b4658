import type { Diagnostic } from '../deck/types.ts'
import type { Preferences } from './state.ts'

/**
 * The contract between main and the pages around a lecture: home, preferences, about. Like a lecture's
 * pages they get whole snapshots and send intents; unlike those they know of no lecture. They name no
 * path of their own: a lecture is opened by a dialog of main's, or by an entry that main has listed.
 */

/** A lecture that was opened before, as a page shows it. */
export interface RecentEntry {
  /** Names it in calls. */
  id: string
  title: string
  /** The folder that it lies in, shortened for people. */
  place: string
  /** Milliseconds since the epoch. */
  openedAt: number
}

export interface DeskView {
  version: string
  /** Names and versions of what it runs on, in the order to show. */
  runsOn: { name: string; version: string }[]
  recents: RecentEntry[]
  preferences: Preferences
  /** What is being opened at this moment, in words; null when nothing is. */
  opening: string | null
}

export interface CheckReport {
  title: string
  errors: number
  warnings: number
  /** The first ones; the counts tell whether there are more. */
  diagnostics: Diagnostic[]
}

type Nothing = Record<string, never>

/** Calls such a page may make; which of them, main decides by its window. */
export interface DeskMethods {
  /** Asks for a folder or archive and opens it. */
  open: { params: Nothing; result: Nothing }
  /** Asks for a place and makes a new lecture there, whose title is made of the folder's name when absent. */
  create: { params: { title?: string | undefined }; result: Nothing }
  'open-bundled': { params: Nothing; result: Nothing }
  'open-recent': { params: { id: string }; result: Nothing }
  forget: { params: { id: string }; result: Nothing }
  'forget-all': { params: Nothing; result: Nothing }
  /** Of a listed lecture, or without id of one that is asked for; null when nothing was chosen. */
  check: { params: { id?: string | undefined }; result: { report: CheckReport | null } }
  prefer: {
    params: { change: { [K in keyof Preferences]?: Preferences[K] | undefined } }
    result: Nothing
  }
  /** Licences of everything that is bundled. */
  notices: { params: Nothing; result: { text: string } }
  show: { params: { page: 'about' | 'preferences' | 'log' }; result: Nothing }
}
export type DeskMethod = keyof DeskMethods

export type DeskErrorCode = 'bad-message' | 'forbidden' | 'too-many-calls' | 'failed'

/** Main to page. */
export type DeskMessage =
  | { kind: 'view'; view: DeskView }
  | { kind: 'result'; id: number; result: unknown }
  | { kind: 'error'; id: number | null; code: DeskErrorCode; message: string }

/** What main supplies. Failures that a person can mend reject with words for them. */
export interface DeskHost {
  view(): DeskView
  subscribe(listener: () => void): () => void
  call<M extends DeskMethod>(method: M, params: DeskMethods[M]['params']): Promise<DeskMethods[M]['result']>
}
