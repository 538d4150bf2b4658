import type { Slide } from '../deck/types.ts'
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
  /** A picture of one slide, by its id, or of each (null), at the last step; in its dark appearance, with what is drawn on it. */
  | { type: 'png'; slide: string | null; dark: boolean; ink: boolean }
  /** The diagrams of one slide, by its id, or of all (null), as drawings. */
  | { type: 'svg'; slide: string | null }
  /** What the lecture cites, for other programs: as BibTeX or as CSL-JSON. */
  | { type: 'bib' }
  | { type: 'csl' }
  /** What was shown the last time the lecture was given, for those who were there. */
  | { type: 'pack' }

/** What a wish is granted with. */
export interface ExportTarget {
  /** How the file ends, without the dot. */
  ending: string
  /** What such a file is called in a dialog. */
  name: string
  /** Several files, in a folder; where there is no folder to write to they come as one zip. */
  isFolder: boolean
  /** What its name tells beside the lecture's title; '' for nothing. */
  part: string
}

/** How the file ends, and what such a file is called in a dialog. */
export const exportFiles: Record<ExportWish['type'], { ending: string; name: string }> = {
  pdf: { ending: 'pdf', name: 'PDF' },
  html: { ending: 'html', name: 'Web page' },
  archive: { ending: 'lectern', name: 'Lectern lecture' },
  pptx: { ending: 'pptx', name: 'PowerPoint' },
  png: { ending: 'png', name: 'Picture' },
  svg: { ending: 'svg', name: 'Drawing' },
  bib: { ending: 'bib', name: 'BibTeX' },
  csl: { ending: 'json', name: 'CSL-JSON' },
  pack: { ending: 'zip', name: 'Lecture as it was given' },
}

/** @param slides of the lecture */
export function exportTarget(
  wish: ExportWish,
  slides: readonly Pick<Slide, 'id' | 'diagrams'>[],
): ExportTarget {
  const file = { ...exportFiles[wish.type], isFolder: false, part: '' }
  switch (wish.type) {
    case 'pdf': {
      const { kind = 'slides' } = wish.pdf
      return { ...file, part: kind === 'slides' ? '' : kind }
    }
    case 'png':
      return wish.slide === null
        ? { ...file, isFolder: true, part: 'pictures' }
        : { ...file, part: wish.slide }
    case 'svg': {
      const found = diagramsOf(wish.slide, slides)
      const part = found.length === 1 ? (found[0] ?? '') : (wish.slide ?? 'diagrams')
      return { ...file, isFolder: wish.slide === null || found.length !== 1, part }
    }
    case 'pack':
      return { ...file, isFolder: true, part: 'as given' }
    case 'html':
    case 'archive':
    case 'pptx':
    case 'bib':
    case 'csl':
      return file
  }
}

/** Ids of the diagrams of one slide, or of all when it is null, in order. */
export function diagramsOf(
  slide: string | null,
  slides: readonly Pick<Slide, 'id' | 'diagrams'>[],
): readonly string[] {
  return slides
    .filter(({ id }) => slide === null || id === slide)
    .flatMap(({ diagrams }) => diagrams.map(({ id }) => id))
}

/** What is counted in what was written, in the singular. */
export type ExportUnit = 'page' | 'slide' | 'file' | 'source' | 'picture' | 'drawing'
