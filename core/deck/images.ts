import type { Element } from 'hast'
import { placeAt, type Place } from './diagnose.ts'
import type { Names } from './lookups.ts'
import { didYouMean } from './nearest.ts'
import { limits } from './limits.ts'
import { mediaElement, mediaKind } from './media.ts'
import { reportBroken, type Scope } from './scope.ts'

/** A file of the lecture that an address in its text names, or why it names none. */
export type FoundFile = { path: string } | { reason: string; hint?: string }

/** Resolves an address as written in the file at `from`; files are looked for below slides/ alone. */
export function findFile(
  address: string,
  from: string,
  files: Names,
  suggest: (word: string, names: string[]) => string | undefined = didYouMean,
): FoundFile {
  if (address === '') return { reason: 'no file is named' }
  if (address.length > limits.address) return { reason: 'this address is too long to be one' }
  if (/^(?:https?:)?\/\//i.test(address)) {
    const hint = 'Save the file in slides/media/ and name it here.'
    return { reason: `"${shorten(address)}" is on the network, and a lecture loads nothing from there`, hint }
  }
  if (/^[a-z][a-z\d+.-]*:/i.test(address) || address.startsWith('/')) {
    const hint = 'Write a path relative to slides/, such as media/picture.svg.'
    return { reason: `"${shorten(address)}" is not a path inside slides/`, hint }
  }
  const folder = from.startsWith('slides/') ? from.slice(0, from.lastIndexOf('/')) : 'slides'
  for (const path of [address, decode(address)]) {
    const joined = normalise(`${folder}/${path}`)
    if (joined === undefined) return { reason: `"${shorten(address)}" leads out of slides/` }
    for (const form of [joined, joined.normalize('NFC'), joined.normalize('NFD')]) {
      if (files.has(form)) return { path: form }
    }
  }
  const candidates = [...files.keys()].map((file) => relative(file, folder))
  const near = suggest(decode(address), candidates)
  const hint = near ?? `Files are looked for in ${folder}/; upper and lower case count.`
  return { reason: `there is no file "${shorten(address)}"`, hint }
}

function relative(file: string, folder: string): string {
  return file.startsWith(`${folder}/`) ? file.slice(folder.length + 1) : file
}

function shorten(address: string): string {
  return address.length > 80 ? `${address.slice(0, 79)}…` : address
}

function decode(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** Resolves `.` and `..`; undefined when the path leaves slides/. */
function normalise(path: string): string | undefined {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
    if (parts[0] !== 'slides') return undefined
  }
  return parts.join('/')
}

/** The address under which both shells serve a file of the lecture. */
export function deckUrl(path: string): string {
  return `/deck/${path
    .split('/')
    .map((part) => encodeURIComponent(part.toWellFormed()))
    .join('/')}`
}

/** What is known of a picture, from Markdown or from HTML. */
export interface Picture {
  address: string
  alt: string
  caption?: string | undefined
  /** Already checked CSS. */
  style?: string | undefined
  /** Of a film: the address of the picture that stands for it. */
  poster?: string | undefined
  classes: string[]
  place: Place
}

/** As `findFile`, among all files of the lecture. */
export function findLectureFile(address: string, { source, deck }: Scope): FoundFile {
  return findFile(address, source.path, deck.files, (word, names) => deck.report.didYouMean(word, names))
}

/** `img`, or what is missing at its place. `isBlock` decides between `div.broken` and `span.broken`. */
export function imageElement(picture: Picture, scope: Scope, isBlock: boolean): Element {
  const found = findLectureFile(picture.address, scope)
  if (!('path' in found)) {
    const { reason, hint } = found
    return reportBroken(scope, isBlock ? 'div' : 'span', {
      code: 'image-missing',
      place: picture.place,
      reason,
      hint,
    })
  }
  const unsafe = scope.deck.unsafeImages.get(found.path)
  if (unsafe !== undefined) {
    const mistake = { code: 'image-unsafe' as const, place: picture.place, reason: unsafe }
    return reportBroken(scope, isBlock ? 'div' : 'span', mistake)
  }
  if (picture.alt.trim() === '' && !picture.classes.includes('decorative')) {
    const hint = 'Describe it between the brackets: ![what it shows](…); mark mere decoration {.decorative}.'
    const what = mediaKind(found.path) ?? 'picture'
    scope.deck.report.add('image-alt-missing', picture.place, `this ${what} has no description`, hint)
  }
  if (mediaKind(found.path)) return mediaElement(picture, found.path, scope)
  const image: Element = {
    type: 'element',
    tagName: 'img',
    properties: { src: deckUrl(found.path), alt: picture.alt },
    children: [],
  }
  if (picture.classes.length > 0) image.properties['className'] = picture.classes
  if (picture.style !== undefined) image.properties['style'] = picture.style
  return image
}

/** A picture alone in its paragraph. */
export function figureElement(picture: Picture, scope: Scope): Element {
  const image = imageElement(picture, scope, true)
  if (image.properties['dataCode'] !== undefined) return image
  const figure: Element = { type: 'element', tagName: 'figure', properties: {}, children: [image] }
  if (picture.caption) {
    const children = [{ type: 'text' as const, value: picture.caption }]
    figure.children.push({ type: 'element', tagName: 'figcaption', properties: {}, children })
  }
  return figure
}

/** A CSS length such as `40%` or `300px` (a bare number is pixels); undefined for anything else. */
export function cssLength(value: string): string | undefined {
  const match = /^(\d{1,4}(?:\.\d{1,3})?)(%|px|em|rem|vw|vh)?$/.exec(value)
  return match ? `${match[1]}${match[2] ?? 'px'}` : undefined
}

/** Width and height as CSS; other attributes and other values are reported at `offset`. */
export function sizeStyle(
  values: ReadonlyMap<string, string>,
  scope: Scope,
  offset: number,
): string | undefined {
  const style: string[] = []
  const place = placeAt(scope.source, offset)
  for (const [key, value] of values) {
    const length = cssLength(value)
    if (key !== 'width' && key !== 'height') {
      const hint = didYouMean(key, ['width', 'height']) ?? 'width= and height= are known here.'
      scope.deck.report.add('attribute-invalid', place, `the attribute "${key}" is not known here`, hint)
    } else if (length === undefined) {
      const hint = 'Write for instance 40% or 300px.'
      scope.deck.report.add('attribute-invalid', place, `${key}="${value}" is not a length`, hint)
    } else {
      style.push(`${key}:${length}`)
    }
  }
  return style.length > 0 ? style.join(';') : undefined
}
