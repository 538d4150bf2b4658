import type { Stroke } from '../../core/session/types.ts'
import { distanceToSegment } from './ink-simplify.ts'
import type { Point } from './slide-point.ts'

/** Half the width of the eraser, CSS pixels of the slide. */
export const ERASER_RADIUS = 12

/** Ids of the strokes that an eraser touches on a straight way from one place to another. */
export function touchedOnWay(strokes: readonly Stroke[], from: Point, to: Point): string[] {
  return strokes.filter((stroke) => touches(stroke, from, to)).map(({ id }) => id)
}

function touches({ points, width }: Stroke, from: Point, to: Point): boolean {
  const reach = ERASER_RADIUS + width / 2
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x1 = points[at] ?? 0
    const y1 = points[at + 1] ?? 0
    const x2 = points[at + 2] ?? x1
    const y2 = points[at + 3] ?? y1
    if (segmentsWithin(reach, from, to, { x: x1, y: y1 }, { x: x2, y: y2 })) return true
  }
  return false
}

/** Two straight lines that do not cross are nearest at one of their ends. */
function segmentsWithin(reach: number, a: Point, b: Point, c: Point, d: Point): boolean {
  return (
    crosses(a, b, c, d) ||
    distanceToSegment(a.x, a.y, c.x, c.y, d.x, d.y) <= reach ||
    distanceToSegment(b.x, b.y, c.x, c.y, d.x, d.y) <= reach ||
    distanceToSegment(c.x, c.y, a.x, a.y, b.x, b.y) <= reach ||
    distanceToSegment(d.x, d.y, a.x, a.y, b.x, b.y) <= reach
  )
}

function crosses(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}

function side(a: Point, b: Point, c: Point): number {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
}
