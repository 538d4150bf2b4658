import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Preferences } from '../../core/rpc/contract.ts'
import { MAX_PREFERENCE } from '../../core/rpc/schema.ts'
import { writeFileAtomic } from './atomic-write.ts'

/** Names in the file; the oldest give way. */
const MOST = 200
/** Milliseconds in which several changes make one file. */
const SOON = 300

/** By folder: two lectures of one process share what they remember. */
const open = new Map<string, Promise<Preferences>>()

/**
 * What pages remember on this computer, in `preferences.json`. A file that cannot be read counts as none, one
 * that cannot be written as not there: nothing here rejects or throws.
 * @param state the folder for such things, absolute; need not exist. Undefined: it lasts as long as the process.
 */
export function openPreferences(state: string | undefined): Promise<Preferences> {
  if (state === undefined) return Promise.resolve(preferencesIn({}, () => {}))
  const known = open.get(state)
  if (known !== undefined) return known
  const opening = read(state)
  open.set(state, opening)
  return opening
}

async function read(state: string): Promise<Preferences> {
  const path = join(state, 'preferences.json')
  const text = await readFile(path, 'utf8').catch(() => '')
  let timer: ReturnType<typeof setTimeout> | null = null
  let writing: Promise<void> = Promise.resolve()
  return preferencesIn(entriesOf(text), (all) => {
    timer ??= setTimeout(() => {
      timer = null
      writing = writing.then(() => write(state, path, all()))
    }, SOON).unref()
  })
}

async function write(state: string, path: string, all: Readonly<Record<string, string>>): Promise<void> {
  try {
    await mkdir(state, { recursive: true, mode: 0o700 })
    await writeFileAtomic(path, `${JSON.stringify(all, null, 2)}\n`)
  } catch {
    // Remembering less is no reason to disturb a lecture.
  }
}

function preferencesIn(
  start: Record<string, string>,
  changed: (all: () => Readonly<Record<string, string>>) => void,
): Preferences {
  const entries = new Map(Object.entries(start))
  const all = () => Object.fromEntries(entries)
  return {
    all,
    keep(name, value) {
      if (entries.get(name) === value) return
      // The one changed last stands last.
      entries.delete(name)
      entries.set(name, value)
      for (const oldest of entries.keys()) {
        if (entries.size <= MOST) break
        entries.delete(oldest)
      }
      changed(all)
    },
  }
}

function entriesOf(text: string): Record<string, string> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
    const isKept = (entry: [string, unknown]): entry is [string, string] =>
      typeof entry[1] === 'string' && entry[1].length <= MAX_PREFERENCE
    return Object.fromEntries(Object.entries(value).filter(isKept).slice(-MOST))
  } catch {
    return {}
  }
}
