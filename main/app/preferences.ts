import { join } from 'node:path'
import type { Preferences } from '../../core/rpc/host.ts'
import { MAX_PREFERENCE } from '../../core/rpc/schema.ts'
import { openKeptFile } from './kept-file.ts'

/** Names in the file; the oldest give way. */
const MOST = 200
/** Milliseconds in which several changes make one file. */
const SOON = 300

type Entries = Readonly<Record<string, string>>

/** What pages remember, and the way to have it written before the program ends. */
export interface KeptPreferences extends Preferences {
  /** Resolves when everything is written that was changed before; absent where nothing is kept. Never rejects. */
  flush?(): Promise<void>
}

/** By folder: two lectures of one process share what they remember. */
const open = new Map<string, KeptPreferences>()

/**
 * What pages remember on this computer, in `preferences.json`. A file that cannot be used counts as none and is kept
 * aside, one that cannot be written as not there: remembering less is no reason to disturb a lecture.
 * @param state the folder for such things, absolute; need not exist. Undefined: it lasts as long as the process.
 */
export function openPreferences(state: string | undefined): KeptPreferences {
  if (state === undefined) {
    let entries: Entries = {}
    return preferencesIn(
      () => entries,
      (next) => {
        entries = next
      },
    )
  }
  const known = open.get(state)
  if (known !== undefined) return known
  const file = openKeptFile<Entries>(join(state, 'preferences.json'), {
    read: entriesOf,
    initial: {},
    settle: SOON,
    later(callback, milliseconds) {
      const timer = setTimeout(callback, milliseconds).unref()
      return () => clearTimeout(timer)
    },
    log: () => undefined,
  })
  const preferences = { ...preferencesIn(file.value, file.change), flush: file.flush }
  open.set(state, preferences)
  return preferences
}

function preferencesIn(all: () => Entries, change: (next: Entries) => void): Preferences {
  return {
    all,
    keep(name, value) {
      const { [name]: before, ...others } = all()
      if (before === value) return
      // The one changed last stands last.
      change(Object.fromEntries([...Object.entries(others), [name, value] as const].slice(-MOST)))
    },
  }
}

function entriesOf(json: unknown): Entries | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null
  const isKept = (entry: [string, unknown]): entry is [string, string] =>
    typeof entry[1] === 'string' && entry[1].length <= MAX_PREFERENCE
  return Object.fromEntries(Object.entries(json).filter(isKept).slice(-MOST))
}
