const number = /-?\d*\.?\d+(?:e[-+]?\d+)?/gi

/** Path data with its coordinates rounded to tenths of a pixel. */
export function roundPath(data: string): string {
  return data.replace(number, (value) => String(Math.round(Number(value) * 10) / 10))
}

/**
 * Pulls the end of an edge back by `by` pixels along its last straight piece, to leave room for a mark
 * between line and node. Path data that does not end in a line is returned as it is.
 */
export function shortenPathEnd(data: string, by: number): string {
  const end = /L\s*(-?[\d.e+-]+)[\s,]+(-?[\d.e+-]+)\s*$/i.exec(data)
  if (!end) return data
  const before = [...data.slice(0, end.index).matchAll(number)].slice(-2).map(([value]) => Number(value))
  const [fromX, fromY] = before
  if (fromX === undefined || fromY === undefined) return data
  const [x, y] = [Number(end[1]), Number(end[2])]
  const length = Math.hypot(x - fromX, y - fromY)
  if (length === 0) return data
  // A last piece shorter than `by` is turned back on itself by no more than its own direction allows:
  // the mark then still points the right way.
  const keep = Math.max(length - by, 0.5) / length
  return `${data.slice(0, end.index)}L${fromX + (x - fromX) * keep},${fromY + (y - fromY) * keep}`
}

/** The smallest upright box around all points of a path, its control points included. */
export function pathBox(data: string): { x: number; y: number; width: number; height: number } {
  const values = [...data.matchAll(number)].map(([value]) => Number(value))
  const xs = values.filter((_, index) => index % 2 === 0)
  const ys = values.filter((_, index) => index % 2 === 1)
  const [x, y] = [Math.min(...xs), Math.min(...ys)]
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}
