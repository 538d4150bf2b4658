import { MOST_COORDINATES } from '../../core/session/ink.ts'

/** Farther than this no drawn line strays from the hand, in CSS pixels of the slide. */
const TOLERANCE = 0.6

/**
 * The fewest of these points that show the same line (Ramer, Douglas and Peucker), rounded to a tenth of a
 * pixel. A line too long for one stroke gets coarser until it fits, never shorter.
 *
 * @param points x, y, x, y, …
 */
export function simplified(points: readonly number[]): number[] {
  for (let tolerance = TOLERANCE; ; tolerance *= 2) {
    const kept = withinTolerance(points, tolerance)
    if (kept.length <= MOST_COORDINATES) return kept.map((value) => Math.round(value * 10) / 10)
  }
}

/** First and last point always stay. */
function withinTolerance(points: readonly number[], tolerance: number): number[] {
  const count = points.length / 2
  if (count <= 2) return [...points]
  const keep = new Uint8Array(count)
  keep[0] = 1
  keep[count - 1] = 1
  const open: [from: number, to: number][] = [[0, count - 1]]
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    const [from, to] = part
    const { index, distance } = farthest(points, from, to)
    if (distance <= tolerance) continue
    keep[index] = 1
    open.push([from, index], [index, to])
  }
  return points.filter((_value, at) => keep[at >> 1] === 1)
}

/** Of the points between two, the one farthest from the straight line between them. */
function farthest(points: readonly number[], from: number, to: number): { index: number; distance: number } {
  let found = { index: from, distance: 0 }
  const [x1 = 0, y1 = 0] = [points[2 * from], points[2 * from + 1]]
  const [x2 = 0, y2 = 0] = [points[2 * to], points[2 * to + 1]]
  for (let index = from + 1; index < to; index += 1) {
    const [x = 0, y = 0] = [points[2 * index], points[2 * index + 1]]
    const distance = distanceToSegment(x, y, x1, y1, x2, y2)
    if (distance > found.distance) found = { index, distance }
  }
  return found
}

/** From the point (x, y) to the straight line that ends at (x1, y1) and (x2, y2). */
export function distanceToSegment(
  x: number,
  y: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
): number {
  const length = (x2 - x1) ** 2 + (y2 - y1) ** 2
  const along = length === 0 ? 0 : ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / length
  const t = Math.min(1, Math.max(0, along))
  return Math.hypot(x - x1 - t * (x2 - x1), y - y1 - t * (y2 - y1))
}
