import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { turnOver } from './crowd.ts'

/**
 * What the process holds that keeps it alive, and what it watches. Sockets that were closed take some turns to go.
 * @param like what it should come to; null: whatever it is
 */
export async function resources(like: string | null): Promise<string> {
  let held = heldNow()
  for (let look = 0; look < 100; look += 1) {
    if (like === null || held === like) break
    for (let turn = 0; turn < 50; turn += 1) await turnOver()
    held = heldNow()
  }
  return held
}

function heldNow(): string {
  const counts = new Map<string, number>()
  for (const kind of process.getActiveResourcesInfo()) {
    // This very wait, and what the test runner writes.
    if (!['Immediate', 'PipeWrap', 'TTYWrap', 'MessagePort', 'Timeout', 'FSReqPromise'].includes(kind))
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const words = Array.from(counts, ([kind, count]) => `${kind} ${count}`).toSorted()
  return [...words, `open files ${openFiles()}`].join(', ')
}

/** Files of ours that are open, and folders that are watched; only Linux tells. */
export function openFiles(): number {
  if (process.platform !== 'linux') return 0
  let count = 0
  for (const name of readdirSync('/proc/self/fd')) {
    try {
      const target = readlinkSync(`/proc/self/fd/${name}`)
      if (target.includes('lectern-soak-')) count += 1
      if (target.includes('inotify'))
        count += readFileSync(`/proc/self/fdinfo/${name}`, 'utf8').split('inotify wd:').length - 1
    } catch {
      // The folder that lists them was one of them.
    }
  }
  return count
}
