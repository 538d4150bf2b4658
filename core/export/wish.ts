import type { PdfWishes } from './pdf-options.ts'

/** What somebody who sits before a window may wish a lecture to be written as. */
export type ExportWish =
  | { type: 'pdf'; pdf: PdfWishes }
  /** One file for any browser, with or without the public speaker notes. */
  | { type: 'html'; notes: boolean }
  /** The lecture itself in one file. */
  | { type: 'archive' }
  /** Slides to edit. */
  | { type: 'pptx' }
  /** What the lecture cites, for other programs: as BibTeX or as CSL-JSON. */
  | { type: 'bib' }
  | { type: 'csl' }

/** How the file ends, and what such a file is called in a dialog. */
export const exportFiles: Record<ExportWish['type'], { ending: string; name: string }> = {
  pdf: { ending: 'pdf', name: 'PDF' },
  html: { ending: 'html', name: 'Web page' },
  archive: { ending: 'lectern', name: 'Lectern lecture' },
  pptx: { ending: 'pptx', name: 'PowerPoint' },
  bib: { ending: 'bib', name: 'BibTeX' },
  csl: { ending: 'json', name: 'CSL-JSON' },
}

/** What is counted in such a file, in the singular. */
export type ExportUnit = 'page' | 'slide' | 'file' | 'source'
