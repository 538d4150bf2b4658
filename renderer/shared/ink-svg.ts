import type { Appearance } from '../../core/deck/types.ts'
import type { Stroke } from '../../core/session/types.ts'
import { pathData } from './ink-path.ts'

/**
 * What was drawn on a slide, as it stands at `step` (0-based): an SVG of the slide's 1280 × 720 that
 * covers the box it is put in. Colours come from the theme, which has to be on the page. Null when
 * nothing is drawn.
 *
 * Put it into the slide's own element: a highlighter mixes with what lies below it.
 *
 * @param appearance absent: as what the ink lies on
 */
export function inkSvg(
  strokes: readonly Stroke[],
  step: number,
  appearance?: Appearance,
): SVGSVGElement | null {
  const holder = document.createElement('template')
  holder.innerHTML = inkMarkup(strokes, step, appearance)
  const svg = holder.content.firstElementChild
  return svg instanceof SVGSVGElement ? svg : null
}

/** The same as text; '' when nothing is drawn. */
export function inkMarkup(strokes: readonly Stroke[], step: number, appearance?: Appearance): string {
  const shown = strokesAt(strokes, step)
  if (shown.length === 0) return ''
  const groups = INK_TOOLS.map((tool) => {
    const paths = shown.filter((stroke) => stroke.tool === tool).map(pathMarkup)
    return `<g class="${groupClass(tool)}">${paths.join('')}</g>`
  })
  const look = appearance === undefined ? '' : ` data-appearance="${appearance}"`
  const name = inkWords(shown.length)
  return `<svg class="ink" viewBox="0 0 1280 720" role="img" aria-label="${name}"${look}>${groups.join('')}</svg>`
}

/** Below first: what was written stays on top of what was marked. */
export const INK_TOOLS: readonly Stroke['tool'][] = ['highlighter', 'pen']

export function groupClass(tool: Stroke['tool']): string {
  return `ink-${tool}`
}

/** Those that show at a step, 0-based. */
export function strokesAt(strokes: readonly Stroke[], step: number): Stroke[] {
  return strokes.filter((stroke) => stroke.step <= step)
}

/** Attributes of the path that shows a stroke. */
export function strokeAttributes(stroke: Omit<Stroke, 'id' | 'step' | 'tool'>): Record<string, string> {
  return {
    class: `is-${stroke.colour}`,
    d: pathData(stroke.points),
    'stroke-width': String(stroke.width),
  }
}

/** `3 lines drawn on this slide`. */
export function inkWords(count: number): string {
  if (count === 0) return 'Nothing drawn on this slide'
  return count === 1 ? '1 line drawn on this slide' : `${count} lines drawn on this slide`
}

/** Tools, colours and numbers come from closed sets: nothing in here can be anything but an attribute. */
function pathMarkup(stroke: Stroke): string {
  const attributes = Object.entries(strokeAttributes(stroke)).map(([name, value]) => ` ${name}="${value}"`)
  return `<path${attributes.join('')}/>`
}
