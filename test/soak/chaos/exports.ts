import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { LecternError } from '../../../main/app/errors.ts'
import { writeFileAtomic } from '../../../main/app/atomic-write.ts'
import { exportArchive } from '../../../main/app/export/archive.ts'
import { exportReferences } from '../../../main/app/export/references.ts'
import { packLecture } from '../../../main/app/pack.ts'
import { PRIVATE } from '../author.ts'
import type { Giving } from '../giving.ts'

const KINDS = { archive: 4, references: 2, pack: 2, 'full disk': 2, 'taken place': 1 } as const

/** Something is exported in the middle of the lecture; its name. */
export async function exportSome(giving: Giving): Promise<string> {
  const kind = giving.chance.weighted(KINDS)
  const { folder, state, out } = giving.world
  const path = join(out, kind === 'references' ? 'sources.bib' : 'lecture.lectern')
  const signal = new AbortController().signal
  const jobs: Record<keyof typeof KINDS, () => Promise<unknown>> = {
    archive: () => exportArchive({ folder, out: path }),
    references: () => exportReferences({ folder, out: path }),
    pack: () => packLecture({ folder, out: join(out, 'pack'), state, signal }),
    'full disk': () => exportArchive({ folder, out: path, write: onFullDisk }),
    'taken place': () => exportArchive({ folder, out }),
  }
  const mustFail = kind === 'full disk' || kind === 'taken place'
  const failure = await jobs[kind]().then(
    () => null,
    (error: unknown) => error,
  )
  const wrong = (what: string) => giving.check('export', [{ invariant: 'export', what: `${kind}: ${what}` }])
  if (failure !== null && !(failure instanceof LecternError)) throw failure
  const left = await readdir(out)
  if (failure !== null && left.length > 0) wrong(`it failed and left ${left}`)
  if (mustFail && failure === null) wrong('it did not fail')
  // Without the folder, without sources, or before anything was shown there is nothing to export.
  const mayFail = giving.trouble !== null || kind === 'pack'
  if (failure !== null && !mustFail && !mayFail) wrong(failure.message)
  if (kind === 'pack' && failure === null) await noPrivateWord(join(out, 'pack'), wrong)
  for (const name of left) await rm(join(out, name), { recursive: true })
  return `export: ${kind}`
}

async function noPrivateWord(folder: string, wrong: (what: string) => void): Promise<void> {
  for (const name of await readdir(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if ((await stat(path)).isFile() && (await readFile(path, 'utf8')).includes(PRIVATE))
      wrong(`private notes stand in ${name}`)
  }
}

/** Half of it arrives, then there is no room. */
async function onFullDisk(path: string, bytes: Uint8Array | string): Promise<void> {
  const part = bytes.slice(0, bytes.length / 2)
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  await writeFileAtomic(join(path, 'nowhere'), part).catch(() => undefined)
  throw new LecternError('target-unwritable', `Cannot write ${path}: the disk is full.`, 'Free some space.', {
    cause: full,
  })
}
