import type { DeckOutline, SlideContent } from '../../core/rpc/contract.ts'
import { element } from './gather.ts'
import { printWords } from './words.ts'

type CitedReference = SlideContent['references'][number]

export interface SourceList {
  /** Looks at a slide for what it cites and, where it is one of the bibliography, for the order. */
  add(slide: SlideContent): void
  /** The list with its heading; null when nothing is cited. */
  finish(): HTMLElement | null
  /** Id of the slide that it stands for. */
  readonly slide: string
}

/**
 * All that the lecture cites, in the order of its bibliography, with the kind of study, what it found, and the
 * slides that cite it.
 * @param linked whether the slides are in the same document
 */
export function createSourceList(outline: DeckOutline, linked: boolean): SourceList {
  const words = printWords(outline.meta.lang)
  const references = new Map<string, CitedReference>()
  const order: string[] = []
  let id = 'sources'
  let hasBibliography = false
  return {
    get slide() {
      return id
    },
    add(slide) {
      for (const reference of slide.references)
        if (!references.has(reference.key)) references.set(reference.key, reference)
      if (slide.kind !== 'bibliography') return
      if (!hasBibliography) id = slide.id
      hasBibliography = true
      for (const [, key = ''] of slide.html.matchAll(/<li id="ref-([^"]+)"/g)) order.push(unescaped(key))
    },
    finish() {
      const known = order.filter((key) => references.has(key))
      const keys = [...known, ...[...references.keys()].filter((key) => !known.includes(key))]
      if (keys.length === 0) return null
      const list = element('ol', 'source-list')
      for (const key of keys) {
        const reference = references.get(key)
        if (reference) list.append(entry(reference, outline, words, linked))
      }
      const heading = element('h1', 'list-title', words.sources)
      const section = element('section', 'sources', heading, list)
      // Not on the heading: a target of links would stand in the outline twice.
      section.id = id
      return section
    },
  }
}

/** The compiler's serialiser writes ids with these alone. */
function unescaped(text: string): string {
  return text.replaceAll('&#x26;', '&').replaceAll('&#x3C;', '<').replaceAll('&#x22;', '"')
}

function entry(
  reference: CitedReference,
  outline: DeckOutline,
  words: ReturnType<typeof printWords>,
  linked: boolean,
): HTMLElement {
  const item = element('li')
  const text = element('p', 'source-entry')
  text.innerHTML = reference.entryHtml
  if (!reference.verified) text.append(' ', element('span', 'unverified', words.unverified))
  item.append(text)
  const { studyType, sample, finding } = reference
  const study = [studyType, sample].filter((part) => part !== undefined).join(' · ')
  if (study !== '' || finding !== undefined) {
    const found = element('p', 'source-finding')
    if (study !== '') found.append(element('span', 'source-study', capital(study)), '. ')
    if (finding !== undefined) found.append(finding)
    item.append(found)
  }
  item.append(citedOn(reference, outline, words.citedOn, linked))
  return item
}

function citedOn(
  reference: CitedReference,
  outline: DeckOutline,
  label: string,
  linked: boolean,
): HTMLElement {
  const line = element('p', 'source-cited', `${label} `)
  const slides = outline.slides.filter(({ id }) => reference.citedBy.includes(id))
  slides.forEach((slide, index) => {
    const text = `${slide.index + 1}${slide.title === '' ? '' : `\u00a0${slide.title}`}`
    const link = linked ? element('a', '', text) : document.createTextNode(text)
    if (link instanceof HTMLElement) link.setAttribute('href', `#${encodeURIComponent(slide.id)}`)
    line.append(...(index > 0 ? ['; '] : []), link)
  })
  return line
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
