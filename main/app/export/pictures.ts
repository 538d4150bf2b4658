import type { Deck, Diagnostic } from '../../../core/deck/types.ts'
import { pdfQuery, settlePdfOptions } from '../../../core/export/pdf-options.ts'
import { slidesQuery } from '../../../core/export/preview.ts'
import { writeFileAtomic } from '../atomic-write.ts'
import { LecternError } from '../errors.ts'
import { withFileSet } from './file-set.ts'
import type { ExportProgress, WriteFile } from './pdf.ts'
import type { Printer } from './printer.ts'
import { reportDiagnostics } from './report-diagnostics.ts'
import type { OpenFile } from './spool.ts'
import { checkTarget, checkTargetFolder } from './target.ts'

export interface PicturesExport {
  deck: Deck
  /** Id of the one slide to draw; null for all. */
  only: string | null
  /** In their dark appearance. */
  dark?: boolean
  /** With what was drawn on them. */
  ink?: boolean
  printer: Printer
  /** A folder; made when it is missing. Of `exportPicture` a file. */
  out: string
  signal?: AbortSignal
  onProgress?: (progress: ExportProgress) => void
  /** Of `exportPicture`; `writeFileAtomic` when absent. */
  write?: WriteFile
  /** Of `exportPictures`; `openAtomic` when absent. */
  open?: OpenFile
}

export interface ExportedPictures {
  path: string
  pictures: number
  bytes: number
  diagnostics: Diagnostic[]
}

/**
 * Writes `007-slide-id.png` for each slide at its last step, 1920 pixels wide. What is in the folder already stays, but
 * for pictures of the same names, and all of it when not all pictures can be written.
 * @throws LecternError `target-unwritable`, `usage` when there is no such slide, and what the printer throws
 */
export async function exportPictures(job: PicturesExport): Promise<ExportedPictures> {
  const { deck } = job
  const path = await checkTargetFolder(job.out)
  const wanted = slidesOf(job)
  return await withFileSet(path, job.open, (files) =>
    draw(job, path, async (png, at) => {
      const { index, id } = wanted[at] ?? { index: -1, id: '' }
      await files.add(fileName(index + 1, id, deck.slides.length, 'png'), png)
    }),
  )
}

/**
 * The same of one slide, as the file `out`.
 * @throws LecternError as `exportPictures`
 */
export async function exportPicture(job: PicturesExport & { only: string }): Promise<ExportedPictures> {
  const { write = writeFileAtomic } = job
  const path = await checkTarget(job.out)
  return await draw(job, path, (png) => write(path, png))
}

/** Slides are 1280 CSS pixels wide. */
const SCALE = 1.5

async function draw(
  job: PicturesExport,
  path: string,
  take: (png: Uint8Array, at: number) => Promise<void>,
): Promise<ExportedPictures> {
  const { deck, printer, signal, onProgress, dark = false, ink = false } = job
  const wanted = slidesOf(job)
  const options = settlePdfOptions({ kind: 'slides', ink, appearance: dark ? 'dark' : 'light' })
  if ('problem' in options) throw new RangeError(options.problem)
  let pictures = 0
  let bytes = 0
  const report = await printer.pictures({
    path: `/print?${pdfQuery(options)}&part=1&seen=1${slidesQuery(job.only === null ? null : wanted)}`,
    notes: false,
    pageWidth: 1280,
    pageHeight: 720,
    scale: SCALE,
    ...(signal && { signal }),
    async onPicture(png) {
      signal?.throwIfAborted()
      await take(png, pictures)
      pictures += 1
      bytes += png.byteLength
      onProgress?.({ stage: 'laying-out', done: pictures, all: wanted.length })
    },
  })
  if (pictures !== wanted.length)
    throw new LecternError(
      'export-failed',
      `${pictures} pictures were taken of ${wanted.length} slides.`,
      'Try again; if it happens again, please report it with the lecture.',
    )
  return { path, pictures, bytes, diagnostics: reportDiagnostics(deck, report) }
}

/** @throws LecternError `usage` */
function slidesOf({ deck, only }: PicturesExport): Deck['slides'] {
  const slides = deck.slides.filter(({ id }) => only === null || id === only)
  if (slides.length === 0) throw noSuchSlide(only ?? '')
  return slides
}

/** Sorted by name they are in the order of the lecture; letters that systems disagree about become hyphens. */
export function fileName(number: number, id: string, count: number, ending: string): string {
  const digits = Math.max(2, String(count).length)
  const name = id.replaceAll(/[^\p{L}\p{N}_-]+/gu, '-').slice(0, 80)
  return `${String(number).padStart(digits, '0')}-${name}.${ending}`
}

/** As a mistake of whoever wished for it. */
export function noSuchSlide(id: string): LecternError {
  return new LecternError(
    'usage',
    id === '' ? 'The lecture has no slides.' : `There is no slide with the id "${id}".`,
    'A slide’s id stands after its heading: ## Title {#id}',
  )
}
