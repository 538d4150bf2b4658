import type { Element } from 'hast'
import { placeAt } from './diagnose.ts'
import { deckUrl, findLectureFile } from './lecture-files.ts'
import { didYouMean } from './nearest.ts'
import { mediaElement, mediaKind, type Picture } from './media.ts'
import { reportBroken, type Scope } from './scope.ts'

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
