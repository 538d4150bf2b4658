import type { Grade } from '../../core/deck/types.ts'
import type { SlideContent } from '../../core/rpc/contract.ts'
import { gradeBadge } from './slide.ts'
import './source-card.css'

type Source = SlideContent['references'][number]

/** One source of a slide, laid over it for the whole room to read. */
export interface SourceCard {
  /** A key that the slide does not cite, or null, shows nothing. */
  show(slide: Pick<SlideContent, 'references' | 'grade'> | undefined, key: string | null): void
}

/**
 * Puts the card's place into `container`, which is as large as what shows the slide and a container of its
 * own (`container-type: size`): the card grows with it.
 */
export function createSourceCard(container: HTMLElement): SourceCard {
  const place = document.createElement('div')
  place.className = 'source-place'
  place.hidden = true
  container.append(place)
  let shown: string | null = null
  return {
    show(slide, key) {
      const source = sourceOf(slide, key)
      const content = source === undefined ? null : JSON.stringify([source, slide?.grade])
      if (content === shown) return
      shown = content
      place.hidden = source === undefined
      place.replaceChildren(...(source === undefined ? [] : [card(source, slide)]))
    },
  }
}

/** Undefined for a key that the slide does not cite. */
export function sourceOf(
  slide: Pick<SlideContent, 'references'> | undefined,
  key: string | null,
): Source | undefined {
  return key === null ? undefined : slide?.references.find((reference) => reference.key === key)
}

/** One after the other in the order of the slide, then none; none for a slide without sources. */
export function sourceAfter(
  slide: Pick<SlideContent, 'references'> | undefined,
  key: string | null,
): string | null {
  const keys = slide?.references.map((reference) => reference.key) ?? []
  return keys[key === null ? 0 : keys.indexOf(key) + 1] ?? null
}

/** `Source 2 of 3`; `Source` where there is but one. */
export function sourceWords(slide: Pick<SlideContent, 'references'> | undefined, key: string): string {
  const keys = slide?.references.map((reference) => reference.key) ?? []
  return keys.length < 2 ? 'Source' : `Source ${keys.indexOf(key) + 1} of ${keys.length}`
}

function card(source: Source, slide: Pick<SlideContent, 'references' | 'grade'> | undefined): HTMLElement {
  const made = element('section', 'source-card')
  const words = sourceWords(slide, source.key)
  made.ariaLabel = words
  const head = element('header', 'source-card-head')
  head.append(element('p', 'source-card-name', words))
  if (slide?.grade !== undefined) head.append(badge(slide.grade))
  const entry = element('p', 'source-card-entry')
  // Sanitised when the lecture was compiled.
  entry.innerHTML = source.entryHtml
  // There is nothing to click in a room.
  for (const link of entry.querySelectorAll('a')) {
    const words = element('span', 'source-card-address')
    words.append(...link.childNodes)
    link.replaceWith(words)
  }
  made.append(head, entry, ...factsOf(source))
  return made
}

function factsOf(source: Source): HTMLElement[] {
  const study = [source.studyType, source.sample].filter((part) => part !== undefined && part !== '')
  const facts = [
    ...(source.locator === undefined ? [] : [source.locator]),
    ...(study.length === 0 ? [] : [study.join(', ')]),
    ...(source.verified ? [] : ['Unverified']),
  ]
  const list = element('ul', 'source-card-facts')
  list.append(...facts.map((fact) => element('li', '', fact)))
  return [
    ...(source.finding === undefined ? [] : [element('p', 'source-card-finding', source.finding)]),
    ...(facts.length === 0 ? [] : [list]),
  ]
}

function badge(grade: Grade): HTMLElement {
  const made = gradeBadge(grade)
  made.classList.add('source-card-grade')
  return made
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.textContent = text
  return made
}
