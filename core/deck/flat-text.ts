import type { PhrasingContent, Text } from 'mdast'
import type { SlotNode } from './scope.ts'
import { alignText } from './source-map.ts'
import { plainText } from './tree.ts'

/** Pandoc's keys: letters, digits and `_`, inside them also single punctuation; or anything in `{…}`. */
const keyPattern = /@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}\p{M}_])*))/uy

/** Inline content as one string, in which every child that is not text counts as one character. */
export interface Flat {
  text: string
  /** Which child a character comes from, and where it stands in that child. */
  owner: { child: number; at: number }[]
  /** Source offset of each character, -1 where unknown. */
  offsets: number[]
  /** Characters that the author wrote with a backslash: they mean themselves. */
  escaped: Set<number>
}

/** What is to stand in place of the characters from `from` to `to`. */
export interface Found {
  from: number
  to: number
  nodes: SlotNode[]
}

/** `source` is the file's text, for the offsets. */
export function flatten(children: PhrasingContent[], source: string): Flat {
  const flat: Flat = { text: '', owner: [], offsets: [], escaped: new Set() }
  children.forEach((node, child) => {
    const start = node.position?.start.offset ?? 0
    if (node.type !== 'text') {
      flat.owner.push({ child, at: 0 })
      flat.offsets.push(start)
      flat.text += '\uFFFC'
      return
    }
    const aligned = alignText(node.value, source.slice(start, node.position?.end.offset))
    for (let at = 0; at < node.value.length; at++) {
      if (aligned.escaped.has(at)) flat.escaped.add(flat.owner.length)
      flat.owner.push({ child, at })
      flat.offsets.push(start + (aligned.offsets[at] ?? 0))
    }
    flat.text += node.value
  })
  return flat
}

export interface KeyAt {
  key: string
  /** Offset of the `@`. */
  at: number
  end: number
  /** Offset of the innermost `[` around it, -1 when there is none. */
  bracket: number
}

/** One pass: all `@key` and the brackets that enclose them. */
export function scan(flat: Flat): { keys: KeyAt[]; closing: Map<number, number> } {
  const keys: KeyAt[] = []
  const closing = new Map<number, number>()
  const open: number[] = []
  for (let at = 0; at < flat.text.length; at++) {
    const char = flat.text[at]
    if (flat.escaped.has(at)) continue
    if (char === '[') open.push(at)
    else if (char === ']') {
      const start = open.pop()
      if (start !== undefined) closing.set(start, at)
    } else if (char === '@' && !/[\p{L}\p{N}_/]/u.test(flat.text.charAt(at - 1))) {
      keyPattern.lastIndex = at
      const match = keyPattern.exec(flat.text)
      const key = match?.[1] ?? match?.[2]
      if (match && key) keys.push({ key, at, end: at + match[0].length, bracket: open.at(-1) ?? -1 })
    }
  }
  return { keys, closing }
}

/** The words between two offsets, those of emphasis and other inline content included. */
export function originalText(flat: Flat, children: PhrasingContent[], from: number, to: number): string {
  let result = ''
  for (let at = from; at < to; at++) {
    const owner = flat.owner[at]
    const node = owner && children[owner.child]
    if (node) result += node.type === 'text' ? flat.text.charAt(at) : plainText(node)
  }
  return result.replaceAll(/\s+/g, ' ')
}

/** The children again, with each found range replaced. */
export function rebuild(flat: Flat, children: PhrasingContent[], found: Found[]): PhrasingContent[] {
  const result: PhrasingContent[] = []
  let at = 0
  const copyUntil = (end: number) => {
    while (at < end) {
      const owner = flat.owner[at]
      const node = owner && children[owner.child]
      if (!owner || !node) return
      if (node.type !== 'text') {
        result.push(node)
        at += 1
        continue
      }
      const length = Math.min(node.value.length - owner.at, end - at)
      const text: Text = { type: 'text', value: node.value.slice(owner.at, owner.at + length) }
      if (node.position) text.position = node.position
      result.push(text)
      at += length
    }
  }
  for (const { from, to, nodes } of found) {
    copyUntil(from)
    nodes.forEach((node, index) => {
      if (index > 0) result.push({ type: 'text', value: ' ' })
      result.push(node)
    })
    at = to
  }
  copyUntil(flat.text.length)
  return result
}
