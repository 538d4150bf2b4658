import type { Diagram } from '../../core/deck/types.ts'
import { cleanDrawing } from './diagram-clean.ts'
import { tidyFlowchart } from './diagram-flowchart.ts'
import { drawingId } from './diagram-id.ts'
import { markGraphParts, markSequenceParts } from './diagram-marks.ts'
import { svgElement } from './svg-element.ts'

/** A drawing ready to be copied into a figure. Its parts carry `data-part` (0-based). */
export interface Drawing {
  svg: SVGSVGElement
  /** CSS pixels at which labels have the size they were measured in. */
  width: number
  height: number
}

/**
 * Turns Mermaid's SVG into ours. Flowcharts and sequence diagrams lose all of Mermaid's styling: what
 * they look like is `diagrams.css`, so that light and dark need no new drawing. Other kinds keep it and
 * are marked `diagram-as-drawn`.
 *
 * Class, state and entity diagrams have their parts where flowcharts have them; all other kinds appear
 * whole and at once. `parts` says at which part each named piece appears; pieces it does not name appear with part 0.
 */
export function tidyDrawing(text: string, kind: string, parts: Map<string, number>): Drawing {
  const svg = new DOMParser().parseFromString(text, 'text/html').querySelector('svg')
  if (!svg) throw new Error('Mermaid returned no drawing')
  cleanDrawing(svg, drawingId)
  const box = svg.viewBox.baseVal
  const drawing = { svg, width: box.width, height: box.height }
  for (const name of ['style', 'width', 'height', 'aria-roledescription']) svg.removeAttribute(name)
  if (kind.startsWith('flowchart')) {
    svg.setAttribute('class', 'diagram-flowchart')
    tidyFlowchart(svg)
    markGraphParts(svg, parts)
  } else if (kind === 'sequence') {
    svg.setAttribute('class', 'diagram-sequence')
    tidySequence(svg)
    markSequenceParts(svg, parts)
  } else {
    svg.classList.add('diagram-as-drawn')
    if (/^(?:class|state|er)/.test(kind)) markGraphParts(svg, parts)
  }
  return drawing
}

/** The drawing as text, from which `restoreDrawing` makes it again. */
export function drawingText({ svg }: Drawing): string {
  return svg.outerHTML
}

/** Null when the text is no drawing. It is cleaned as if it came from anywhere. */
export function restoreDrawing(text: string): Drawing | null {
  const svg = new DOMParser().parseFromString(text, 'text/html').querySelector('svg')
  if (!svg) return null
  cleanDrawing(svg, drawingId)
  const { width, height } = svg.viewBox.baseVal
  return width > 0 && height > 0 ? { svg, width, height } : null
}

function tidySequence(svg: SVGSVGElement): void {
  for (const gone of svg.querySelectorAll('style, symbol')) gone.remove()
  for (const element of svg.querySelectorAll('*')) {
    for (const name of ['style', 'fill', 'stroke', 'stroke-width']) element.removeAttribute(name)
  }
  for (const defs of svg.querySelectorAll('defs')) if (defs.childElementCount === 0) defs.remove()
}

/** A copy of `drawing` with ids of its own (all begin with `id`) and its parts turned into steps. */
export function insertDrawing(drawing: Drawing, diagram: Diagram, id: string): SVGSVGElement {
  const svg = document.importNode(drawing.svg, true)
  for (const part of [svg, ...svg.querySelectorAll('[data-part]')]) {
    const at = part.getAttribute('data-part')
    if (at === null) continue
    part.removeAttribute('data-part')
    const step = diagram.firstStep + Math.min(Number(at), diagram.pauses)
    if (step > 0) part.setAttribute('data-step', String(step))
  }
  renameIds(svg, id)
  describe(svg, diagram, id)
  svg.setAttribute('width', drawing.width.toFixed(1))
  svg.setAttribute('height', drawing.height.toFixed(1))
  svg.setAttribute('preserveAspectRatio', 'xMidYMid meet')
  svg.style.setProperty('--drawn-width', drawing.width.toFixed(1))
  svg.style.setProperty('--drawn-height', drawing.height.toFixed(1))
  return svg
}

function renameIds(svg: SVGSVGElement, id: string): void {
  const rename = (value: string) => `${id}--${value}`
  for (const element of svg.querySelectorAll('[id]')) element.id = rename(element.id)
  for (const element of svg.querySelectorAll('*')) {
    for (const name of ['marker-end', 'marker-start', 'clip-path', 'filter', 'fill', 'href']) {
      const value = element.getAttribute(name)
      if (value && /^(?:url\("?#|#\w+-)/.test(value))
        element.setAttribute(name, value.replace(/(url\("?#|^#)/, `$1${id}--`))
    }
  }
  svg.id = rename(drawingId)
  // Kinds that keep Mermaid's own style address the drawing by its id.
  for (const style of svg.querySelectorAll('style')) {
    style.textContent = (style.textContent ?? '').replaceAll(`#${drawingId}`, `#${CSS.escape(svg.id)}`)
  }
}

function describe(svg: SVGSVGElement, { title, description }: Diagram, id: string): void {
  for (const old of svg.querySelectorAll(':scope > title, :scope > desc')) old.remove()
  for (const name of ['aria-labelledby', 'aria-describedby']) svg.removeAttribute(name)
  svg.setAttribute('role', 'img')
  const labels: Element[] = []
  for (const [name, text] of [['title', title] as const, ['desc', description] as const]) {
    if (text === '') continue
    const element = svgElement(name, { id: `${id}--${name}` })
    element.textContent = text
    labels.push(element)
  }
  svg.prepend(...labels)
  if (labels.length > 0) svg.setAttribute('aria-labelledby', labels.map((label) => label.id).join(' '))
  else svg.setAttribute('aria-label', 'Diagram')
}
