import { spawn } from 'node:child_process'
import { mkdir, readFile, stat, utimes, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { takeLock, withLock } from '../../main/app/file-lock.ts'
import { temporaryFolder } from './temporary-folder.ts'

const isThere = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  )
const NOBODY = '999999999'

async function lockPath(content?: string, secondsOld = 0) {
  const path = join(await temporaryFolder(), 'a.lock')
  if (content === undefined) return path
  await writeFile(path, content)
  const then = Date.now() / 1000 - secondsOld
  await utimes(path, then, then)
  return path
}

describe('EL360 a lock belongs to a living process', () => {
  test('it names its process, and is gone when it is let go', async () => {
    const path = await lockPath()
    const letGo = await takeLock(path)
    expect(await readFile(path, 'utf8')).toBe(String(process.pid))
    await letGo?.()
    expect(await isThere(path)).toBe(false)
  })

  test('another process that lives keeps it', async () => {
    const path = await lockPath(String(process.ppid))
    expect(await takeLock(path)).toBe(null)
    expect(await readFile(path, 'utf8')).toBe(String(process.ppid))
  })

  test.each([
    ['that of a process which died', NOBODY],
    ['that of an earlier process with the number of this one', String(process.pid)],
  ])('%s is taken', async (_name, content) => {
    const path = await lockPath(content)
    expect(await takeLock(path)).not.toBe(null)
    expect(await readFile(path, 'utf8')).toBe(String(process.pid))
  })

  test('one without a name is its owner’s who is writing it, and nobody’s a little later', async () => {
    expect(await takeLock(await lockPath(''))).toBe(null)
    expect(await takeLock(await lockPath('', 5))).not.toBe(null)
  })

  test('a folder, as earlier versions made it, is nobody’s', async () => {
    const path = await lockPath()
    await mkdir(path)
    await utimes(path, 1, 1)
    expect(await takeLock(path)).not.toBe(null)
    expect(await readFile(path, 'utf8')).toBe(String(process.pid))
  })

  test('taken twice here, it is held until it was let go twice', async () => {
    const path = await lockPath()
    const [first, second] = await Promise.all([takeLock(path), takeLock(path)])
    await first?.()
    expect(await isThere(path)).toBe(true)
    await second?.()
    expect(await isThere(path)).toBe(false)
  })

  test('taken while it is being let go, it is held afterwards', async () => {
    const path = await lockPath()
    const first = await takeLock(path)
    const gone = first?.()
    expect(await takeLock(path)).not.toBe(null)
    await gone
    expect(await isThere(path)).toBe(true)
  })

  test('where nothing can be written it says so, and can be tried again', async () => {
    const path = join(await temporaryFolder(), 'later', 'a.lock')
    await expect(takeLock(path)).rejects.toThrow('ENOENT')
    await mkdir(join(path, '..'))
    expect(await takeLock(path)).not.toBe(null)
  })
})

/** Counts in a file, each time with a pause between reading and writing. */
const COUNT = `
  const { withLock } = await import(process.argv[1])
  const { readFile, writeFile } = await import('node:fs/promises')
  const path = process.argv[2]
  await Promise.all(Array.from({ length: 20 }, () => withLock(path + '.lock', async () => {
    const before = Number(await readFile(path, 'utf8'))
    await new Promise(setImmediate)
    await writeFile(path, String(before + 1))
  })))
`

describe('EL361 work under a lock is done alone', () => {
  test('in this process and in three others at once', { timeout: 30_000 }, async () => {
    const path = join(await temporaryFolder({ count: '0' }), 'count')
    const module = resolve(import.meta.dirname, '../../main/app/file-lock.ts')
    const runs = Array.from(
      { length: 3 },
      () =>
        new Promise<number | null>((done) => {
          const args = ['--input-type=module', '--eval', COUNT, module, path]
          spawn(process.execPath, args, { stdio: 'inherit' }).on('exit', done)
        }),
    )
    const own = Array.from({ length: 20 }, () =>
      withLock(`${path}.lock`, async () => {
        const before = Number(await readFile(path, 'utf8'))
        await new Promise(setImmediate)
        await writeFile(path, String(before + 1))
      }),
    )
    expect(await Promise.all(runs)).toEqual([0, 0, 0])
    await Promise.all(own)
    expect(await readFile(path, 'utf8')).toBe('80')
    expect(await isThere(`${path}.lock`)).toBe(false)
  })

  test('what fails lets the next one go on', async () => {
    const path = await lockPath()
    const broken = withLock(path, () => Promise.reject(new Error('broken')))
    const next = withLock(path, async () => 'done')
    await expect(broken).rejects.toThrow('broken')
    expect(await next).toBe('done')
  })

  test('one that is ten seconds old is taken away, even if a process has its number', async () => {
    const path = await lockPath(String(process.ppid), 11)
    expect(await withLock(path, async () => 'done')).toBe('done')
  })
})
