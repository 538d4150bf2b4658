import type { ElementContent } from 'hast'
import type { PhrasingContent } from 'mdast'
import { narrativeNames } from './citation-marks.ts'
import { placeAt } from './diagnose.ts'
import { flatten, originalText, rebuild, scan, type Flat, type Found, type KeyAt } from './flat-text.ts'
import { readLocator } from './locators.ts'
import { broken, makeSlot, type Cluster, type Scope, type SlotNode } from './scope.ts'
import type { CitationItem } from './types.ts'

/** Replaces citations in the children of one inline parent; returns the same array when there are none. */
export function replaceCitations(children: PhrasingContent[], scope: Scope): PhrasingContent[] {
  if (!children.some((child) => child.type === 'text' && child.value.includes('@'))) return children
  const flat = flatten(children, scope.source.text)
  const found = findCitations(flat, children, scope)
  return found.length === 0 ? children : rebuild(flat, children, found)
}

function findCitations(flat: Flat, children: PhrasingContent[], scope: Scope): Found[] {
  const { keys, closing } = scan(flat)
  const found: Found[] = []
  let done = 0
  const text = (from: number, to: number) => originalText(flat, children, from, to)
  for (const [index, first] of keys.entries()) {
    if (first.at < done) continue
    const close = closing.get(first.bracket)
    if (close === undefined || first.bracket < done) {
      const narrative = findNarrative(flat, first, keys, closing, scope, text)
      if (narrative) found.push(narrative)
      done = narrative?.to ?? first.end
      continue
    }
    const inside: KeyAt[] = []
    for (let i = index; keys[i] !== undefined && (keys[i]?.at ?? 0) < close; i++) {
      const key = keys[i]
      if (key?.bracket === first.bracket) inside.push(key)
    }
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

/**
 * `@key` in running text, where the authors' names are part of the sentence, with what `[p. 3; see @other]`
 * right behind it adds; `-@key`, where the sentence names them itself. Only for known keys.
 */
function findNarrative(
  flat: Flat,
  first: KeyAt,
  keys: KeyAt[],
  closing: Map<number, number>,
  scope: Scope,
  text: (from: number, to: number) => string,
): Found | undefined {
  const { key, at, end } = first
  const record = scope.deck.references.get(key)
  if (!record) return undefined
  const isBare = flat.text[at - 1] === '-' && !/[^\s(]/.test(flat.text.charAt(at - 2))
  const items: PlacedItem[] = [{ key, at, suppressAuthor: true }]
  const close = addition(flat, end, keys, closing)
  if (close !== undefined) {
    const open = flat.text.indexOf('[', end) + 1
    const inside = keys.filter((other) => other.bracket === open - 1)
    const semicolon = inside[0] ? flat.text.lastIndexOf(';', inside[0].at) : close
    if (items[0]) readLocator(text(open, semicolon), items[0])
    if (inside.length > 0) items.push(...readItems(semicolon + 1, close, inside, flat.text, text))
  }
  const lead = isBare ? undefined : narrativeNames(record.csl, scope.deck.lang)
  const to = close === undefined ? end : close + 1
  return { from: isBare ? at - 1 : at, to, nodes: clusterNodes(items, scope, flat, lead) }
}

/** Where the brackets end that stand right behind a key and belong to it; undefined for none. */
function addition(flat: Flat, end: number, keys: KeyAt[], closing: Map<number, number>): number | undefined {
  const open = flat.text[end] === ' ' ? end + 1 : end
  const close = closing.get(open)
  if (close === undefined || flat.escaped.has(open)) return undefined
  if (flat.text.slice(open + 1, close).trim() === '' || /[[({]/.test(flat.text.charAt(close + 1)))
    return undefined
  const inside = keys.find((other) => other.at > open && other.at < close)
  // `@a [@b]` are two citations, `@a [p. 3; @b]` is one.
  return inside && !flat.text.slice(open, inside.at).includes(';') ? undefined : close
}

/** The known keys as one cluster, each unknown one as its own broken mark. */
function clusterNodes(items: PlacedItem[], scope: Scope, flat: Flat, lead?: string): SlotNode[] {
  const nodes: SlotNode[] = []
  const known: CitationItem[] = []
  for (const { at, ...item } of items) {
    if (scope.deck.references.has(item.key)) known.push(item)
    else nodes.push(unknownNode(item.key, flat.offsets[at] ?? 0, scope))
  }
  if (known.length > 0) nodes.unshift(citeNode(known, flat.offsets[items[0]?.at ?? 0] ?? 0, scope, lead))
  return nodes
}

function unknownNode(key: string, offset: number, scope: Scope): SlotNode {
  const keys = scope.deck.references.keys()
  const reason = `there is no reference with the key "${key}"`
  const { report } = scope.deck
  const hint = report.didYouMean(key, keys, '@') ?? 'Add a record with this key to your references.'
  report.add('citation-unknown', placeAt(scope.source, offset), reason, hint)
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
