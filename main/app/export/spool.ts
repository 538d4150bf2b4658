import type { AtomicFile } from '../atomic-write.ts'
import type { Sink } from './pdf-writer.ts'

/** Opens a file that is there whole or not at all. @throws LecternError `target-unwritable` */
export type OpenFile = (path: string) => Promise<AtomicFile>

/** Bytes that may wait in memory: most PDFs of lectures are smaller, and leave no traces until they are there. */
const IN_MEMORY = 16_000_000

export interface Spool {
  write: Sink
  /** Puts the file in its place. @returns its bytes */
  commit(): Promise<number>
  /** Leaves what was there before as it was. Never rejects. */
  discard(): Promise<void>
}

/**
 * A file that comes piece by piece while it is made: it waits in memory as long as it is small, and beside the target
 * once it is large.
 * @param most bytes in memory; `IN_MEMORY` when absent
 * @throws LecternError `target-unwritable` from each call but `discard`
 */
export function createSpool(path: string, open: OpenFile, most = IN_MEMORY): Spool {
  let waiting: Uint8Array[] = []
  let length = 0
  let written = 0
  let file: AtomicFile | undefined
  const pour = async () => {
    file ??= await open(path)
    const bytes = Buffer.concat(waiting)
    waiting = []
    written += bytes.byteLength
    await file.write(bytes)
  }
  return {
    async write(bytes) {
      waiting.push(bytes)
      length += bytes.byteLength
      if (length - written > most) await pour()
    },
    async commit() {
      await pour()
      await file?.commit()
      return length
    },
    async discard() {
      await file?.discard()
    },
  }
}
