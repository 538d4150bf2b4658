import { Ids } from '../deck/ids.ts'
import { Anchors } from './links.ts'
import type { WrittenSection, WrittenSlide } from './print.ts'
import type { PlannedSection } from './sections.ts'
import { writeNotes, writeSlide, type DeckContext, type ReadSlide } from './slide.ts'
import { headingNames } from './heading-names.ts'
import { escapeWords } from './pictures.ts'

/**
 * Gives every slide its id, then writes all of them with links that lead to those ids. `opening` is the slide
 * that has become the lecture's title slide.
 */
export function writeSections(
  sections: PlannedSection[],
  opening: ReadSlide | undefined,
  context: Omit<DeckContext, 'resolve'>,
): WrittenSection[] {
  const ids = new Ids()
  // These two are the compiler's own.
  ids.take('title')
  ids.take('sources')
  const named = assignIds(sections, ids)
  const anchors = new Anchors()
  let number = 0
  const all = [
    ...(opening ? [{ slide: opening, id: 'title' }] : []),
    ...named.flatMap(({ slides }) => slides),
  ]
  for (const { slide, id } of all) {
    anchors.add(slide.found.id, id)
    for (const name of headingNames(slide)) anchors.add(name, id)
    for (const name of slide.found.anchors ?? []) anchors.add(name, id)
    anchors.add(`/${number}`, id)
    number += 1
  }
  for (const { slide, id } of all) anchors.add(slide.name, id)
  const full: DeckContext = { ...context, resolve: (fragment) => anchors.resolve(fragment) }
  return named.map(({ opener, hasOpener, slides }, index): WrittenSection => {
    const written = slides.map(({ slide, id }) => write(slide, id, full))
    written.forEach((slide, at) => {
      const isOpener = hasOpener && at === 0 && !opener
      if (!isOpener && slide.body === '' && slide.title !== '') slide.classes = statement(slide.classes)
    })
    const name = opener?.title ?? slides[0]?.slide.title ?? ''
    const titleNotes = opening && index === 0 ? notesOf(opening, full) : ''
    if (opener) written.unshift({ ...emptySlide, id: opener.id, title: escapeWords(opener.title) })
    return { slides: written, name, hasOpener, titleNotes }
  })
}

const emptySlide = { classes: [], attributes: [], body: '', notes: '' }

interface Named {
  hasOpener: boolean
  opener: { id: string; title: string } | undefined
  slides: { slide: ReadSlide; id: string }[]
}

/** Ids that the source gives come first, so that no heading elsewhere takes them away. */
function assignIds(sections: PlannedSection[], ids: Ids): Named[] {
  const given = new Map<ReadSlide, string>()
  for (const slide of sections.flatMap(({ slides }) => slides)) {
    if (slide.found.id !== undefined && slide.found.id === slide.name) given.set(slide, ids.take(slide.name))
  }
  return sections.map(({ opener, isSection, slides }) => ({
    hasOpener: isSection,
    opener:
      opener === undefined ? undefined : { title: opener, id: ids.take(slideName(opener) || 'section') },
    slides: slides.map((slide) => ({ slide, id: given.get(slide) ?? ids.take(slide.name || 'slide') })),
  }))
}

function slideName(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60)
}

function write(slide: ReadSlide, id: string, context: DeckContext): WrittenSlide {
  const { title, body } = writeSlide(slide, context)
  const classes = [
    ...new Set([...slide.found.classes, ...(slide.found.isIncremental ? ['incremental'] : [])]),
  ]
  const { background, transition } = slide.found
  const attributes = [
    ...(background === undefined ? [] : [`background=${background}`]),
    ...(transition === undefined ? [] : [`transition=${transition}`]),
  ]
  return { id, title, classes, attributes, body, notes: notesOf(slide, context) }
}

/** A heading alone is shown as a statement. */
function statement(classes: readonly string[]): string[] {
  return [...new Set([...classes, 'statement'])]
}

function notesOf({ found }: ReadSlide, context: DeckContext): string {
  const notes = found.notes.map((passage) => writeNotes(passage, context)).filter((text) => text !== '')
  return notes.join('\n\n')
}
