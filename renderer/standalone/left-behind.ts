import type { SlideContent } from '../../core/rpc/contract.ts'
import { isSigned, signOf } from './signs.ts'
import { isClear, lineOf } from './tables.ts'

/** What of a laid-out slide no part of an editable one stands for, in words, each once. */
export function leftBehind(section: HTMLElement, slide: SlideContent): string[] {
  const lost: string[] = []
  const elements = [...section.querySelectorAll('.slide-header, .slide-header *, .slide-body, .slide-body *')]
    .filter((element): element is HTMLElement => element instanceof HTMLElement)
    .filter(
      (element) => element.closest('.visually-hidden, .katex') === null && element.offsetParent !== null,
    )
  if (elements.some(isSigned)) lost.push('words that the theme puts before others')
  if (slide.background?.kind === 'picture') lost.push('its background picture')
  if (slide.lastStep > 0) lost.push('its steps: everything shows at once')
  if (slide.transition === 'fade' || slide.transition === 'slide') lost.push('the way in which it comes')
  if (section.querySelector('.grade svg, .grade-mark svg') !== null || elements.some(hasSign))
    lost.push('coloured signs of the theme')
  if (elements.some(hasLine)) lost.push('lines between texts and around them')
  const foot = section.querySelector<HTMLElement>('.slide-footer')
  if (foot && foot.textContent.trim() !== '' && foot.getBoundingClientRect().height > 0)
    lost.push('the foot with its section and number')
  return lost
}

/** Lines of tables are carried over. */
function hasLine(element: HTMLElement): boolean {
  if (element.matches('table, thead, tbody, tfoot, tr, th, td')) return false
  const style = getComputedStyle(element)
  return ['top', 'right', 'bottom', 'left'].some((side) => lineOf(style, side) !== null)
}

/** Whether the style sheet puts something before or after it that is no words: a circle, a bar. */
function hasSign(element: HTMLElement): boolean {
  if (signOf(element) !== null) return false
  return ['::before', '::after'].some((pseudo) => {
    const style = getComputedStyle(element, pseudo)
    const { content, display } = style
    if (content === 'none' || content === 'normal' || content.startsWith('counter(') || display === 'none')
      return false
    // What has words is told as such.
    if (/[\p{L}\p{N}]/u.test(content)) return false
    const isPainted = !isClear(style.backgroundColor) || style.backgroundImage !== 'none'
    const hasEdge = ['top', 'right', 'bottom', 'left'].some((side) => lineOf(style, side) !== null)
    return isPainted || hasEdge || /^"[^"\s]/.test(content)
  })
}
