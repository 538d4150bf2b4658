import { statSync, watch } from 'node:fs'
import { join } from 'node:path'
import { Settling } from './settle.ts'
import { watchTree, type TreeWatcher } from './watch-tree.ts'

/** Editors write a file in several strokes; what follows within this time belongs together. */
const QUIET_MS = 80
/** So long at most is a change held back while others keep coming. */
const PATIENCE_MS = 1000
/** So long a file may be empty or gone before that is believed. */
const VANISHED_MS = 500
/** So long a single file may take to be written. */
const GROWING_MS = 5000
/** How often to look for a lecture folder that is gone. */
const MISSING_MS = 400

/** The folders of a lecture whose content matters; its root may hold anything, even a repository. */
const WATCHED = ['slides', 'speaker-notes']

/**
 * Calls back some time after something below `slides` or `speaker-notes` changed, once for changes
 * that come together, and not while a file is half written. A folder that appears or comes back is watched
 * from then on, the lecture folder itself too.
 * @returns the way to stop; nothing is called afterwards
 */
export function watchLecture(folder: string, onChange: () => void): () => void {
  const watchers = new Map<string, TreeWatcher>()
  const settling = new Settling(folder)
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let first = 0
  let root = identityOf(folder)
  let looking: NodeJS.Timeout | undefined

  const fire = () => {
    timer = undefined
    if (closed) return
    const waited = performance.now() - first
    const state = settling.look()
    // A file that grew has just been written, unless its writer never paused.
    const isWritten = state === 'growing' && waited < PATIENCE_MS
    const patience = state === 'gone' ? VANISHED_MS : state === 'growing' && !isWritten ? GROWING_MS : 0
    if (waited < patience) {
      timer = setTimeout(fire, QUIET_MS)
      return
    }
    settling.forget()
    followRoot()
    onChange()
  }
  const changed = () => {
    if (closed) return
    const now = performance.now()
    if (timer === undefined) first = now
    clearTimeout(timer)
    timer = setTimeout(fire, Math.max(0, Math.min(QUIET_MS, first + PATIENCE_MS - now)))
  }
  const drop = (name: string) => {
    watchers.get(name)?.close()
    watchers.delete(name)
  }
  const listen = (name: string, recursive: boolean, onEvent: (file: string | null) => void) => {
    if (watchers.has(name)) return
    try {
      const place = join(folder, name)
      const lost = () => {
        drop(name)
        changed()
      }
      watchers.set(name, recursive ? watchTree(place, onEvent, lost) : watchRoot(place, onEvent, lost))
    } catch {
      // Not there, or the system has no watcher left: tried again at the next change.
    }
  }
  const follow = () => {
    listen('.', false, (file) => {
      const isElsewhere = file !== null && !WATCHED.includes(file)
      if (isElsewhere && identityOf(folder) === root) return
      // The folder was put in place of another one; the watcher still looks at the old one.
      for (const name of isElsewhere || file === null ? WATCHED : [file]) drop(name)
      changed()
    })
    for (const name of WATCHED) {
      listen(name, true, (file) => {
        if (file !== null) settling.touch(join(name, file))
        changed()
      })
    }
  }
  /** Watches what is there now; while the lecture folder is gone, looks for it now and then. */
  const followRoot = () => {
    const now = identityOf(folder)
    if (now !== root) for (const name of watchers.keys()) drop(name)
    root = now
    follow()
    clearInterval(looking)
    if (now !== undefined) return
    looking = setInterval(() => {
      if (identityOf(folder) !== undefined) changed()
    }, MISSING_MS)
    looking.unref()
  }

  follow()

  return () => {
    closed = true
    clearTimeout(timer)
    clearInterval(looking)
    for (const name of watchers.keys()) drop(name)
  }
}

/** Watches a folder alone: what comes and goes in it. */
function watchRoot(folder: string, onEvent: (file: string | null) => void, onError: () => void): TreeWatcher {
  const watcher = watch(folder, { persistent: false }, (_, file) => onEvent(file))
  watcher.on('error', onError)
  return watcher
}

/** Tells a folder from another one of the same name; undefined when there is none. */
function identityOf(folder: string): string | undefined {
  try {
    const about = statSync(folder, { throwIfNoEntry: false })
    return about && `${about.dev}:${about.ino}`
  } catch {
    return undefined
  }
}
