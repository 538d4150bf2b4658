import type { StudySlide, StudySource } from '../../core/study/types.ts'

/** Sources numbered in the order in which the article comes to them. */
export interface Footnotes {
  sources: StudySource[]
  /** 1-based, by key. */
  numbers: Map<string, number>
  /** Ids of the slides that cite a source, by key, in order. */
  usedBy: Map<string, string[]>
}

export function footnotesOf(slides: readonly Pick<StudySlide, 'id' | 'references'>[]): Footnotes {
  const sources: StudySource[] = []
  const numbers = new Map<string, number>()
  const usedBy = new Map<string, string[]>()
  for (const { id, references } of slides) {
    for (const source of references) {
      if (!numbers.has(source.key)) {
        const { locator: _locator, ...whole } = source
        sources.push(whole)
        numbers.set(source.key, sources.length)
      }
      usedBy.set(source.key, [...(usedBy.get(source.key) ?? []), id])
    }
  }
  return { sources, numbers, usedBy }
}
