import type { Node, Nodes, Root } from 'mdast'
import { parsePlaced } from '../deck/markdown.ts'
import { walk } from '../deck/tree.ts'

/** Undefined for what no parser can hold, such as ten thousand nested quotations. */
export function parseSafely(text: string): Root | undefined {
  try {
    return parsePlaced(text)
  } catch {
    return undefined
  }
}

export function startOf(node: Node): number {
  return node.position?.start.offset ?? 0
}

export function endOf(node: Node): number {
  return node.position?.end.offset ?? 0
}

/** Stretches of a text, in order, that do not overlap. */
export class Ranges {
  readonly #ranges: readonly (readonly [start: number, end: number])[]

  constructor(ranges: readonly (readonly [start: number, end: number])[]) {
    this.#ranges = [...ranges].sort((a, b) => a[0] - b[0])
  }

  /** The end of the stretch that the offset lies in; undefined when it lies in none. */
  endAt(offset: number): number | undefined {
    let low = 0
    let high = this.#ranges.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.#ranges[middle]?.[0] ?? 0) <= offset) low = middle + 1
      else high = middle
    }
    const range = this.#ranges[low - 1]
    return range && offset < range[1] ? range[1] : undefined
  }
}

/** Where a text is code, a formula or an address in angle brackets: nothing there is markup. */
export function literalRanges(root: Nodes): Ranges {
  const ranges: [number, number][] = []
  walk(root, (node) => {
    const isCode = node.type === 'code' || node.type === 'inlineCode'
    const isMath = node.type === 'math' || node.type === 'inlineMath'
    const isBareLink =
      node.type === 'link' &&
      node.children.every((child) => child.type === 'text' && endOf(child) < endOf(node))
    if (isCode || isMath || (isBareLink && startOf(node) + 1 === startOf(node.children[0] ?? node)))
      ranges.push([startOf(node), endOf(node)])
  })
  return new Ranges(ranges)
}
