import type { Element } from 'hast'
import type { Image, Paragraph, PhrasingContent, Text } from 'mdast'
import { leadingAttributes } from './attributes.ts'
import { replaceCitations } from './citations.ts'
import { placeAt, type Place } from './diagnose.ts'
import { figureElement, imageElement, sizeStyle } from './images.ts'
import type { Picture } from './media.ts'
import { mathSlot } from './math.ts'
import { makeSlot, type Scope, type SlotNode } from './scope.ts'

/** Replaces what needs a slot: formulas, pictures, citations, and in notes the cues. */
export function transformInline(children: PhrasingContent[], scope: Scope): PhrasingContent[] {
  const { clusters } = scope.deck
  const before = clusters.length
  const result = transformAll(children, scope, false)
  // Emphasis is read before the text around it; citations count in the order of the text.
  const added = clusters.splice(before).sort((a, b) => a.offset - b.offset)
  for (const cluster of added) clusters.push(cluster)
  return result
}

function transformAll(children: PhrasingContent[], scope: Scope, isInLink: boolean): PhrasingContent[] {
  const result: PhrasingContent[] = []
  for (let i = 0; i < children.length; i++) {
    const node = children[i]
    if (!node) continue
    if (node.type === 'inlineMath') {
      result.push(makeSlot(scope, 'span', mathSlot(node, scope), node.position))
    } else if (node.type === 'image') {
      const picture = readPicture(node, children[i + 1], scope)
      result.push(makeSlot(scope, 'span', () => [imageElement(picture, scope, false)], node.position))
    } else {
      if ('children' in node) {
        const isLink = node.type === 'link' || node.type === 'linkReference'
        node.children = transformAll(node.children, scope, isInLink || isLink) as typeof node.children
      }
      if (node.type === 'footnoteReference' && !scope.isPrivate) scope.footnotes.open.add(node.identifier)
      result.push(node)
    }
  }
  const cited = isInLink ? result : replaceCitations(result, scope)
  return scope.mode === 'notes' ? cited.flatMap((node) => splitClicks(node, scope)) : cited
}

/** A pause is `. . .` alone in a paragraph. */
export function isPause(paragraph: Paragraph): boolean {
  const [only, ...others] = paragraph.children
  return others.length === 0 && only?.type === 'text' && /^\.[ \u00a0]\.[ \u00a0]\.$/.test(only.value.trim())
}

/** A picture that is all of its paragraph becomes a figure; undefined for every other paragraph. */
export function transformLonePicture(paragraph: Paragraph, scope: Scope): SlotNode | undefined {
  const [image, after, ...others] = paragraph.children
  if (image?.type !== 'image' || others.length > 0) return undefined
  if (after) {
    const found = after.type === 'text' ? leadingAttributes(after.value) : undefined
    if (after.type !== 'text' || !found || after.value.slice(found.length).trim() !== '') return undefined
  }
  const picture = readPicture(image, after, scope)
  return makeSlot(scope, 'div', () => [figureElement(picture, scope)], image.position)
}

/** Takes the attributes that stand after a picture out of the text that follows it. */
function readPicture(image: Image, after: PhrasingContent | undefined, scope: Scope): Picture {
  const offset = image.position?.start.offset ?? 0
  const picture: Picture = {
    address: image.url,
    alt: image.alt ?? '',
    caption: image.title ?? undefined,
    classes: [],
    place: placeAt(scope.source, offset),
  }
  const found = after?.type === 'text' ? leadingAttributes(after.value) : undefined
  if (after?.type !== 'text' || !found) return picture
  const start = after.position?.start.offset ?? offset
  for (const problem of found.attributes.problems) {
    const place = placeAt(scope.source, start + 1 + problem.offset)
    scope.deck.report.add('attribute-invalid', place, problem.reason)
  }
  const { values } = found.attributes
  picture.poster = values.get('poster')
  values.delete('poster')
  picture.style = sizeStyle(values, scope, start)
  picture.classes = found.attributes.classes
  after.value = after.value.slice(found.length)
  if (after.position?.start.offset !== undefined) after.position.start.offset += found.length
  return picture
}

/** `[click]` in speaker notes: where the lecturer advances. */
function splitClicks(node: PhrasingContent, scope: Scope): PhrasingContent[] {
  if (node.type !== 'text' || !node.value.includes('[click]')) return [node]
  const start = node.position?.start.offset ?? 0
  const written = scope.source.text.slice(start, node.position?.end.offset)
  const result: PhrasingContent[] = []
  let at = -1
  node.value.split('[click]').forEach((value, index) => {
    if (index > 0) {
      at = written.indexOf('[click]', at + 1)
      const place = placeAt(scope.source, start + Math.max(0, at))
      result.push(makeSlot(scope, 'span', (_, element) => clickElement(element, place)))
    }
    const text: Text = { type: 'text', value }
    if (value !== '') result.push(text)
  })
  return result
}

function clickElement(element: Element, place: Place): Element[] {
  element.data = { cue: { kind: 'click', place } }
  return [element]
}
