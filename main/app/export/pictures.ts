import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Deck, Diagnostic } from '../../../core/deck/types.ts'
import { writeFileAtomic } from '../atomic-write.ts'
import { LecternError } from '../errors.ts'
import type { ExportProgress, WriteFile } from './pdf.ts'
import { checkTargetFolder } from './target.ts'

/** Draws slides, one after the other, at their last step. */
export type DrawSlides = (job: {
  /** Ids, in deck order. */
  slides: readonly string[]
  signal?: AbortSignal
}) => AsyncIterable<{ slide: string; png: Uint8Array }>

export interface PicturesExport {
  deck: Deck
  /** Id of the one slide to draw; null for all. */
  only: string | null
  draw: DrawSlides
  /** A folder; made when it is missing. */
  out: string
  signal?: AbortSignal
  onProgress?: (progress: ExportProgress) => void
  /** `writeFileAtomic` when absent. */
  write?: WriteFile
}

/**
 * Writes `007-slide-id.png` for each slide, 1920 pixels wide. What is in the folder already stays, but for
 * pictures of the same names.
 * @throws LecternError `target-unwritable`, `usage` when there is no such slide, and what `draw` throws
 */
export async function exportPictures(job: PicturesExport): Promise<{
  path: string
  pictures: number
  bytes: number
  diagnostics: Diagnostic[]
}> {
  const { deck, only, draw, signal, onProgress, write = writeFileAtomic } = job
  const path = await checkTargetFolder(job.out)
  const slides = deck.slides.filter(({ id }) => only === null || id === only)
  if (slides.length === 0) throw noSuchSlide(only ?? '')
  await mkdir(path, { recursive: true })
  const numbers = new Map(deck.slides.map(({ id, index }) => [id, index + 1]))
  let pictures = 0
  let bytes = 0
  const wanted = slides.map(({ id }) => id)
  for await (const { slide, png } of draw({ slides: wanted, ...(signal && { signal }) })) {
    signal?.throwIfAborted()
    await write(join(path, fileName(numbers.get(slide) ?? 0, slide, deck.slides.length, 'png')), png)
    pictures += 1
    bytes += png.byteLength
    onProgress?.({ stage: 'laying-out', done: pictures, all: slides.length })
  }
  return { path, pictures, bytes, diagnostics: [] }
}

/** Sorted by name they are in the order of the lecture; letters that systems disagree about become hyphens. */
export function fileName(number: number, id: string, count: number, ending: string): string {
  const digits = Math.max(2, String(count).length)
  const name = id.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 80)
  return `${String(number).padStart(digits, '0')}-${name}.${ending}`
}

function noSuchSlide(id: string): LecternError {
  return new LecternError(
    'usage',
    id === '' ? 'The lecture has no slides.' : `There is no slide with the id "${id}".`,
    'A slide’s id stands after its heading: ## Title {#id}',
  )
}
