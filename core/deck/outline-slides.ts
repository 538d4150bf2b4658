import { escapeHtml } from './escape-html.ts'
import type { FinishedSlide } from './drafts.ts'
import type { SlideHead } from './slide-head.ts'

/** Slides of a file that was not read yet. */
export function outlineSlides(heads: readonly SlideHead[], ids: readonly string[]): FinishedSlide[] {
  return heads.map((head, index) => ({
    id: ids[index] ?? '',
    kind: head.kind,
    title: head.title,
    titleHtml: escapeHtml(head.title),
    classes: [...new Set(head.attributes.classes)],
    lastStep: 0,
    html: '',
    diagrams: [],
    text: '',
    isOutline: true,
    source: { file: head.place.file, line: head.place.line },
  }))
}
