import { createElement } from './dom.ts'
import type { TermFinder } from '../../core/study/terms.ts'
import type { Part } from '../../core/study/types.ts'
import type { PlacedMark } from './own-marks.ts'
import { piecesOf, textIn, unwrap, wrap } from './passages.ts'

/** Underlines the first use of each term; `known` holds the ids of those that were used before on the slide. */
export function markTerms(root: Element, finder: TermFinder, known: Set<string>): void {
  unwrap(root, '.glossary-term')
  const uses = finder.firstUses(textIn(root), known)
  // From the end, so that places before stay where they are.
  for (const { term, start, end } of uses.toReversed()) {
    const inLink = piecesOf(root).find(({ node, start: at }) => start < at + node.data.length)
    if (
      inLink?.node.parentElement?.closest('a, button, cite, pre, code') ||
      laidOut(inLink?.node.parentElement)
    ) {
      known.delete(term.id)
      continue
    }
    // A span and not a button: only what is inline by nature breaks into lines like the words around it.
    wrap(root, { start, end }, () =>
      createElement('span', { role: 'button', tabindex: '0', class: 'glossary-term', 'data-term': term.id }),
    )
  }
}

/** Whether words of their own would become boxes of the layout. */
function laidOut(element: Element | null | undefined): boolean {
  return element instanceof Element && /flex|grid/.test(getComputedStyle(element).display)
}

/** Shows a student's highlights in a text. */
export function markHighlights(root: Element, marks: readonly PlacedMark[], slide: string, part: Part): void {
  unwrap(root, 'mark.own-mark')
  for (const { id, place, note } of marks) {
    if (place.kind !== 'found' || place.slide !== slide || place.part !== part) continue
    wrap(root, place.passage, () =>
      createElement('mark', { class: note === '' ? 'own-mark' : 'own-mark has-note', 'data-mark': id }),
    )
  }
}

/** Covers every block of a text until it is asked for; `false` shows all again. */
export function coverBlocks(root: Element, cover: boolean): void {
  for (const recall of root.querySelectorAll(':scope > .recall')) {
    const block = recall.querySelector(':scope > :not(.cover)')
    if (block instanceof HTMLElement) {
      block.inert = false
      block.removeAttribute('aria-hidden')
      recall.replaceWith(block)
    } else recall.remove()
  }
  if (!cover) return
  const blocks = [...root.children].filter((child): child is HTMLElement => child instanceof HTMLElement)
  blocks.forEach((block, index) => {
    const button = createElement('button', { type: 'button', class: 'cover', 'data-added': '' })
    button.textContent = `Show part ${index + 1} of ${blocks.length}`
    const recall = createElement('div', { class: 'recall' })
    block.replaceWith(recall)
    recall.append(block, button)
    block.inert = true
    block.ariaHidden = 'true'
    button.addEventListener('click', () => {
      block.inert = false
      block.removeAttribute('aria-hidden')
      const next = recall.nextElementSibling?.querySelector<HTMLElement>('.cover')
      button.remove()
      next?.focus()
    })
  })
}

/** Covers the labels of drawings in a slide; each shows when it is pressed. */
export function coverLabels(root: Element, cover: boolean): void {
  for (const drawing of root.querySelectorAll<SVGSVGElement>('figure.diagram > svg')) {
    // What an arrow does is as much to be recalled as what a box is.
    const labels = [...drawing.querySelectorAll<SVGGElement>('g.node, g.edgeLabel')].filter(
      (label) => label.textContent.trim() !== '',
    )
    if (drawing.dataset['covered'] === String(cover) || labels.length === 0) continue
    drawing.dataset['covered'] = String(cover)
    // Inside a picture nothing can be pressed; as long as labels are covered it is a group.
    drawing.setAttribute('role', cover ? 'group' : 'img')
    labels.forEach((label, index) => {
      label.classList.toggle('is-covered', cover)
      if (cover) {
        for (const [name, value] of Object.entries({ role: 'button', tabindex: '0' }))
          label.setAttribute(name, value)
        label.setAttribute('aria-label', `Hidden label ${index + 1} of ${labels.length}`)
      } else for (const name of ['role', 'tabindex', 'aria-label']) label.removeAttribute(name)
    })
  }
}

/** Shows one label that `coverLabels` covered; true when the event was for one. */
export function uncoverLabel(event: Event): boolean {
  const label = event.target instanceof Element ? event.target.closest('g.is-covered') : null
  if (label === null) return false
  if (event instanceof KeyboardEvent && event.key !== 'Enter' && event.key !== ' ') return false
  event.preventDefault()
  label.classList.remove('is-covered')
  label.setAttribute('aria-label', label.textContent.replaceAll(/\s+/g, ' ').trim())
  label.setAttribute('role', 'img')
  return true
}
