import { isUnmarked } from '../../core/study/html-tree.ts'
import type { Passage } from '../../core/study/anchor.ts'

/** A text node and where it begins in the text of the whole; UTF-16 offsets. */
interface Piece {
  node: Text
  start: number
}

/** The text nodes in which passages can be marked, in order; the same text as `flatText` of the same HTML. */
export function piecesOf(root: Element): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  const collect = (element: Element) => {
    for (const child of element.childNodes) {
      if (child instanceof Text) {
        pieces.push({ node: child, start })
        start += child.data.length
      } else if (child instanceof Element && !isLeftOut(child)) collect(child)
    }
  }
  collect(root)
  return pieces
}

function isLeftOut(element: Element): boolean {
  if (element.hasAttribute('data-added')) return true
  const attributes: Record<string, string> = { class: element.getAttribute('class') ?? '' }
  if (element.hasAttribute('data-code')) attributes['data-code'] = ''
  return isUnmarked(element.localName, attributes)
}

export function textIn(root: Element): string {
  return piecesOf(root)
    .map(({ node }) => node.data)
    .join('')
}

/** The part of a selection that lies in `root`; null when none does. */
export function passageOf(root: Element, range: Range): Passage | null {
  if (!range.intersectsNode(root)) return null
  const passages: Passage[] = []
  for (const { node, start } of piecesOf(root)) {
    if (!range.intersectsNode(node)) continue
    const from = node === range.startContainer ? range.startOffset : 0
    const to = node === range.endContainer ? range.endOffset : node.data.length
    if (to <= from) continue
    passages.push({ start: start + from, end: start + to })
  }
  const [first] = passages
  return first === undefined ? null : { start: first.start, end: passages.at(-1)?.end ?? first.end }
}

/** A passage as something that can be selected; null where the text is shorter. */
export function rangeOf(root: Element, { start, end }: Passage): Range | null {
  const pieces = piecesOf(root)
  const first = pieces.find((piece) => start < piece.start + piece.node.data.length)
  const last = pieces.findLast((piece) => end > piece.start)
  if (first === undefined || last === undefined) return null
  const range = document.createRange()
  range.setStart(first.node, Math.max(0, start - first.start))
  range.setEnd(last.node, Math.min(last.node.data.length, end - last.start))
  return range
}

/** Puts new elements around a passage, one for each text node that it runs through. */
export function wrap(
  root: Element,
  { start, end }: Passage,
  make: (index: number) => HTMLElement,
): HTMLElement[] {
  const made: HTMLElement[] = []
  for (const piece of piecesOf(root)) {
    const from = Math.max(0, start - piece.start)
    const to = Math.min(piece.node.data.length, end - piece.start)
    if (to <= from) continue
    const middle = piece.node.splitText(from)
    middle.splitText(to - from)
    if (
      middle.data.trim() === '' &&
      !middle.parentElement?.closest('p, li, td, th, dd, dt, blockquote, h3, h4')
    )
      continue
    const element = make(made.length)
    middle.replaceWith(element)
    element.append(middle)
    made.push(element)
  }
  return made
}

/** Takes elements away and leaves what is in them. */
export function unwrap(root: Element, selector: string): void {
  for (const element of root.querySelectorAll(selector)) element.replaceWith(...element.childNodes)
  root.normalize()
}
