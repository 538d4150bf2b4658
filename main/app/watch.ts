import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'

/** Editors write a file in several strokes; what follows within this time belongs together. */
const QUIET_MS = 80
/** So long at most is a change held back while others keep coming. */
const PATIENCE_MS = 1000

/** The folders of a lecture whose content matters; its root may hold anything, even a repository. */
const WATCHED = ['slides', 'speaker-notes']

/**
 * Calls back some time after something below `slides` or `speaker-notes` changed, once for changes
 * that come together. A folder that appears or comes back is watched from then on.
 * @returns the way to stop; nothing is called afterwards
 */
export function watchLecture(folder: string, onChange: () => void): () => void {
  const watchers = new Map<string, FSWatcher>()
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let first = 0

  const fire = () => {
    timer = undefined
    if (closed) return
    for (const name of WATCHED) follow(name)
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
      const watcher = watch(join(folder, name), { recursive, persistent: false }, (_, file) => onEvent(file))
      watcher.on('error', () => {
        drop(name)
        changed()
      })
      watchers.set(name, watcher)
    } catch {
      // Not there, or the system has no watcher left: tried again at the next change.
    }
  }
  const follow = (name: string) => listen(name, true, changed)

  listen('.', false, (file) => {
    if (file !== null && !WATCHED.includes(file)) return
    // The folder was put in place of another one; the watcher still looks at the old one.
    for (const name of file === null ? WATCHED : [file]) drop(name)
    changed()
  })
  for (const name of WATCHED) follow(name)

  return () => {
    closed = true
    clearTimeout(timer)
    for (const name of watchers.keys()) drop(name)
  }
}
