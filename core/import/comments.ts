import type { Root } from 'mdast'
import { walk } from '../deck/tree.ts'
import { startOf } from './parsed.ts'

/** A comment as it stands in a text. */
export interface Comment {
  /** What stands between the arrows, as written. */
  value: string
  start: number
  end: number
  /** Offsets of `value`. */
  inside: readonly [start: number, end: number]
}

/** The closed comments of a text that has been parsed; those in code are none. */
export function findComments(root: Root): Comment[] {
  const comments: Comment[] = []
  walk(root, (node) => {
    if (node.type !== 'html') return
    const from = startOf(node)
    for (let at = node.value.indexOf('<!--'); at >= 0;) {
      const close = node.value.indexOf('-->', at + 4)
      if (close < 0) return
      const start = from + at
      comments.push({
        value: node.value.slice(at + 4, close),
        start,
        end: from + close + 3,
        inside: [start + 4, from + close],
      })
      at = node.value.indexOf('<!--', close + 3)
    }
  })
  return comments
}
