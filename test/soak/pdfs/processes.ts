import { readdirSync, readFileSync } from 'node:fs'
import { turnOver } from '../crowd.ts'

/** When a process began, by its id: ids are given out again. Only Linux tells. */
export type Processes = ReadonlyMap<number, string>

/** All that this process has started, and what they have, as long as they run. */
export function descendants(): Processes {
  const all = new Map<number, { parent: number; began: string }>()
  for (const name of namesIn('/proc')) {
    const found = /^\d+$/.test(name) ? stateOf(Number(name)) : null
    if (found) all.set(Number(name), found)
  }
  const ours = new Map<number, string>()
  const isOurs = (pid: number): boolean => pid === process.pid || ours.has(pid)
  for (let before = -1; before !== ours.size;) {
    before = ours.size
    for (const [pid, { parent, began }] of all) if (isOurs(parent)) ours.set(pid, began)
  }
  return ours
}

/** Those that still run: a process that was killed and not yet forgotten does not. */
export function stillRunning(processes: Processes): number[] {
  return [...processes].flatMap(([pid, began]) => (stateOf(pid)?.began === began ? [pid] : []))
}

/** Whether this process itself has started it. */
export function isChild(pid: number): boolean {
  return stateOf(pid)?.parent === process.pid
}

/**
 * Waits until there is nothing left, but not for ever; what there is then.
 * @param patience milliseconds: what takes longer to go does not go
 */
export async function whenGone<T>(left: () => readonly T[], patience: number): Promise<readonly T[]> {
  const began = performance.now()
  let found = left()
  while (found.length > 0 && performance.now() - began < patience) {
    for (let turn = 0; turn < 50; turn += 1) await turnOver()
    found = left()
  }
  return found
}

/** Null for what does not run. */
function stateOf(pid: number): { parent: number; began: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in brackets may hold anything, brackets as well.
    const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' || state === 'X' ? null : { parent: Number(parent), began: rest[17] ?? '' }
  } catch {
    return null
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
