import type { Pointer, Tool, Zoom } from '../../core/session/types.ts'
import { ERASER_RADIUS } from './ink-erase.ts'
import type { Point } from './slide-point.ts'
import { setAttributes, svgElement } from './svg-element.ts'
import { regionOf, type Region } from './zoom-region.ts'

export interface MarksShown {
  tool: Tool
  /** A laser dot or a spotlight; null when there is none. */
  pointer: Exclude<Pointer, { kind: 'stroke' }> | null
  /** Where this page's own hand is; null when it is not over the slide. */
  hand: Point | null
  /** What the projector enlarges, where it is to be shown as a frame; null when nothing. */
  region: Zoom | null
  /** What is about to be enlarged. */
  chosen: Zoom | null
  /** By how much the slide is enlarged here: marks keep the size they have on a whole slide. */
  scale: number
}

/** Signs over a slide that do not stay: laser dot, spotlight, frames, the eraser. Not read out. */
export interface Marks {
  readonly element: SVGSVGElement
  show(shown: MarksShown): void
}

const SPOTLIGHT_RADIUS = 150
const LASER_RADIUS = 9

export function createMarks(): Marks {
  const svg = svgElement('svg', { class: 'hand-marks', viewBox: '0 0 1280 720', 'aria-hidden': 'true' })
  return {
    element: svg,
    show(shown) {
      const parts = [
        ...(shown.region === null ? [] : frameOf(shown.region)),
        ...(shown.chosen === null ? [] : frameOf(shown.chosen)),
        ...(shown.pointer === null ? [] : pointerMark(shown.pointer, shown.scale)),
        ...(shown.hand === null ? [] : handMark(shown.tool, shown.hand, shown.scale)),
      ]
      svg.replaceChildren(...parts)
    },
  }
}

function pointerMark({ kind, x, y }: NonNullable<MarksShown['pointer']>, scale: number): SVGElement[] {
  if (kind === 'laser') {
    const r = LASER_RADIUS / scale
    return [
      circle('laser-glow', { x, y }, r * 2.4),
      circle('laser-halo', { x, y }, r * 1.35),
      circle('laser-dot', { x, y }, r),
    ]
  }
  const r = SPOTLIGHT_RADIUS / scale
  const hole = `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
  const dark = svgElement('path', { class: 'spotlight-dark', d: `${EVERYWHERE}${hole}` })
  const ring = circle('spotlight-ring', { x, y }, r)
  setAttributes(ring, { 'stroke-width': String(3 / scale) })
  return [dark, ring]
}

/** More than any screen shows around a slide. */
const EVERYWHERE = 'M-9000 -9000H10000V10000H-9000z'

/** What is outside is dimmed, and an outline tells it in another way than by brightness. */
function frameOf(zoom: Zoom): SVGElement[] {
  const { x, y, width, height } = rounded(regionOf(zoom))
  const outside = `${EVERYWHERE}M${x} ${y}h${width}v${height}h${-width}z`
  const box = { x: String(x), y: String(y), width: String(width), height: String(height) }
  return [
    svgElement('path', { class: 'zoom-outside', d: outside }),
    svgElement('rect', { class: 'zoom-edge', ...box }),
    svgElement('rect', { class: 'zoom-frame', ...box }),
  ]
}

function rounded({ x, y, width, height }: Region): Region {
  const tenth = (value: number) => Math.round(value * 10) / 10
  return { x: tenth(x), y: tenth(y), width: tenth(width), height: tenth(height) }
}

function handMark(tool: Tool, at: Point, scale: number): SVGElement[] {
  switch (tool) {
    case 'eraser':
      return [
        circle('eraser-ring is-outer', at, ERASER_RADIUS + 1.5 / scale),
        circle('eraser-ring', at, ERASER_RADIUS),
      ]
    case 'pen':
    case 'highlighter':
    case 'zoom': {
      const d = `M${at.x - 14} ${at.y}h28M${at.x} ${at.y - 14}v28`
      return [
        svgElement('path', { class: 'hand-cross is-outer', d }),
        svgElement('path', { class: 'hand-cross', d }),
      ]
    }
    case 'none':
    case 'laser':
    case 'spotlight':
      return []
  }
}

function circle(className: string, { x, y }: Point, r: number): SVGCircleElement {
  return svgElement('circle', { class: className, cx: String(x), cy: String(y), r: String(r) })
}
