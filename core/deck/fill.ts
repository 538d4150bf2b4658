import type { Element, ElementContent, Root } from 'hast'
import { reservedClasses } from './attributes.ts'
import './cues.ts'
import { placeAt, type Place } from './diagnose.ts'
import { limits } from './limits.ts'
import { imageElement } from './images.ts'
import { deckUrl, findLectureFile } from './lecture-files.ts'
import type { Names } from './lookups.ts'
import { reportBroken, type Kit, type Scope } from './scope.ts'
import { decodeAddress } from './decode-address.ts'

/** What filling needs beyond the scope in which the tree was made. */
export interface Filling {
  scope: Scope
  kit: Kit
  slideIds: Names
  /** Where to point when an element of the author's HTML has no place of its own. */
  fallback: Place
}

/** Fills the slots of a sanitised tree and checks every address in it. Changes the tree. */
export function fillTree(tree: Root, filling: Filling): void {
  tree.children = fillAll(tree.children as ElementContent[], filling)
}

function fillAll(children: ElementContent[], filling: Filling): ElementContent[] {
  return children.flatMap((child) => (child.type === 'element' ? fillElement(child, filling) : [child]))
}

function fillElement(element: Element, filling: Filling): ElementContent[] {
  const { properties } = element
  const number = properties['dataSlot']
  delete properties['dataSlot']
  tame(properties)
  if (properties['id'] !== undefined)
    properties['id'] = `${filling.scope.slideId}:${String(properties['id'])}`
  if (typeof number === 'string') {
    const filled = useSlot(number, element, filling)
    if (!filled.includes(element)) return filled
  }
  switch (element.tagName) {
    case 'a':
      return fillLink(element, filling)
    case 'img':
      return [fillImage(element, filling)]
    case 'audio':
    case 'video':
    case 'source':
    case 'track':
      return fillMedia(element, filling)
    case 'section':
      fillFootnotes(element)
      break
    default:
  }
  element.children = fillAll(element.children, filling)
  return [element]
}

/** What numbers may be written: more would cost a browser its memory, or push everything else off the slide. */
const greatest = new Map([
  ['width', 4000],
  ['height', 4000],
  ['colSpan', limits.columns],
  ['rowSpan', limits.rows],
  ['span', limits.columns],
  ['start', 1_000_000],
  ['value', 1_000_000],
])

function tame(properties: Element['properties']): void {
  for (const name of Object.keys(properties)) {
    const most = greatest.get(name)
    const value = properties[name]
    if (most === undefined || value === undefined) continue
    if (typeof value !== 'number' || Math.abs(value) > most) delete properties[name]
  }
  if (String(properties['id'] ?? '').length > limits.id) delete properties['id']
  const { className } = properties
  if (Array.isArray(className))
    properties['className'] = className.filter((name) => !reservedClasses.has(String(name)))
}

/** Each slot can be used once, so that a forged placeholder can at most misplace its author's own content. */
function useSlot(number: string, element: Element, { scope, kit }: Filling): ElementContent[] {
  const index = /^\d+$/.test(number) ? Number(number) : -1
  const slot = scope.slots[index]
  if (!slot) return [element]
  scope.slots[index] = (_, again) => [again]
  return slot(kit, element)
}

function fillLink(element: Element, filling: Filling): ElementContent[] {
  const { href, dataFootnoteRef, dataFootnoteBackref } = element.properties
  if (dataFootnoteBackref !== undefined) return []
  const address = typeof href === 'string' ? href : ''
  if (dataFootnoteRef !== undefined) return [footnoteMark(element, address)]
  element.children = fillAll(element.children, filling)
  if (/^(?:https:\/\/|mailto:)/i.test(address)) {
    const { title, className } = element.properties
    element.properties = { href: address, rel: ['noreferrer', 'noopener'], dataExternal: '' }
    if (title !== undefined) element.properties['title'] = title
    if (className !== undefined) element.properties['className'] = className
    return [element]
  }
  if (!address.startsWith('#')) return element.children
  const id = decodeAddress(address.slice(1))
  if (filling.slideIds.has(id)) {
    element.properties = { href: `#${id}` }
    return [element]
  }
  const place = placeOf(element, filling)
  const reason = `there is no slide with the id "${id}"`
  const { report } = filling.scope.deck
  const near = report.didYouMean(id, filling.slideIds.keys(), '#')
  report.add('link-unknown', place, reason, near ?? 'A slide’s id stands after its heading: ## Title {#id}')
  return element.children
}

/** On a slide a footnote stands under its mark already; the mark needs no link. */
function footnoteMark(element: Element, address: string): Element {
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['footnote-mark'] },
    data: { cue: { kind: 'footnote-mark', name: address.slice(1) } },
    children: element.children.filter((child) => child.type === 'text'),
  }
}

/** `remark-rehype` gives the footnotes a heading of their own, which would be no heading of the lecture's. */
function fillFootnotes(section: Element): void {
  if (section.properties['dataFootnotes'] === undefined) return
  section.properties = { className: ['footnotes'] }
  section.children = section.children.filter((child) => child.type === 'element' && child.tagName === 'ol')
  for (const list of section.children) {
    if (list.type !== 'element') continue
    for (const item of list.children) {
      if (item.type !== 'element') continue
      item.data = { cue: { kind: 'footnote', name: String(item.properties['id']) } }
      delete item.properties['id']
    }
  }
}

function fillImage(element: Element, { scope, ...filling }: Filling): Element {
  const { src, alt, className, width, height } = element.properties
  const image = imageElement(
    {
      address: typeof src === 'string' ? src : '',
      alt: typeof alt === 'string' ? alt : '',
      classes: Array.isArray(className) ? className.map(String) : [],
      place: placeOf(element, { scope, ...filling }),
    },
    scope,
    false,
  )
  if (image.tagName !== 'img') return image
  if (typeof width === 'number') image.properties['width'] = width
  if (typeof height === 'number') image.properties['height'] = height
  return image
}

/** Sound and moving pictures from the author's HTML: files of the lecture alone. */
function fillMedia(element: Element, filling: Filling): ElementContent[] {
  const { src } = element.properties
  const { scope } = filling
  if (typeof src === 'string') {
    const found = findLectureFile(src, scope)
    if (!('path' in found)) {
      const mistake = { code: 'image-missing' as const, place: placeOf(element, filling), ...found }
      return [reportBroken(scope, 'span', mistake)]
    }
    element.properties['src'] = deckUrl(found.path)
  }
  fillPoster(element, filling)
  element.children = fillAll(element.children, filling)
  return [element]
}

/** One that is not there is left out: the film itself can still be shown. */
function fillPoster(element: Element, filling: Filling): void {
  const { poster } = element.properties
  delete element.properties['poster']
  if (typeof poster !== 'string') return
  const found = findLectureFile(poster, filling.scope)
  if ('path' in found) element.properties['poster'] = deckUrl(found.path)
  else filling.scope.deck.report.add('image-missing', placeOf(element, filling), found.reason, found.hint)
}

function placeOf(element: Element, { scope, fallback }: Filling): Place {
  const offset = element.position?.start.offset
  return offset === undefined ? fallback : placeAt(scope.source, offset)
}
