import { drawingId } from './diagram-id.ts'
import { pathBox, roundPath, shortenPathEnd } from './diagram-paths.ts'
import { svgElement } from './svg-element.ts'

/** What they look like is `theme-diagrams.css`, so all of Mermaid's styling goes. */
export function tidyFlowchart(svg: SVGSVGElement): void {
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
  const rect = svgElement('rect')
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
  const defs = svgElement('defs')
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
  shape: 'path' | 'rect' | 'circle',
  attributes: Record<string, string>,
): SVGMarkerElement {
  const made = svgElement('marker', {
    id: `${drawingId}-${name}`,
    class: `mark mark-${name}`,
    markerUnits: 'userSpaceOnUse',
    orient: 'auto-start-reverse',
    viewBox: `0 0 ${size.width} ${size.height}`,
    markerWidth: String(size.width),
    markerHeight: String(size.height),
    refX: String(size.refX),
    refY: String(size.height / 2),
  })
  made.append(svgElement(shape, attributes))
  return made
}
