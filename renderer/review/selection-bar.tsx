import { useEffect, useRef, useState } from 'preact/hooks'
import type { SlideContent } from '../../core/rpc/contract.ts'
import { quoteOf } from '../../core/study/anchor.ts'
import type { Part, Quote } from '../../core/study/types.ts'
import { Icon } from '../shared/icons.tsx'
import type { OwnMarks } from './own-marks.ts'
import { passageOf, textIn } from './passages.ts'

interface Selected {
  quote: Quote
  /** Of the selection in the window, CSS pixels. */
  x: number
  top: number
  bottom: number
}

/** What can be done with the text that is selected. It never takes the focus by itself. */
export function SelectionBar({ slide, marks }: { slide: SlideContent; marks: OwnMarks }) {
  const [selected, setSelected] = useState<Selected | null>(null)
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const look = () => {
      // Reaching for the bar itself may move the selection's focus, not the selection.
      if (bar.current?.contains(document.activeElement) === true && getSelection()?.isCollapsed === false)
        return
      setSelected(selectedText())
    }
    document.addEventListener('selectionchange', look)
    addEventListener('scroll', look, true)
    return () => {
      document.removeEventListener('selectionchange', look)
      removeEventListener('scroll', look, true)
    }
  }, [])
  if (selected === null) return null
  const done = () => {
    getSelection()?.removeAllRanges()
    setSelected(null)
    // The bar goes, and the focus must not go with it.
    document.querySelector<HTMLElement>('.read-side')?.focus({ preventScroll: true })
  }
  const mark = () => {
    // As it is at this moment: browsers tell of a changed selection only afterwards.
    const { quote } = selectedText() ?? selected
    const id = marks.add({ kind: 'highlight', slide: slide.id, slideTitle: slide.title, quote })
    done()
    return id
  }
  const above = selected.top > 120
  return (
    <div
      class={above ? 'selection-bar is-above' : 'selection-bar'}
      ref={bar}
      role="toolbar"
      aria-label="Selected text"
      style={{ '--x': `${selected.x}px`, '--y': `${above ? selected.top : selected.bottom}px` }}
      // Pressing a button must not take the selection away before it counts.
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (event.key === 'Escape') done()
      }}
    >
      <button type="button" class="button is-quiet" onClick={mark}>
        <Icon name="marks" />
        Highlight
      </button>
      <button
        type="button"
        class="button is-quiet"
        onClick={() => {
          const id = mark()
          requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-note-of="${id}"]`)?.click())
        }}
      >
        <Icon name="text" />
        Add a note
      </button>
    </div>
  )
}

function selectedText(): Selected | null {
  const selection = getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  for (const box of document.querySelectorAll<HTMLElement>('.slides-view [data-part]')) {
    const part: Part = box.dataset['part'] === 'slide' ? 'slide' : 'notes'
    const root = part === 'slide' ? box.querySelector('.slide-body') : box
    if (root === null) continue
    const passage = passageOf(root, range)
    const quote = passage === null ? null : quoteOf(textIn(root), passage, part)
    if (quote === null) continue
    const { left, width, top, bottom } = range.getBoundingClientRect()
    return { quote, x: left + width / 2, top, bottom }
  }
  return null
}
