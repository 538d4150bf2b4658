import { Ids } from '../deck/ids.ts'
import { Anchors } from './links.ts'
import type { WrittenSection, WrittenSlide } from './print.ts'
import type { PlannedSection } from './sections.ts'
import { writeNotes, writeSlide, type DeckContext, type ReadSlide } from './slide.ts'
import { headingNames } from './heading-names.ts'
import { escapeWords } from './pictures.ts'

/** Gives every slide its id, then writes all of them with links that lead to those ids. */
export function writeSections(
  sections: PlannedSection[],
  context: Omit<DeckContext, 'resolve'>,
): WrittenSection[] {
  const ids = new Ids()
  // These two are the compiler's own.
  ids.take('title')
  ids.take('sources')
  const named = assignIds(sections, ids)
  const anchors = new Anchors()
  let number = 0
  for (const { slide, id } of named.flatMap(({ slides }) => slides)) {
    anchors.add(slide.found.id, id)
    for (const name of headingNames(slide)) anchors.add(name, id)
    anchors.add(`/${number}`, id)
    number += 1
  }
  for (const { slide, id } of named.flatMap(({ slides }) => slides)) anchors.add(slide.name, id)
  const full: DeckContext = { ...context, resolve: (fragment) => anchors.resolve(fragment) }
  return named.map(({ opener, slides }): WrittenSection => {
    const written = slides.map(({ slide, id }) => write(slide, id, full))
    const first = slides[0]?.slide.title ?? ''
    if (opener === undefined) return { slides: written, name: first }
    const heading = { id: opener.id, title: escapeWords(opener.title), classes: [], body: '', notes: '' }
    return { slides: [heading, ...written], name: opener.title }
  })
}

interface Named {
  opener: { id: string; title: string } | undefined
  slides: { slide: ReadSlide; id: string }[]
}

/** Ids that the source gives come first, so that no heading elsewhere takes them away. */
function assignIds(sections: PlannedSection[], ids: Ids): Named[] {
  const given = new Map<ReadSlide, string>()
  for (const slide of sections.flatMap(({ slides }) => slides)) {
    if (slide.found.id !== undefined && slide.found.id === slide.name) given.set(slide, ids.take(slide.name))
  }
  return sections.map(({ opener, slides }) => ({
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
  const notes = slide.found.notes.map((passage) => writeNotes(passage, context)).filter((text) => text !== '')
  const classes = [
    ...new Set([...slide.found.classes, ...(slide.found.isIncremental ? ['incremental'] : [])]),
  ]
  return { id, title, classes, body, notes: notes.join('\n\n') }
}
