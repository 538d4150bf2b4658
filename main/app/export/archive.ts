import { writeFileAtomic } from '../atomic-write.ts'
import { packLecture } from '../archive/pack.ts'
import type { WriteFile } from './pdf.ts'
import { checkTarget } from './target.ts'

export interface ArchiveExport {
  /** Of the lecture. */
  folder: string
  /** Path of the archive. Replaced when it exists. */
  out: string
  signal?: AbortSignal
  /** `writeFileAtomic` when absent. */
  write?: WriteFile
}

/**
 * Writes the lecture as one file that Lectern opens again. Whole or not at all.
 * @throws LecternError `target-unwritable`, `too-large` and what `findLecture` throws
 */
export async function exportArchive({
  folder,
  out,
  signal,
  write = writeFileAtomic,
}: ArchiveExport): Promise<{
  path: string
  bytes: number
  files: number
  leftOut: { path: string; reason: string }[]
}> {
  const path = await checkTarget(out)
  const packed = await packLecture(folder, signal)
  signal?.throwIfAborted()
  await write(path, packed.bytes)
  return { path, bytes: packed.bytes.byteLength, files: packed.files.length, leftOut: packed.leftOut }
}
