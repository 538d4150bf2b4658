import type { Deck, Slide } from '../deck/types.ts'
import type { Follower, Role } from '../session/types.ts'
import type { DeckOutline, SlideContent, SlideSummary } from './contract.ts'

/** The lecture without bodies. Mistakes in the sources are for the presenter's eyes. */
export function outlineFor(role: Role | Follower, deckRevision: number, deck: Deck): DeckOutline {
  return {
    deckRevision,
    meta: deck.meta,
    sections: deck.sections,
    slides: deck.slides.map(summaryOf),
    diagnostics: role === 'presenter' ? deck.diagnostics : [],
  }
}

/** The slides at these indices, in the order asked for; indices outside the deck are left out. */
export function slidesFor(role: Role | Follower, deck: Deck, indices: readonly number[]): SlideContent[] {
  return indices.flatMap((index) => {
    const slide = deck.slides[index]
    return slide === undefined ? [] : [contentFor(role, deck, slide)]
  })
}

/**
 * A slide as one role may see it. It is built up from what is allowed, not stripped of what is not, so
 * that a field added to `Slide` later stays inside until somebody decides about it here.
 */
function contentFor(role: Role | Follower, deck: Deck, slide: Slide): SlideContent {
  const notesHtml = notesFor(role, slide)
  return {
    ...summaryOf(slide),
    titleHtml: slide.titleHtml,
    classes: slide.classes,
    ...(slide.background === undefined ? {} : { background: slide.background }),
    ...(slide.transition === undefined ? {} : { transition: slide.transition }),
    html: slide.html,
    diagrams: slide.diagrams,
    citations: slide.citations,
    references: slide.citations.flatMap(({ key, locator }) => {
      const reference = Object.hasOwn(deck.references, key) ? deck.references[key] : undefined
      if (reference === undefined) return []
      return [locator === undefined ? reference : { ...reference, locator }]
    }),
    ...(notesHtml === undefined ? {} : { notesHtml }),
  }
}

/** Private blocks are for the presenter alone; public notes reach those who review, and those prints that show them. */
function notesFor(role: Role | Follower, slide: Slide): string | undefined {
  switch (role) {
    case 'presenter':
      return slide.notes?.html
    case 'reviewer':
    case 'notes-printer':
      return slide.notes?.publicHtml
    case 'printer':
    case 'audience':
    case 'follower':
      return undefined
  }
}

function summaryOf(slide: Slide): SlideSummary {
  const { id, index, section, kind, title, lastStep, minutes, grade, optional } = slide
  return {
    id,
    index,
    section,
    kind,
    title,
    lastStep,
    ...(minutes === undefined ? {} : { minutes }),
    ...(grade === undefined ? {} : { grade }),
    ...(optional === undefined ? {} : { optional }),
    ...(slide.diagrams.length === 0 ? {} : { diagramCount: slide.diagrams.length }),
  }
}
