import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportTarget } from '../../../core/export/wish.ts'
import { exportAs, type ExportAsJob, type ExportedAs } from './as.ts'
import { zipFolder } from './zip-folder.ts'

/**
 * The file that `exportAs` would write, for whoever hands it on; a folder comes as a zip. Nothing stays on the disk.
 * @param run `exportAs` when absent
 * @throws what `exportAs` throws
 */
export async function exportToBytes(
  job: Omit<ExportAsJob, 'out'>,
  run: typeof exportAs = exportAs,
): Promise<ExportedAs & { bytes: Uint8Array<ArrayBuffer> }> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-export-'))
  try {
    const { ending, isFolder } = exportTarget(job.wish, job.deck.slides)
    const out = join(folder, isFolder ? 'lecture' : `lecture.${ending}`)
    const written = await run({ ...job, out })
    return { ...written, bytes: isFolder ? await zipFolder(out) : new Uint8Array(await readFile(out)) }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
