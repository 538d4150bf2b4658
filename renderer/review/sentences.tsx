import type { RefObject } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Passage } from '../../core/study/anchor.ts'
import { keyIn } from './keys.ts'
import type { ReviewLecture } from './model.ts'
import { rangeOf, textIn } from './passages.ts'

/** The sentences of a text, without the blanks around them: UTF-16 offsets. */
export function sentencesIn(text: string, lang: string): Passage[] {
  const segmenter = new Intl.Segmenter(lang, { granularity: 'sentence' })
  /** Brackets that open after a full stop without a blank, as in Japanese, belong to what follows. */
  let opened = 0
  return Array.from(segmenter.segment(text)).flatMap(({ segment, index }) => {
    const from = index - opened
    opened = /[\p{Ps}\p{Pi}]+$/u.exec(segment)?.[0].length ?? 0
    // Paragraphs are apart by line breaks, which is no end of a sentence to the segmenter.
    return Array.from(text.slice(from, index + segment.length - opened).matchAll(/[^\n]+/g)).flatMap(
      ({ 0: line, index: at }) => {
        const start = from + at + (line.length - line.trimStart().length)
        const end = from + at + line.trimEnd().length
        return end > start ? [{ start, end }] : []
      },
    )
  })
}

/** The bar comes a moment after the selection that it is for. */
function toSelectionBar(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('.selection-bar button')?.focus())
}

/**
 * Choosing a passage without a mouse: the arrow keys go from sentence to sentence, with Shift they take in more.
 * What is chosen is the page's selection, with which everything goes on as after dragging.
 */
export function useSentences(
  text: RefObject<HTMLElement | null>,
  { outline, direction }: Pick<ReviewLecture, 'outline' | 'direction'>,
) {
  const [active, setActive] = useState(false)
  const chosen = useRef<{ from: number; to: number } | null>(null)
  const choose = (from: number, to: number) => {
    const root = text.current
    if (root === null) return
    const all = sentencesIn(textIn(root), outline.meta.lang)
    const clamp = (at: number) => Math.max(0, Math.min(at, all.length - 1))
    chosen.current = { from: clamp(from), to: clamp(to) }
    const ends = [chosen.current.from, chosen.current.to].sort((a, b) => a - b)
    const first = all[ends[0] ?? 0]
    const last = all[ends[1] ?? 0]
    const range = first && last ? rangeOf(root, { start: first.start, end: last.end }) : null
    if (range === null) return
    getSelection()?.removeAllRanges()
    getSelection()?.addRange(range)
    range.startContainer.parentElement?.scrollIntoView({ block: 'nearest' })
  }
  const end = () => {
    setActive(false)
    chosen.current = null
    getSelection()?.removeAllRanges()
  }
  // Once the selection is gone, as after highlighting it, the arrow keys are the page's again.
  useEffect(() => {
    if (!active) return
    const look = () => {
      if (getSelection()?.isCollapsed !== false) setActive(false)
    }
    document.addEventListener('selectionchange', look)
    return () => document.removeEventListener('selectionchange', look)
  }, [active])
  const begin = () => {
    const root = text.current
    if (root === null || root.textContent === '') return
    setActive(true)
    root.tabIndex = 0
    root.focus()
    choose(0, 0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (!active || chosen.current === null || event.ctrlKey || event.altKey || event.metaKey) return
    const { from, to } = chosen.current
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[keyIn(direction, event.key)]
    if (by !== undefined) choose(event.shiftKey ? from : to + by, to + by)
    else if (event.key === 'Escape') end()
    else if (event.key === 'Enter') toSelectionBar()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const help = active ? (
    <p class="sentence-help" role="status">
      Arrow keys choose a sentence, with Shift several. Enter goes to what you can do with it, Esc ends.
    </p>
  ) : null
  const listeners = active
    ? ({ onKeyDown, 'data-own-arrows': '', role: 'group', 'aria-label': 'Choose a passage' } as const)
    : {}
  return { active, begin, end, help, listeners }
}
