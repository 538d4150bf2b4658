import type { StandaloneDrawing } from '../../core/export/standalone.ts'

/** Properties that decide how a drawing looks; all others are geometry or of no use outside a page. */
const PROPERTIES = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linecap',
  'stroke-linejoin',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'text-anchor',
  'dominant-baseline',
  'rx',
  'ry',
]

/** Every diagram below `place`, which must be laid out, with its style in attributes of its own. */
export function standaloneDrawings(place: ParentNode): StandaloneDrawing[] {
  return [...place.querySelectorAll<HTMLElement>('figure.diagram[data-diagram]')].flatMap((figure) => {
    const svg = figure.querySelector(':scope > svg')
    const slide = figure.closest<HTMLElement>('.slide')?.dataset['slide']
    if (!(svg instanceof SVGSVGElement) || slide === undefined) return []
    return [{ slide, diagram: figure.dataset['diagram'] ?? '', svg: standaloneDrawing(svg) }]
  })
}

/** One drawing with its style in attributes of its own. */
export function standaloneDrawing(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement
  const own = svg.querySelector('style') !== null
  const originals = [svg, ...svg.querySelectorAll<SVGElement>('*')]
  const copies = [copy, ...copy.querySelectorAll<SVGElement>('*')]
  originals.forEach((original, index) => {
    const made = copies[index]
    if (!made || ['defs', 'title', 'desc', 'style'].includes(original.localName)) return
    const style = getComputedStyle(original)
    if (!own) for (const name of PROPERTIES) setStyle(made, name, style.getPropertyValue(name))
    made.removeAttribute('style')
    if (!own) made.removeAttribute('class')
    made.removeAttribute('aria-hidden')
  })
  for (const step of copy.querySelectorAll('[data-step]')) step.removeAttribute('data-step')
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return `${new XMLSerializer().serializeToString(copy)}\n`
}

/** What is as it would be anyway need not be said. */
function setStyle(element: SVGElement, name: string, value: string): void {
  const usual = ['', 'auto', 'normal', 'none', '1', '0px']
  const meansNothing = name === 'fill' || name === 'stroke' ? value === '' : usual.includes(value)
  if (!meansNothing) element.setAttribute(name, value.replaceAll('"', "'"))
}
