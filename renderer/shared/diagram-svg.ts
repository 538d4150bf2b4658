import type { Diagram } from '../../core/deck/types.ts'
import { cleanDrawing } from './diagram-clean.ts'
import { pathBox, roundPath, shortenPathEnd } from './diagram-paths.ts'

/** A drawing ready to be copied into a figure. Its parts carry `data-part` (0-based). */
export interface Drawing {
  svg: SVGSVGElement
  /** CSS pixels at which labels have the size they were measured in. */
  width: number
  height: number
}

const namespace = 'http://www.w3.org/2000/svg'
/** The id that `diagrams.ts` gives to Mermaid; Mermaid puts it before all others. */
const drawingId = 'drawing'

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

function tidyFlowchart(svg: SVGSVGElement): void {
  for (const gone of svg.querySelectorAll('style, defs, linearGradient, marker')) gone.remove()
  for (const element of svg.querySelectorAll('*')) {
    for (const name of ['style', 'data-look', 'data-et', 'data-edge', 'data-points'])
      element.removeAttribute(name)
  }
  for (const shape of svg.querySelectorAll('.node > g.label-container')) simplifyShape(shape)
  for (const path of svg.querySelectorAll('path')) {
    path.setAttribute('d', roundPath(path.getAttribute('d') ?? ''))
  }
  for (const edge of svg.querySelectorAll<SVGPathElement>('.edgePaths > path')) tidyEdge(edge)
  for (const label of svg.querySelectorAll('.edgeLabels > g')) {
    if ((label.textContent ?? '').trim() === '') label.remove()
  }
  for (const rect of svg.querySelectorAll('rect:not([width])')) rect.remove()
  svg.prepend(markers())
}

/** rough.js draws every shape twice and in thousands of small curves; one clean outline is enough. */
function simplifyShape(shape: Element): void {
  const outline = shape.querySelector(':scope > path')
  if (!outline) return
  const data = outline.getAttribute('d') ?? ''
  const paths = [...shape.querySelectorAll(':scope > path')]
  for (const extra of paths.slice(1, 2)) extra.remove()
  for (const name of ['stroke', 'stroke-width', 'fill']) outline.removeAttribute(name)
  // Only the stadium is an "outer path" with round ends; its outline passes thousands of points.
  if (!shape.classList.contains('outer-path') || data.length < 4000) return
  const { x, y, width, height } = pathBox(data)
  const rect = document.createElementNS(namespace, 'rect')
  const values = { x, y, width, height, rx: height / 2 }
  for (const [name, value] of Object.entries(values)) rect.setAttribute(name, value.toFixed(1))
  rect.setAttribute('class', 'basic label-container')
  shape.replaceWith(rect)
}

/** How far an edge stops short of its node so that the mark stands clear of it, in pixels. */
const clearance = { bar: 6, dot: 8 }

function tidyEdge(edge: SVGPathElement): void {
  const end = markOf(edge.getAttribute('marker-end'))
  const start = markOf(edge.getAttribute('marker-start'))
  for (const [name, mark] of [['marker-end', end] as const, ['marker-start', start] as const]) {
    if (mark) edge.setAttribute(name, `url(#${drawingId}-${mark})`)
    else edge.removeAttribute(name)
  }
  if (end === 'bar' || end === 'dot') {
    edge.setAttribute('d', roundPath(shortenPathEnd(edge.getAttribute('d') ?? '', clearance[end])))
  }
  const meaning = end === 'bar' || end === 'dot' ? 'edge-inhibits' : 'edge-leads'
  const thick = edge.classList.contains('edge-thickness-thick') ? ' edge-strong' : ''
  const hidden = edge.classList.contains('edge-thickness-invisible') ? ' edge-invisible' : ''
  const dashed = /edge-pattern-(?:dotted|dashed)/.test(edge.getAttribute('class') ?? '')
    ? ' edge-feedback'
    : ''
  edge.setAttribute('class', `edge ${meaning}${thick}${dashed}${hidden}`)
}

function markOf(reference: string | null): 'arrow' | 'bar' | 'dot' | undefined {
  if (!reference) return undefined
  if (/cross/.test(reference)) return 'bar'
  if (/circle/.test(reference)) return 'dot'
  return 'arrow'
}

/** The three ends an edge can have. The path ends 4 px before a node for arrows (Mermaid does that). */
function markers(): SVGDefsElement {
  const defs = document.createElementNS(namespace, 'defs')
  defs.append(
    marker('arrow', { refX: 8, width: 12, height: 12 }, 'path', { d: 'M0,0 L12,6 L0,12 L3,6 z' }),
    marker('bar', { refX: 2, width: 4, height: 20 }, 'rect', { width: '4', height: '20', rx: '1' }),
    marker('dot', { refX: 6, width: 12, height: 12 }, 'circle', { cx: '6', cy: '6', r: '6' }),
  )
  return defs
}

function marker(
  name: string,
  size: { refX: number; width: number; height: number },
  shape: string,
  attributes: Record<string, string>,
): SVGMarkerElement {
  const made = document.createElementNS(namespace, 'marker')
  const drawn = document.createElementNS(namespace, shape)
  for (const [key, value] of Object.entries(attributes)) drawn.setAttribute(key, value)
  const own = {
    id: `${drawingId}-${name}`,
    class: `mark mark-${name}`,
    markerUnits: 'userSpaceOnUse',
    orient: 'auto-start-reverse',
    viewBox: `0 0 ${size.width} ${size.height}`,
    markerWidth: String(size.width),
    markerHeight: String(size.height),
    refX: String(size.refX),
    refY: String(size.height / 2),
  }
  for (const [key, value] of Object.entries(own)) made.setAttribute(key, value)
  made.append(drawn)
  return made
}

function markGraphParts(svg: SVGSVGElement, parts: Map<string, number>): void {
  for (const [name, part] of parts) {
    const [kind, id] = split(name)
    if (kind === 'edge') {
      mark(svg.querySelector(`.edgePaths > [data-id="${CSS.escape(id)}"]`), part)
      mark(svg.querySelector(`.edgeLabels [data-id="${CSS.escape(id)}"]`)?.closest('.edgeLabel'), part)
    } else if (kind === 'cluster') {
      mark(svg.querySelector(`#${drawingId}-${CSS.escape(id)}`), part)
    } else {
      const start = `${drawingId}-${id}-`
      const found = svg.querySelectorAll(`[id^="${CSS.escape(start)}"]`)
      mark(
        [...found].find((node) => /^\d+$/.test(node.id.slice(start.length))),
        part,
      )
    }
  }
}

function tidySequence(svg: SVGSVGElement): void {
  for (const gone of svg.querySelectorAll('style, symbol')) gone.remove()
  for (const element of svg.querySelectorAll('*')) {
    for (const name of ['style', 'fill', 'stroke', 'stroke-width']) element.removeAttribute(name)
  }
  for (const defs of svg.querySelectorAll('defs')) if (defs.childElementCount === 0) defs.remove()
}

function markSequenceParts(svg: SVGSVGElement, parts: Map<string, number>): void {
  for (const [name, part] of parts) {
    const [kind, id] = split(name)
    const dataId = kind === 'message' ? `i${id}` : id
    for (const piece of svg.querySelectorAll(`[data-id="${CSS.escape(dataId)}"]`)) {
      mark(piece, part)
      if (kind === 'message') markTextBefore(piece, part)
    }
  }
}

/** A message's words are the elements just before its line. */
function markTextBefore(line: Element, part: number): void {
  let text = line.previousElementSibling
  while (text?.matches('.messageText')) {
    mark(text, part)
    text = text.previousElementSibling
  }
}

function split(name: string): [kind: string, id: string] {
  const space = name.indexOf(' ')
  return [name.slice(0, space), name.slice(space + 1)]
}

function mark(element: Element | null | undefined, part: number): void {
  element?.setAttribute('data-part', String(part))
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
    const element = document.createElementNS(namespace, name)
    element.id = `${id}--${name}`
    element.textContent = text
    labels.push(element)
  }
  svg.prepend(...labels)
  if (labels.length > 0) svg.setAttribute('aria-labelledby', labels.map((label) => label.id).join(' '))
  else svg.setAttribute('aria-label', 'Diagram')
}
