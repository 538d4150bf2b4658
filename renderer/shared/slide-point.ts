/** A place on a slide, CSS pixels of its 1280 × 720 from the upper left corner. */
export interface Point {
  x: number
  y: number
}

/** What of a slide's element on the screen counts; a `DOMRect` has it. */
export interface SlideBox {
  left: number
  top: number
  width: number
  height: number
}

/** How far a hand may slip over the edge of the slide, CSS pixels of the slide. */
const SLACK = 40

/**
 * Where on the slide a place of the window is, to a tenth of a pixel and held near the slide.
 *
 * @param box where the slide is in the window, scaled or enlarged however it may be
 */
export function slidePoint(box: SlideBox, clientX: number, clientY: number): Point {
  return held({
    x: box.width > 0 ? ((clientX - box.left) / box.width) * 1280 : 0,
    y: box.height > 0 ? ((clientY - box.top) / box.height) * 720 : 0,
  })
}

function held({ x, y }: Point): Point {
  const within = (value: number, size: number) =>
    Math.round(Math.min(Math.max(value, -SLACK), size + SLACK) * 10) / 10
  return { x: within(x, 1280), y: within(y, 720) }
}
