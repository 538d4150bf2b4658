import { chmod, mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeFileAtomic } from './atomic-write.ts'
import { lectureKey } from './user-folders.ts'

/** Ports and tokens by which the pages of a lecture found it. */
export interface Doors {
  web?: { port: number; host: string; reviewer: string; audience: string } | undefined
  follow?: { port: number; token: string; isShown: boolean } | undefined
}

export interface DoorKeeper {
  /** As they were when the lecture was cut off; empty when it begins anew. */
  readonly before: Doors
  /** Remembers a part; null forgets it. Never rejects: without it, pages have to be opened again after a crash. */
  keep<K extends keyof Doors>(part: K, value: Doors[K] | null): Promise<void>
  /** The lecture was ended: nobody is to come back. */
  forget(): Promise<void>
}

/**
 * Keeps the doors beside the lecture's journal, for this user's eyes alone: whoever reads a token may move the
 * lecture.
 * @param state where Lectern keeps such things; undefined: nothing is kept
 * @param folder of the lecture, absolute and without links
 * @param isResumed whether the lecture goes on where it was cut off
 */
export async function openDoors(
  state: string | undefined,
  folder: string,
  isResumed: boolean,
): Promise<DoorKeeper> {
  if (state === undefined) return { before: {}, async keep() {}, async forget() {} }
  const path = join(state, 'lectures', `${lectureKey(folder)}.doors.json`)
  const before = isResumed ? doorsOf(await readFile(path, 'utf8').catch(() => '')) : {}
  let doors: Doors = before
  let work: Promise<void> = Promise.resolve()
  const write = async () => {
    try {
      await mkdir(dirname(path), { recursive: true, mode: 0o700 })
      await writeFileAtomic(path, `${JSON.stringify(doors)}\n`, 0o600)
    } catch {
      // The lecture is given all the same.
    }
  }
  if (!isResumed) await rm(path, { force: true }).catch(() => {})
  else await chmod(path, 0o600).catch(() => {})
  return {
    before,
    keep(part, value) {
      doors = { ...doors, [part]: value ?? undefined }
      work = work.then(write)
      return work
    },
    async forget() {
      await work
      await rm(path, { force: true }).catch(() => {})
    },
  }
}

/** What is not as we write it counts as nothing. */
function doorsOf(text: string): Doors {
  try {
    const value = JSON.parse(text) as Record<string, unknown>
    const { web, follow } = value as { web?: Record<string, unknown>; follow?: Record<string, unknown> }
    const doors: Doors = {}
    const { port, host, reviewer, audience } = web ?? {}
    if (isPort(port) && isSecret(host, 32) && isSecret(reviewer, 32) && isSecret(audience, 32))
      doors.web = { port, host, reviewer, audience }
    if (isPort(follow?.['port']) && isSecret(follow['token'], 10))
      doors.follow = {
        port: follow['port'],
        token: follow['token'],
        isShown: follow['isShown'] === true,
      }
    return doors
  } catch {
    return {}
  }
}

function isPort(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 65_536
}

/** A short one would be easy to guess. */
function isSecret(value: unknown, length: number): value is string {
  return typeof value === 'string' && value.length >= length && /^[\w-]+$/.test(value)
}
