/** What a stage keeps ready around the slide at `current` (0-based) of `count`: it, the next, the one before. */
export function slideWindow(current: number, count: number): number[] {
  return [current, current + 1, current - 1].filter((index) => index >= 0 && index < count)
}
