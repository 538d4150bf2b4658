import { escapeHtml } from './escape-html.ts'
import type { DeckMeta, Slide } from './types.ts'

/** The slide that the lecture opens with, made from its configuration alone. */
export function titleSlide(meta: DeckMeta, file: string): Slide {
  const lines = [
    ['subtitle', meta.subtitle],
    ['authors', meta.authors.length > 0 ? meta.authors.join(', ') : undefined],
    ['date', meta.date],
    ['disclaimer', meta.disclaimer],
  ].filter((line): line is [string, string] => line[1] !== undefined)
  return {
    id: 'title',
    index: 0,
    section: -1,
    kind: 'title',
    title: meta.title,
    titleHtml: escapeHtml(meta.title),
    classes: [],
    lastStep: 0,
    html: lines.map(([name, text]) => `<p class="${name}">${escapeHtml(text)}</p>`).join('\n'),
    diagrams: [],
    citations: [],
    text: lines.map(([, text]) => text).join(' '),
    source: { file, line: 1 },
  }
}
