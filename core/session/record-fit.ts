import type { LectureRecord, RecordedSlide, RecordedStay } from './record.ts'
import type { DeckShape } from './types.ts'

/** A record as far as the deck at hand has its slides. */
export interface FittedRecord {
  record: LectureRecord
  /** Ids that the record names and the deck does not have, each once. */
  unknown: string[]
}

/**
 * A record may come from anybody, and the slides may have changed since: what the deck does not have is left out, a
 * slide that is told of twice counts once, and no step lies beyond the slide's last.
 */
export function fitRecord(record: LectureRecord, shape: DeckShape): FittedRecord {
  const lastSteps = new Map(shape.slides.map(({ id, lastStep }) => [id, lastStep]))
  const unknown = new Set<string>()
  const within = <T extends RecordedStay | RecordedSlide>(entry: T): T[] => {
    const lastStep = lastSteps.get(entry.slide)
    if (lastStep === undefined) unknown.add(entry.slide)
    return lastStep === undefined ? [] : [{ ...entry, step: Math.min(entry.step, lastStep) }]
  }
  const shown = record.shown.flatMap(within)
  const slides = new Map<string, RecordedSlide>()
  for (const slide of record.slides.flatMap(within)) {
    if (slides.has(slide.slide)) continue
    const lastStep = lastSteps.get(slide.slide) ?? 0
    // Drawn at a step that the slide does not have any more, it shows with the last one.
    const ink = slide.ink.map((stroke) => ({ ...stroke, step: Math.min(stroke.step, lastStep) }))
    slides.set(slide.slide, { ...slide, ink })
  }
  return { record: { ...record, shown, slides: [...slides.values()] }, unknown: [...unknown] }
}
