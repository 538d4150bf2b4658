import { exportPictures, type PicturesExport } from '../app/export/pictures.ts'
import { exportStandalone, type StandaloneExport } from '../app/export/standalone.ts'
import type { ExportProgress } from '../app/export/pdf.ts'
import { checkTarget, checkTargetFolder } from '../app/export/target.ts'
import { exportPptx } from '../app/export/pptx.ts'
import { exportDrawings, type DrawingsExport } from '../app/export/drawings.ts'
import { withServedLecture, type ServedExportOptions } from './export-command.ts'

interface Options extends ServedExportOptions {
  onProgress?: (progress: ExportProgress) => void
}

/**
 * A lecture as one HTML file, without Electron.
 * @throws LecternError what `withServedLecture` and `exportStandalone` throw
 */
export async function exportHtmlWithChromium(
  folder: string,
  out: string,
  options: Options & Pick<StandaloneExport, 'notes'>,
) {
  await checkTarget(out)
  return await withServedLecture(folder, options, (served) =>
    exportStandalone({ ...served, ...options, out }),
  )
}

/**
 * A lecture as slides to edit.
 * @throws LecternError what `withServedLecture` and `exportPptx` throw
 */
export async function exportPptxWithChromium(folder: string, out: string, options: Options) {
  await checkTarget(out)
  return await withServedLecture(folder, options, (served) => exportPptx({ ...served, ...options, out }))
}

/**
 * Each slide as a PNG, or one of them, into a folder.
 * @param only id of a slide; null for all
 * @throws LecternError what `withServedLecture` and `exportPictures` throw
 */
export async function exportPicturesWithChromium(
  folder: string,
  out: string,
  options: Options & Pick<PicturesExport, 'only' | 'dark'>,
) {
  await checkTargetFolder(out)
  return await withServedLecture(folder, options, (served) => exportPictures({ ...served, ...options, out }))
}

/**
 * Each diagram as an SVG, into a folder.
 * @throws LecternError what `withServedLecture` and `exportDrawings` throw
 */
export async function exportDrawingsWithChromium(
  folder: string,
  out: string,
  options: Options & Pick<DrawingsExport, 'only'>,
) {
  await checkTargetFolder(out)
  return await withServedLecture(folder, options, (served) => exportDrawings({ ...served, ...options, out }))
}
