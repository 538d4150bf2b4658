import { mkdir, readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'
import type { Drawings } from '../../core/rpc/host.ts'
import { MAX_DRAWING } from '../../core/rpc/schema.ts'
import { writeFileAtomic } from './atomic-write.ts'

/** Several large lectures full of diagrams. */
const KEPT = 2000
/** So often are the oldest looked for: once per so many new ones. */
const SWEEP = 100

/**
 * Diagrams that pages have drawn, one file each under the key that the page made of all that decides how
 * they look; the 2000 used last. A cache that cannot be read or written is as good as none: nothing here
 * rejects.
 *
 * @param cache the folder for such things, need not exist; absolute. Undefined: nothing is kept.
 */
export function createDrawingCache(cache: string | undefined): Drawings {
  if (cache === undefined) return { read: async () => null, keep: async () => {} }
  const folder = join(cache, 'diagrams')
  const pathOf = (key: string) => join(folder, `${key}.svg`)
  let fresh = 0
  return {
    async read(key) {
      try {
        const path = pathOf(key)
        if ((await stat(path)).size > MAX_DRAWING * 3) return null
        const text = await readFile(path, 'utf8')
        const now = new Date()
        await utimes(path, now, now).catch(() => {})
        return text
      } catch {
        return null
      }
    },
    async keep(key, drawing) {
      try {
        await mkdir(folder, { recursive: true, mode: 0o700 })
        await writeFileAtomic(pathOf(key), drawing)
        fresh += 1
        if (fresh % SWEEP === 1) await removeOldest(folder)
      } catch {
        // The next opening draws it again.
      }
    },
  }
}

async function removeOldest(folder: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => /^[\da-f]{64}\.svg$/.test(name))
  if (names.length <= KEPT) return
  const files = await Promise.all(
    names.map(async (name) => ({ path: join(folder, name), used: (await stat(join(folder, name))).mtimeMs })),
  )
  files.sort((a, b) => b.used - a.used)
  await Promise.all(files.slice(KEPT).map(({ path }) => rm(path, { force: true })))
}
