import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { onTestFinished } from 'vitest'
import { onlyWhere } from '../support/only-where.ts'

/**
 * A new folder with the given files (path -> content), removed when the test is over. A path that
 * ends in `/` makes an empty folder.
 */
export async function temporaryFolder(files: Record<string, string | Uint8Array> = {}): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'lectern-test-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  for (const [path, content] of Object.entries(files)) {
    const place = join(folder, path)
    await mkdir(path.endsWith('/') ? place : dirname(place), { recursive: true })
    if (!path.endsWith('/')) await writeFile(place, content)
  }
  return folder
}

/**
 * Runs `work` without the rights of the superuser, so that file permissions count. `undefined` where
 * the system cannot do that; a test then says so and is skipped.
 */
export const asOrdinaryUser: (<T>(work: () => Promise<T>) => Promise<T>) | undefined = ordinaryUser()

/** Of tests that use it. */
export const withPermissions = onlyWhere(
  asOrdinaryUser !== undefined,
  'no user here whom permissions of files keep from anything',
)

function ordinaryUser() {
  if (process.platform === 'win32') return undefined
  if (process.geteuid?.() !== 0) return <T>(work: () => Promise<T>) => work()
  if (!process.seteuid) return undefined
  const become = process.seteuid
  return async <T>(work: () => Promise<T>) => {
    become(65_534)
    try {
      return await work()
    } finally {
      become(0)
    }
  }
}
