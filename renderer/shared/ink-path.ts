/** Sharper turns than this stay corners: cosine of the angle between the two directions. */
const CORNER = 0.2

interface Vector {
  x: number
  y: number
}

/**
 * A smooth line through all these points as the data of an SVG path, to a tenth of a pixel. One point
 * alone becomes a dot, which needs round ends to be seen.
 *
 * @param points x, y, x, y, …
 */
export function pathData(points: readonly number[]): string {
  const places = toVectors(points)
  const [first, second] = places
  if (first === undefined) return ''
  if (second === undefined) return `M${pair(first)}h0`
  const headings = places.map((place, index) => headingAt(places[index - 1], place, places[index + 1]))
  const parts = places.slice(1).map((to, index) => {
    const from = places[index] ?? first
    return curve(from, to, headings[index] ?? null, headings[index + 1] ?? null)
  })
  return `M${pair(first)}${parts.join('')}`
}

/** Handles of a third of the way never overshoot, however unevenly the points lie. */
function curve(from: Vector, to: Vector, leaving: Vector | null, arriving: Vector | null): string {
  if (leaving === null && arriving === null) return `L${pair(to)}`
  const third = Math.hypot(to.x - from.x, to.y - from.y) / 3
  const one = along(from, leaving, third)
  const other = along(to, arriving, -third)
  return `C${pair(one)} ${pair(other)} ${pair(to)}`
}

/** Where the line goes at a point, of length 1; null at its ends and at corners. */
function headingAt(before: Vector | undefined, at: Vector, after: Vector | undefined): Vector | null {
  if (before === undefined || after === undefined) return null
  const inward = unit({ x: at.x - before.x, y: at.y - before.y })
  const outward = unit({ x: after.x - at.x, y: after.y - at.y })
  if (inward === null || outward === null) return null
  if (inward.x * outward.x + inward.y * outward.y < CORNER) return null
  return unit({ x: inward.x + outward.x, y: inward.y + outward.y })
}

function along(from: Vector, heading: Vector | null, length: number): Vector {
  return heading === null ? from : { x: from.x + heading.x * length, y: from.y + heading.y * length }
}

function unit({ x, y }: Vector): Vector | null {
  const length = Math.hypot(x, y)
  return length === 0 ? null : { x: x / length, y: y / length }
}

function toVectors(points: readonly number[]): Vector[] {
  const places: Vector[] = []
  for (let at = 0; at + 1 < points.length; at += 2)
    places.push({ x: points[at] ?? 0, y: points[at + 1] ?? 0 })
  return places
}

function pair({ x, y }: Vector): string {
  return `${tenth(x)} ${tenth(y)}`
}

function tenth(value: number): number {
  // `-0` would be written as `0` anyway, but not compared as equal.
  return Math.round(value * 10) / 10 + 0
}
