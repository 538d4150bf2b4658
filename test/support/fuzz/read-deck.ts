import type { Deck, Slide } from '../../../core/deck/types.ts'
import { squeeze, type SlideFacts } from './foretell.ts'

/** The facts of every slide of a compiled deck but the title slide and the sources. */
export function readDeck(deck: Deck): SlideFacts[] {
  return deck.slides
    .filter(({ kind }) => kind === 'content' || kind === 'section')
    .map((slide) => factsOf(slide))
}

function factsOf(slide: Slide): SlideFacts {
  const { id, section, kind, lastStep, notes } = slide
  return {
    id,
    section,
    kind,
    lastStep,
    classes: slide.classes,
    minutes: slide.minutes,
    grade: slide.grade,
    transition: slide.transition,
    title: squeeze(slide.title),
    text: squeeze(slide.text),
    shape: shapeOf(slide.html),
    diagrams: slide.diagrams.map(({ source, title, firstStep, pauses }) => ({
      source,
      title,
      firstStep,
      pauses,
    })),
    citations: slide.citations,
    ...(notes && {
      notes: { clicks: notes.clicks, isPrivate: notes.html !== notes.publicHtml },
    }),
  }
}

const structure =
  /<(math|p|h3|div|ol|ul|li|blockquote|pre|code|table|th|td|figure|img|dl|dt|dd|cite|a|em|strong)\b[^>]*>/g

/** What KaTeX makes of a formula counts as one. */
function shapeOf(html: string): string[] {
  const bare = html
    // In a value a sign that looks like a tag may stand as it is.
    .replaceAll(/ (?:alt|title)="[^"]*"/g, '')
    .replaceAll(/<cite\b[^>]*>.*?<\/cite>/gs, '<cite>')
    .replaceAll(/<(?:div|span) class="math[^>]*>.*?<\/math>/gs, '<math>')
  return [...bare.matchAll(structure)].map(([, name = '']) => (name === 'math' ? 'formula' : name))
}
