import type { DeckMeta, Section, Slide } from './types.ts'

/**
 * Sets index and section of every slide. A generated bibliography opens a section unless it stands in one.
 * @param bibliography its first slide, and the title of a section of its own
 */
export function numberSlides(slides: Slide[], bibliography?: { id: string; title: string }): Section[] {
  const sections: Section[] = []
  const hasOwn = slides.some(({ id, kind }) => id === 'sources' && kind === 'section')
  slides.forEach((slide, index) => {
    if (slide.kind === 'section' || (slide.id === bibliography?.id && !hasOwn)) {
      const title = slide.kind === 'section' ? slide.title : (bibliography?.title ?? '')
      sections.push({ id: slide.id, title, firstSlide: index, slideCount: 0 })
    }
    slide.index = index
    slide.section = sections.length - 1
    const section = sections.at(-1)
    if (section) section.slideCount += 1
  })
  return sections
}

/** A lecture that does not say what it is called is called like its first section. */
export function withTitle(meta: DeckMeta, sections: readonly Section[]): DeckMeta {
  return { ...meta, title: meta.title || (sections[0]?.title ?? '') || 'Untitled lecture' }
}
