import type { SlideContent } from '../../core/rpc/contract.ts'
import { markReadingDirection } from '../shared/reading-direction.ts'
import { prefixIds } from '../shared/slide-html.ts'
import { element } from './gather.ts'
import type { PrintWords } from './words.ts'

/** A slide's speaker notes to read, with their cues in words; null when there are none. */
export function notesText(slide: SlideContent, words: PrintWords): HTMLElement | null {
  if (slide.notesHtml === undefined || slide.notesHtml.trim() === '') return null
  const notes = element('div', 'notes')
  notes.innerHTML = slide.notesHtml
  prefixIds(notes, 'notes--', slide.id)
  for (const link of notes.querySelectorAll('a[data-slide-link]'))
    link.setAttribute('href', `#${encodeURIComponent(link.getAttribute('data-slide-link') ?? '')}`)
  markReadingDirection(notes)
  for (const click of notes.querySelectorAll('.click')) {
    click.removeAttribute('aria-label')
    click.replaceChildren(`${words.click} ${click.getAttribute('data-step') ?? ''}`)
  }
  // Notes have no place in the outline: the slide's heading stands there.
  for (const heading of notes.querySelectorAll('h1, h2, h3, h4, h5, h6')) {
    const text = element('p', 'notes-heading')
    text.append(...heading.childNodes)
    heading.replaceWith(text)
  }
  return notes
}
