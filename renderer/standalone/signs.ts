import type { SlideObject } from '../../core/export/slide-objects.ts'
import { boxOf } from './boxes.ts'
import { hex } from './object-texts.ts'

/**
 * Whether the style sheet writes something before or after it that is not in the lecture's own words; names of boxes
 * and numbers of entries are carried over.
 */
export function isSigned(element: Element): boolean {
  if (signOf(element) !== null) return false
  return ['::before', '::after'].some((pseudo) => {
    const { content } = getComputedStyle(element, pseudo)
    return (
      content !== 'none' &&
      content !== 'normal' &&
      !content.startsWith('counter(') &&
      /[\p{L}\p{N}]/u.test(content)
    )
  })
}

/** The name that the style sheet writes into the corner of a box, as `"✕ Myth"`; null for none. */
export function signOf(block: Element): string | null {
  if (block.localName !== 'div') return null
  const { content, display } = getComputedStyle(block, '::before')
  const words = /^"((?:[^"\\]|\\.)*)"/.exec(content)?.[1] ?? ''
  return display !== 'none' && /\p{L}/u.test(words) ? words : null
}

/** That name as a text of its own. */
export function signObject(
  block: HTMLElement,
  words: string,
  { origin, ink }: { origin: DOMRect; ink: string },
): SlideObject {
  const style = getComputedStyle(block, '::before')
  const around = getComputedStyle(block)
  const pixels = (value: string) => Number.parseFloat(value) || 0
  const room = boxOf(block, origin)
  const isPlaced = style.position === 'absolute'
  const size = pixels(style.fontSize)
  const colour = hex(style.color)
  const box = {
    x: room.x + (isPlaced ? pixels(style.left) + pixels(around.borderLeftWidth) : pixels(around.paddingLeft)),
    y: room.y + (isPlaced ? pixels(style.top) : pixels(around.paddingTop)),
    width: Math.max(pixels(style.width), size * words.length * 0.6),
    height: Math.max(pixels(style.height), size * 1.4),
  }
  const run = { text: words, bold: true as const, ...(colour !== ink && { colour }) }
  const isRtl = style.direction === 'rtl'
  return {
    kind: 'text',
    box,
    paragraphs: [{ runs: [run], level: 0, size, align: isRtl ? 'right' : 'left', ...(isRtl && { isRtl }) }],
  }
}
