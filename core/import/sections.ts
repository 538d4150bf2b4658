import type { ReadSlide } from './slide.ts'

/** A part of the lecture: one file of slides. */
export interface PlannedSection {
  /** Title of a slide that is put before the others to open the section. */
  opener: string | undefined
  /** Whether it is a section of the lecture: its first slide, or the opener, is the section's. */
  isSection: boolean
  slides: ReadSlide[]
}

/**
 * Finds the parts of a deck: what the source says, else its vertical stacks, else the headings of the first
 * level where most slides have one of the second. Slides before the first part, and those of a deck without
 * parts, stand in no section.
 */
export function planSections(slides: ReadSlide[]): PlannedSection[] {
  const opens = openings(slides)
  const sections: PlannedSection[] = []
  slides.forEach((slide, index) => {
    const current = sections.at(-1)
    const wanted = opens[index]
    const canOpen = slide.title !== '' && slide.isLight
    const isSection = slide.title !== '' && (wanted === 'always' || (wanted === 'light' && canOpen))
    if (!isSection && current) current.slides.push(slide)
    // A list or a picture has no room beside a section's title.
    else
      sections.push({ opener: isSection && !canOpen ? slide.title : undefined, isSection, slides: [slide] })
  })
  return sections
}

/** For each slide whether a section begins with it; `light` only if the slide is fit for it. */
function openings(slides: ReadSlide[]): (false | 'light' | 'always')[] {
  if (slides.some(({ found }) => found.opensSection)) {
    return slides.map(({ found }) => (found.opensSection ? 'always' : false))
  }
  if (slides.some(({ found }) => found.stack !== undefined)) {
    return slides.map(({ found }, index) => {
      const before = slides[index - 1]?.found
      const isNew = before === undefined || before.stack !== found.stack
      return isNew ? (found.stack === undefined ? 'light' : 'always') : false
    })
  }
  const first = slides.filter(({ depth }) => depth === 1).length
  const deeper = slides.filter(({ depth }) => depth !== undefined && depth > 1).length
  if (first > 1 && first < deeper) {
    return slides.map(({ depth }, index) => (depth === 1 ? 'always' : index === 0 ? 'light' : false))
  }
  return slides.map(() => false)
}
