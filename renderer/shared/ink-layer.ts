import type { Stroke } from '../../core/session/types.ts'
import { groupClass, INK_TOOLS, inkWords, strokeAttributes } from './ink-svg.ts'
import { svgElement } from './svg-element.ts'

export interface InkShown {
  /** The slide's element, which the ink becomes part of: it comes and goes with it. */
  section: HTMLElement
  /** What is drawn, in order; a stroke of the same id is taken to be the same. */
  strokes: readonly Stroke[]
  /** What is still being drawn and looks different each time. */
  growing: readonly Stroke[]
  /** Ids of strokes that an eraser has touched and that will be gone when it is lifted. */
  fading: ReadonlySet<string>
}

/** Ink on one slide after the other. */
export interface InkLayer {
  show(shown: InkShown): void
  clear(): void
}

export function createInkLayer(): InkLayer {
  const svg = svgElement('svg', { class: 'ink', viewBox: '0 0 1280 720', role: 'img' })
  const groups = INK_TOOLS.map((tool) => ({ tool, group: svgElement('g', { class: groupClass(tool) }) }))
  svg.append(...groups.map(({ group }) => group))
  let current: { svg: SVGSVGElement; section: HTMLElement } | null = null
  const paths = new Map<string, SVGPathElement>()

  const pathOf = (stroke: Stroke): SVGPathElement => {
    const known = paths.get(stroke.id)
    if (known !== undefined) return known
    const path = svgElement('path', { ...strokeAttributes(stroke), 'data-stroke': stroke.id })
    paths.set(stroke.id, path)
    return path
  }

  /** A slide that is leaving keeps its own ink while it fades; the one that comes gets the layer. */
  const attach = (section: HTMLElement) => {
    if (current?.section === section && svg.parentNode === section) return
    if (current !== null && current.section !== section && current.section.isConnected)
      svg.replaceWith(svg.cloneNode(true))
    for (const old of section.querySelectorAll(':scope > .ink')) old.remove()
    paths.clear()
    section.append(svg)
    current = { svg, section }
  }

  return {
    show({ section, strokes, growing, fading }) {
      attach(section)
      const ids = new Set(strokes.map(({ id }) => id))
      for (const id of paths.keys()) if (!ids.has(id)) paths.delete(id)
      for (const { tool, group } of groups) {
        const wanted = strokes.filter((stroke) => stroke.tool === tool).map(pathOf)
        const live = growing
          .filter((stroke) => stroke.tool === tool && !ids.has(stroke.id))
          .map((stroke) => svgElement('path', { ...strokeAttributes(stroke), 'data-growing': '' }))
        replaceWhereNeeded(group, [...wanted, ...live])
      }
      for (const [id, path] of paths) path.classList.toggle('is-fading', fading.has(id))
      svg.ariaLabel = inkWords(strokes.length)
      // Nothing drawn is nothing to be told of.
      svg.toggleAttribute('aria-hidden', false)
      if (strokes.length === 0) svg.setAttribute('aria-hidden', 'true')
    },
    clear() {
      svg.remove()
      paths.clear()
      current = null
    },
  }
}

function replaceWhereNeeded(group: SVGGElement, wanted: readonly SVGPathElement[]): void {
  const isSame =
    group.children.length === wanted.length && wanted.every((path, index) => group.children[index] === path)
  if (!isSame) group.replaceChildren(...wanted)
}
