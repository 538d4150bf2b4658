import type { Diagram, Reference } from '../../../core/deck/types.ts'
import type { StudySlide } from '../../../core/study/types.ts'

/** A slide to learn from, with what a test gives and nothing else. */
export function studySlide(id: string, given: Partial<StudySlide> = {}): StudySlide {
  return {
    id,
    index: 0,
    section: 0,
    kind: 'content',
    title: id,
    classes: [],
    html: '',
    diagrams: [],
    references: [],
    ...given,
  }
}

export function reference(key: string, given: Partial<Reference> = {}): Reference {
  return { key, csl: { id: key }, entryHtml: key, verified: true, citedBy: [], ...given }
}

export function diagram(id: string, source: string, given: Partial<Diagram> = {}): Diagram {
  return { id, source, title: '', description: '', firstStep: 0, pauses: 0, ...given }
}
