import type { InkColour, Pointer, Stroke, Tool, Zoom } from '../../core/session/types.ts'
import { touchedOnWay } from './ink-erase.ts'
import { simplified } from './ink-simplify.ts'
import type { Point } from './slide-point.ts'
import { CLICK_SCALE, moved, scaled, zoomAt, zoomBetween } from './zoom-region.ts'

/** What a hand does with a tool; mouse, pen, finger and keyboard all come down to this. */
export interface HandTool {
  /** Over the slide without pressing. */
  hover(at: Point): void
  press(at: Point): void
  /** Pressed; every place on the way, in order. */
  drag(way: readonly Point[]): void
  release(): void
  /** The hand left the slide, or what it was doing was broken off. */
  leave(): void
  /** The wheel, or plus and minus: larger by a factor. */
  resize(at: Point, factor: number): void
}

/** What is at hand: the state of the slide, and where what is done goes. */
export interface Workplace {
  /** What the lecture says at this moment. */
  readonly slide: string
  readonly step: number
  readonly colour: InkColour
  /** What is drawn and shows at this step. */
  readonly ink: readonly Stroke[]
  /** No more lines are taken. */
  readonly isFull: boolean
  readonly zoom: Zoom | null
  /** Shows what the hand does, here and on the other pages; null when it is over. */
  point(pointer: Pointer | null): void
  /** Shows what is about to be rubbed out, on this page only. */
  fade(strokes: ReadonlySet<string>): void
  /** Shows the region that is about to be enlarged, on this page only. */
  choose(zoom: Zoom | null): void
  draw(stroke: Stroke): void
  erase(strokes: readonly string[]): void
  enlarge(zoom: Zoom | null): void
  /** Something the lecturer should know. */
  tell(words: string): void
}

const NOTHING: HandTool = {
  hover() {},
  press() {},
  drag() {},
  release() {},
  leave() {},
  resize() {},
}

/** CSS pixels of the slide; the highlighter covers a line of running text. */
const STROKE_WIDTHS: Readonly<Record<Stroke['tool'], number>> = { pen: 5, highlighter: 30 }

export function takeUp(tool: Tool, place: Workplace): HandTool {
  switch (tool) {
    case 'none':
      return NOTHING
    case 'laser':
    case 'spotlight':
      return pointing(tool, place)
    case 'pen':
    case 'highlighter':
      return drawing(tool, place)
    case 'eraser':
      return erasing(place)
    case 'zoom':
      return zooming(place)
  }
}

function pointing(kind: 'laser' | 'spotlight', place: Workplace): HandTool {
  const at = ({ x, y }: Point) => place.point({ kind, slide: place.slide, x, y })
  return {
    ...NOTHING,
    hover: at,
    press: at,
    drag(way) {
      const last = way.at(-1)
      if (last !== undefined) at(last)
    },
    leave: () => place.point(null),
  }
}

function drawing(tool: Stroke['tool'], place: Workplace): HandTool {
  let begun: { slide: string; stroke: Omit<Stroke, 'points'>; way: number[] } | null = null
  const stroke = (): Stroke | null =>
    begun === null ? null : { ...begun.stroke, points: simplified(begun.way) }
  const show = () => {
    const now = stroke()
    if (begun !== null && now !== null) place.point({ kind: 'stroke', slide: begun.slide, stroke: now })
  }
  return {
    ...NOTHING,
    press({ x, y }) {
      if (place.isFull) {
        place.tell('This slide holds no more lines. Rub some out first.')
        return
      }
      const { slide, step, colour } = place
      begun = {
        slide,
        stroke: { id: freshId(), tool, colour, width: STROKE_WIDTHS[tool], step },
        way: [x, y],
      }
      show()
    },
    drag(way) {
      begun?.way.push(...way.flatMap(({ x, y }) => [x, y]))
      show()
    },
    release() {
      const finished = stroke()
      // A slide that went away under the pen takes the line with it.
      if (finished !== null && begun?.slide === place.slide) place.draw(finished)
      else place.point(null)
      begun = null
    },
    leave() {
      if (begun !== null) place.point(null)
      begun = null
    },
  }
}

function erasing(place: Workplace): HandTool {
  let last: Point | null = null
  let touched = new Set<string>()
  const end = () => {
    last = null
    touched = new Set()
    place.fade(touched)
  }
  const rub = (to: Point) => {
    const found = touchedOnWay(place.ink, last ?? to, to)
    last = to
    touched = new Set([...touched, ...found])
    place.fade(touched)
  }
  return {
    ...NOTHING,
    press: rub,
    drag(way) {
      for (const to of way) rub(to)
    },
    release() {
      // All that one stroke of the eraser took comes back at one press of undo.
      if (touched.size > 0) place.erase([...touched])
      end()
    },
    leave: end,
  }
}

/** Below this a drag was meant as a click, CSS pixels of the slide. */
const CLICK = 12

function zooming(place: Workplace): HandTool {
  let start: Point | null = null
  let last: Point | null = null
  let before: Zoom | null = null
  const hasMoved = () =>
    start !== null && last !== null && Math.hypot(last.x - start.x, last.y - start.y) > CLICK
  return {
    ...NOTHING,
    press(at) {
      start = at
      last = at
      before = place.zoom
    },
    drag(way) {
      last = way.at(-1) ?? last
      if (start === null || last === null || !hasMoved()) return
      if (before === null) place.choose(zoomBetween(start, last))
      else place.enlarge(moved(before, last.x - start.x, last.y - start.y))
    },
    release() {
      if (start === null || last === null) return
      if (!hasMoved()) place.enlarge(zoomAt(start, before?.scale ?? CLICK_SCALE))
      else if (before === null) place.enlarge(zoomBetween(start, last))
      place.choose(null)
      start = null
    },
    leave() {
      start = null
      place.choose(null)
    },
    resize: (at, factor) => place.enlarge(scaled(place.zoom, at, factor)),
  }
}

function freshId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
