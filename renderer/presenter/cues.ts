/**
 * Which cue of the notes belongs to a step: the last one reached. 0 is the text before the first
 * `[click]`, so notes with fewer cues than the slide has steps stay at their last one.
 */
export function currentCue(cues: readonly number[], step: number): number {
  return Math.max(0, ...cues.filter((cue) => cue <= step))
}

/** Where something sits in a scrolling box, in CSS pixels from the top of its content. */
export interface Extent {
  top: number
  bottom: number
}

/**
 * Where to scroll so that `cue` can be read with what follows it in sight; null when it already can.
 * What is read next should stand in the upper part, not at the very edge.
 */
export function scrollTarget(cue: Extent, view: { top: number; height: number }): number | null {
  const lead = Math.min(64, view.height * 0.2)
  const comfortable = cue.top >= view.top && cue.bottom <= view.top + view.height * 0.7
  if (comfortable) return null
  const target = Math.max(0, cue.top - lead)
  return Math.abs(target - view.top) < 1 ? null : target
}

export const SMALLEST_NOTES = 12
export const LARGEST_NOTES = 96

/** Pixels; two at a time while small, four and eight when large, within the limits. */
export function resizedNotes(size: number, direction: 1 | -1): number {
  const from = direction === 1 ? size : size - 1
  const stride = from >= 48 ? 8 : from >= 24 ? 4 : 2
  return clampNotes(size + direction * stride)
}

/** Any number a browser remembered becomes a usable size; undefined or nonsense becomes 20. */
export function clampNotes(size: number): number {
  if (!Number.isFinite(size)) return 20
  return Math.round(Math.min(LARGEST_NOTES, Math.max(SMALLEST_NOTES, size)))
}
