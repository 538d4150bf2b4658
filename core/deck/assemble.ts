import {
  makeEntry,
  pageHtml,
  pageText,
  pageTitle,
  paginate,
  sectionTitle,
  type Entry,
} from './bibliography.ts'
import { escapeHtml } from './escape-html.ts'
import type { Ids } from './ids.ts'
import { numberSlides, withTitle } from './numbering.ts'
import type { Deck, DeckMeta, Reference, Slide } from './types.ts'

export interface Parts {
  /** `title` is '' when the lecture does not give one. */
  meta: DeckMeta
  /** In order, not yet numbered. */
  slides: Slide[]
  /** In the bibliography's order. */
  references: Reference[]
  /** The file that lists them. */
  referencesFile: string
  ids: Ids
}

/** Puts the bibliography at its place, numbers the slides and finds the sections. */
export function assembleDeck({
  meta,
  slides,
  references,
  referencesFile,
  ids,
}: Parts): Omit<Deck, 'diagnostics'> {
  const estimated = new Map(slides.map(({ id }, index) => [id, index + 1]))
  const pages = paginate(references.map((reference) => makeEntry(reference, estimated)))
  const all = withBibliography(slides, pages, meta, ids)
  for (const slide of all.bibliography) slide.source = { file: referencesFile, line: 1 }
  const [first] = all.bibliography
  const sections = numberSlides(all.slides, first && { id: first.id, title: sectionTitle(meta.lang) })
  const numbers = new Map(all.slides.map(({ id, index }) => [id, index + 1]))
  all.bibliography.forEach((slide, page) => {
    slide.html = pageHtml(pages[page] ?? [], meta.lang, numbers)
  })
  return {
    meta: withTitle(meta, sections),
    sections,
    slides: all.slides,
    references: Object.fromEntries(references.map((reference) => [reference.key, reference])),
  }
}

interface WithBibliography {
  slides: Slide[]
  bibliography: Slide[]
}

/** At the end of the lecture's own section `sources`, or in a section of its own at the very end. */
function withBibliography(slides: Slide[], pages: Entry[][], meta: DeckMeta, ids: Ids): WithBibliography {
  const own = slides.findIndex(({ id, kind }) => id === 'sources' && kind === 'section')
  const following = own < 0 ? -1 : slides.findIndex(({ kind }, index) => index > own && kind === 'section')
  const at = following < 0 ? slides.length : following
  const bibliography = pages.map((entries, page): Slide => {
    const title = pageTitle(meta.lang, page, pages.length)
    return {
      id: ids.take(page === 0 ? 'sources' : `sources-${page + 1}`),
      index: 0,
      section: -1,
      kind: 'bibliography',
      title,
      titleHtml: escapeHtml(title),
      classes: [],
      lastStep: 0,
      html: '',
      diagrams: [],
      citations: [],
      text: pageText(entries),
      source: { file: '', line: 1 },
    }
  })
  return { slides: [...slides.slice(0, at), ...bibliography, ...slides.slice(at)], bibliography }
}
