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

/**
 * One drawing with its style in attributes of its own.
 * @param font for all of its text in place of the page's; other programs know only fonts that are installed
 */
export function standaloneDrawing(svg: SVGSVGElement, font?: string): string {
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
  plainLines(svg, copy, font)
  for (const step of copy.querySelectorAll('[data-step]')) step.removeAttribute('data-step')
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  return `${new XMLSerializer().serializeToString(copy)}\n`
}

/**
 * Each line of text becomes a text of its own at the place where it stands. Mermaid puts words into parts within parts
 * whose places are relative to one another, which only browsers get right. In the middle of its place a line stays
 * there in another font too.
 */
function plainLines(svg: SVGSVGElement, copy: SVGSVGElement, font: string | undefined): void {
  const texts = [...svg.querySelectorAll('text')]
  const copies = [...copy.querySelectorAll('text')]
  for (const [index, text] of texts.entries()) {
    const made = copies[index]
    const parts = [...text.children].filter(
      (part): part is SVGTSpanElement => part instanceof SVGTSpanElement,
    )
    const lines = parts.length === 0 ? [text] : parts
    const plain = lines.map((line) => plainLine(line, font))
    // A line that is turned, or text beside the lines, stays as it is.
    if (made === undefined || plain.includes(null)) continue
    if (lines.map((line) => line.textContent).join('') !== text.textContent) continue
    for (const line of plain) {
      if (line === null) continue
      const single = made.cloneNode(false) as SVGTextElement
      for (const name of ['dx', 'dy', 'dominant-baseline', 'id']) single.removeAttribute(name)
      for (const [name, value] of Object.entries(line.attributes)) single.setAttribute(name, value)
      single.textContent = line.words
      made.before(single)
    }
    made.remove()
  }
}

function plainLine(
  line: SVGTextContentElement,
  font: string | undefined,
): { words: string; attributes: Record<string, string> } | null {
  const count = line.getNumberOfChars()
  const words = (line.textContent ?? '').replaceAll(/\s+/g, ' ').trim()
  if (count === 0 || words === '' || line.getRotationOfChar(0) !== 0) return null
  const ends = [line.getStartPositionOfChar(0), line.getEndPositionOfChar(count - 1)] as const
  const style = getComputedStyle(line.querySelector('tspan') ?? line)
  const { fill } = style
  return {
    words,
    attributes: {
      x: String(Math.round((ends[0].x + ends[1].x) * 50) / 100),
      y: String(Math.round(ends[0].y * 100) / 100),
      'text-anchor': 'middle',
      'font-family': (font ?? style.fontFamily).replaceAll('"', "'"),
      'font-size': style.fontSize,
      'font-weight': style.fontWeight,
      ...(style.fontStyle !== 'normal' && { 'font-style': style.fontStyle }),
      ...(fill !== '' && { fill }),
    },
  }
}

/** The drawing in pixels, as base64; '' when the browser cannot draw it. Lengths are CSS pixels. */
export async function drawingAsPng(svg: string, width: number, height: number): Promise<string> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  try {
    await image.decode()
  } catch {
    return ''
  }
  return imageAsPng(image, width, height)
}

/** The same of a picture that is there already. */
export function imageAsPng(image: HTMLImageElement, width: number, height: number): string {
  const canvas = document.createElement('canvas')
  // Twice as fine as a slide on a usual projector.
  canvas.width = Math.max(1, Math.ceil(width * 2))
  canvas.height = Math.max(1, Math.ceil(height * 2))
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
  try {
    return canvas.toDataURL('image/png').replace(/^[^,]*,/, '')
  } catch {
    // It comes from another host, as the lecture's files do in the desktop program.
    return ''
  }
}

/** What is as it would be anyway need not be said. */
function setStyle(element: SVGElement, name: string, value: string): void {
  const usual = ['', 'auto', 'normal', 'none', '1', '0px']
  const meansNothing = name === 'fill' || name === 'stroke' ? value === '' : usual.includes(value)
  if (!meansNothing) element.setAttribute(name, value.replaceAll('"', "'"))
}
