import type { ElementContent } from 'hast'
import type { PhrasingContent, Text } from 'mdast'
import { narrativeNames } from './citation-marks.ts'
import { placeAt } from './diagnose.ts'
import { didYouMean } from './nearest.ts'
import { broken, makeSlot, type Cluster, type Scope, type SlotNode } from './scope.ts'
import { alignText } from './source-map.ts'
import { plainText } from './tree.ts'
import type { CitationItem } from './types.ts'

/** Pandoc's keys: letters, digits and `_`, inside them also single punctuation; or anything in `{…}`. */
const keyPattern = /@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_](?:[:.#$%&\-+?<>~/]?[\p{L}\p{N}\p{M}_])*))/uy
const labels =
  'pp?|S|chaps?|chapters?|ch|secs?|sections?|sect|§§?|paras?|par|¶¶?|vols?|volumes?|Bd|nos?|figs?|figures?|Abb|tables?|Tab|Kap|cols?|n|vv?|ll?|bk|pt|fol|app'
const number = String.raw`(?:[A-Za-z]?\d[\p{L}\d]*|[ivxlcdm]+(?![\p{L}\d]))`
const locatorPattern = new RegExp(
  String.raw`^(?:(?:${labels})\.?\s*${number}|\d[\p{L}\d]*)(?:\s*(?:[-–—,:.&]|and|und|et|y)\s*${number})*(?![\p{L}\d])`,
  'u',
)

/** Inline content as one string, in which every child that is not text counts as one character. */
interface Flat {
  text: string
  /** Which child a character comes from, and where it stands in that child. */
  owner: { child: number; at: number }[]
  /** Source offset of each character, -1 where unknown. */
  offsets: number[]
  /** Characters that the author wrote with a backslash: they mean themselves. */
  escaped: Set<number>
}

interface Found {
  from: number
  to: number
  nodes: SlotNode[]
}

/** Replaces citations in the children of one inline parent; returns the same array when there are none. */
export function replaceCitations(children: PhrasingContent[], scope: Scope): PhrasingContent[] {
  if (!children.some((child) => child.type === 'text' && child.value.includes('@'))) return children
  const flat = flatten(children, scope)
  const found = findCitations(flat, children, scope)
  return found.length === 0 ? children : rebuild(flat, children, found)
}

function flatten(children: PhrasingContent[], scope: Scope): Flat {
  const flat: Flat = { text: '', owner: [], offsets: [], escaped: new Set() }
  children.forEach((node, child) => {
    const start = node.position?.start.offset ?? 0
    if (node.type !== 'text') {
      flat.owner.push({ child, at: 0 })
      flat.offsets.push(start)
      flat.text += '\uFFFC'
      return
    }
    const aligned = alignText(node.value, scope.source.text.slice(start, node.position?.end.offset))
    for (let at = 0; at < node.value.length; at++) {
      if (aligned.escaped.has(at)) flat.escaped.add(flat.owner.length)
      flat.owner.push({ child, at })
      flat.offsets.push(start + (aligned.offsets[at] ?? 0))
    }
    flat.text += node.value
  })
  return flat
}

interface KeyAt {
  key: string
  /** Offset of the `@`. */
  at: number
  end: number
  /** Offset of the innermost `[` around it, -1 when there is none. */
  bracket: number
}

/** One pass: all `@key` and the brackets that enclose them. */
function scan(flat: Flat): { keys: KeyAt[]; closing: Map<number, number> } {
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

function findCitations(flat: Flat, children: PhrasingContent[], scope: Scope): Found[] {
  const { keys, closing } = scan(flat)
  const found: Found[] = []
  let done = 0
  for (const [index, first] of keys.entries()) {
    if (first.at < done) continue
    const close = closing.get(first.bracket)
    if (close === undefined || first.bracket < done) {
      const narrative = findNarrative(flat, first, closing, scope)
      if (narrative) found.push(narrative)
      done = narrative?.to ?? first.end
      continue
    }
    const inside: KeyAt[] = []
    for (let i = index; keys[i] !== undefined && (keys[i]?.at ?? 0) < close; i++) {
      const key = keys[i]
      if (key?.bracket === first.bracket) inside.push(key)
    }
    const text = (from: number, to: number) => originalText(flat, children, from, to)
    const items = readItems(first.bracket + 1, close, inside, flat.text, text)
    found.push({ from: first.bracket, to: close + 1, nodes: clusterNodes(items, scope, flat) })
    done = close + 1
  }
  return found
}

interface PlacedItem extends CitationItem {
  at: number
}

/** Reads `see @a, p. 3; -@b` between two offsets. */
function readItems(
  from: number,
  to: number,
  keys: KeyAt[],
  flat: string,
  text: (from: number, to: number) => string,
): PlacedItem[] {
  let start = from
  return keys.map((key, index) => {
    const next = keys[index + 1]
    const semicolon = next ? flat.slice(key.end, next.at).lastIndexOf(';') : -1
    const end = next ? (semicolon >= 0 ? key.end + semicolon : next.at) : to
    const suppress = flat[key.at - 1] === '-'
    const item: PlacedItem = { key: key.key, at: key.at }
    const prefix = text(start, key.at - (suppress ? 1 : 0)).trim()
    if (prefix !== '') item.prefix = prefix
    if (suppress) item.suppressAuthor = true
    readLocator(text(key.end, end), item)
    start = semicolon >= 0 ? end + 1 : end
    return item
  })
}

/** `, p. 310 and passim` -> locator and what follows it. */
function readLocator(written: string, item: CitationItem): void {
  const rest = written.trim().replace(/^,\s*/, '')
  const locator = locatorPattern.exec(rest)?.[0]
  if (locator !== undefined) item.locator = locator
  const suffix = rest
    .slice(locator?.length ?? 0)
    .replace(/^\s*,?\s*/, '')
    .trimEnd()
  if (suffix !== '') item.suffix = suffix
}

/** `@key` in running text, where the authors' names are part of the sentence; only for known keys. */
function findNarrative(
  flat: Flat,
  { key, at, end }: KeyAt,
  closing: Map<number, number>,
  scope: Scope,
): Found | undefined {
  const record = scope.deck.references.get(key)
  if (!record) return undefined
  const item: CitationItem = { key, suppressAuthor: true }
  const bracket = flat.text[end] === ' ' ? end + 1 : end
  const close = closing.get(bracket)
  let to = end
  if (close !== undefined && locatorPattern.test(flat.text.slice(bracket + 1, close))) {
    readLocator(flat.text.slice(bracket + 1, close), item)
    to = close + 1
  }
  return {
    from: at,
    to,
    nodes: [citeNode([item], flat.offsets[at] ?? 0, scope, narrativeNames(record.csl, scope.deck.lang))],
  }
}

/** The known keys as one cluster, each unknown one as its own broken mark. */
function clusterNodes(items: PlacedItem[], scope: Scope, flat: Flat): SlotNode[] {
  const nodes: SlotNode[] = []
  const known: CitationItem[] = []
  for (const { at, ...item } of items) {
    if (scope.deck.references.has(item.key)) known.push(item)
    else nodes.push(unknownNode(item.key, flat.offsets[at] ?? 0, scope))
  }
  if (known.length > 0) nodes.unshift(citeNode(known, flat.offsets[items[0]?.at ?? 0] ?? 0, scope))
  return nodes
}

function unknownNode(key: string, offset: number, scope: Scope): SlotNode {
  const keys = scope.deck.references.keys()
  const reason = `there is no reference with the key "${key}"`
  scope.deck.report.add('citation-unknown', placeAt(scope.source, offset), reason, didYouMean(key, keys, '@'))
  return makeSlot(scope, 'span', () => [broken('span', 'citation-unknown', `[@${key}?]`)])
}

function citeNode(items: CitationItem[], offset: number, scope: Scope, lead?: string): SlotNode {
  const cluster: Cluster = { items, offset, slide: scope.slideId, isPrivate: scope.isPrivate }
  if (lead !== undefined) cluster.lead = lead
  scope.deck.clusters.push(cluster)
  const keys = items.map((item) => item.key)
  return makeSlot(scope, 'span', (kit) => {
    const children: ElementContent[] = [...(kit.marks.get(cluster) ?? [])]
    if (lead !== undefined) children.unshift({ type: 'text', value: `${lead} ` })
    const properties = { className: ['citation'], dataKeys: keys.join(' ') }
    return [{ type: 'element', tagName: 'cite', properties, children }]
  })
}

/** The words between two offsets, those of emphasis and other inline content included. */
function originalText(flat: Flat, children: PhrasingContent[], from: number, to: number): string {
  let result = ''
  for (let at = from; at < to; at++) {
    const owner = flat.owner[at]
    const node = owner && children[owner.child]
    if (node) result += node.type === 'text' ? flat.text.charAt(at) : plainText(node)
  }
  return result.replaceAll(/\s+/g, ' ')
}

/** The children again, with each found range replaced. */
function rebuild(flat: Flat, children: PhrasingContent[], found: Found[]): PhrasingContent[] {
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
