import type { Zoom } from '../../core/session/types.ts'
import type { Point } from './slide-point.ts'

/** Part of a slide, CSS pixels of its 1280 × 720. */
export interface Region {
  x: number
  y: number
  width: number
  height: number
}

const WIDTH = 1280
const HEIGHT = 720
/** As much as the session lets through. */
const MOST = 8
/** What a click enlarges by. */
export const CLICK_SCALE = 2

/** The part of the slide that a zoom shows. */
export function regionOf({ x, y, scale }: Zoom): Region {
  const width = WIDTH / scale
  const height = HEIGHT / scale
  return { x: x - width / 2, y: y - height / 2, width, height }
}

/** What a drag from one place to another encloses: of the slide's own shape, and wholly on the slide. */
export function zoomBetween(from: Point, to: Point): Zoom {
  const span = Math.max(Math.abs(to.x - from.x), (Math.abs(to.y - from.y) * WIDTH) / HEIGHT)
  const width = Math.min(WIDTH, Math.max(span, WIDTH / MOST))
  const towards = (start: number, end: number, length: number) => start + (end < start ? -length : length) / 2
  return held({
    x: towards(from.x, to.x, width),
    y: towards(from.y, to.y, (width * HEIGHT) / WIDTH),
    scale: WIDTH / width,
  })
}

/** Enlarged around a place. */
export function zoomAt({ x, y }: Point, scale: number): Zoom {
  return held({ x, y, scale })
}

/**
 * Larger or smaller by a factor while the place under the hand stays where it is. Null when that shows the
 * whole slide.
 */
export function scaled(zoom: Zoom | null, at: Point, factor: number): Zoom | null {
  const before = zoom ?? { x: WIDTH / 2, y: HEIGHT / 2, scale: 1 }
  const scale = Math.min(MOST, before.scale * factor)
  if (scale <= 1.02) return null
  const keep = before.scale / scale
  return held({ x: at.x + (before.x - at.x) * keep, y: at.y + (before.y - at.y) * keep, scale })
}

/** Moved over the slide by so many of its CSS pixels. */
export function moved(zoom: Zoom, dx: number, dy: number): Zoom {
  return held({ x: zoom.x + dx, y: zoom.y + dy, scale: zoom.scale })
}

/**
 * CSS `transform` for a box whose nearest container (`container-type: size`) is as large as it is and in
 * which the slide lies as large as fits; 'none' for the whole slide. Lengths follow the container by themselves.
 */
export function zoomTransform(zoom: Zoom | null): string {
  if (zoom === null) return 'none'
  const { x, y, scale } = zoom
  const pixel = `min(100cqw / ${WIDTH}, 100cqh / ${HEIGHT})`
  const by = (pixels: number) => `calc(${pixel} * ${tenth(pixels)})`
  return `translate(${by((WIDTH / 2 - x) * scale)}, ${by((HEIGHT / 2 - y) * scale)}) scale(${tenth(scale * 100) / 100})`
}

function held({ x, y, scale }: Zoom): Zoom {
  const within = (value: number, size: number) =>
    tenth(Math.min(Math.max(value, size / (2 * scale)), size - size / (2 * scale)))
  return { x: within(x, WIDTH), y: within(y, HEIGHT), scale }
}

function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
