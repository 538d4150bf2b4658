import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { takeLock } from '../../main/app/file-lock.ts'

/** What other processes do, once, just before the lock is looked at, and between that and what follows from it. */
let others: { before?: () => Promise<void>; after: () => Promise<void> } | null = null

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>()
  return {
    ...real,
    async stat(path: string) {
      const act = others
      others = null
      await act?.before?.()
      const seen = await real.stat(path).catch((error: unknown) => error)
      await act?.after()
      if (seen instanceof Error) throw seen
      return seen
    },
  }
})

/** A process that lives and is not this one. */
const OTHER = String(process.ppid)

let folder: string
let path: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-lock-'))
  path = join(folder, 'a.lock')
})
afterEach(async () => {
  others = null
  await rm(folder, { recursive: true, force: true })
})

describe('a lock that changes hands while another looks at it', () => {
  test('EL380 one that was let go and taken again is left to its new owner', async () => {
    // No name yet: its age says whether its owner lives.
    await writeFile(path, '')
    const long = new Date(Date.now() - 60_000)
    await utimes(path, long, long)
    others = {
      async after() {
        await rm(path)
        await writeFile(path, OTHER)
      },
    }
    expect(await takeLock(path)).toBe(null)
    expect(await readFile(path, 'utf8')).toBe(OTHER)
    expect(await readdir(folder)).toEqual(['a.lock'])
  })

  test('EL380 one that is gone when it is looked at, and then another’s, is left to that one', async () => {
    await writeFile(path, '')
    others = { before: () => rm(path), after: () => writeFile(path, OTHER) }
    expect(await takeLock(path)).toBe(null)
    expect(await readFile(path, 'utf8')).toBe(OTHER)
  })

  test('EL380 one that belongs to nobody is taken all the same', async () => {
    await writeFile(path, '')
    const long = new Date(Date.now() - 60_000)
    await utimes(path, long, long)
    const letGo = await takeLock(path)
    expect(await readFile(path, 'utf8')).toBe(String(process.pid))
    await letGo?.()
    expect(await readdir(folder)).toEqual([])
  })
})
