import { useLayoutEffect, useRef } from 'preact/hooks'
import { markReadingDirection } from '../shared/reading-direction.ts'
import { currentCue, LARGEST_NOTES, scrollTarget, SMALLEST_NOTES } from './cues.ts'

interface NotesProps {
  slideId: string
  /** Undefined when the slide has none. */
  html: string | undefined
  step: number
  /** Pixels. */
  size: number
  onResize: (direction: 1 | -1) => void
}

/** What the lecturer says: the text of the current cue stands out, the rest is calm. */
export function Notes({ slideId, html, step, size, onResize }: NotesProps) {
  const box = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (text.current === null) return
    text.current.innerHTML = html ?? ''
    markReadingDirection(text.current)
    labelPrivate(text.current)
    box.current?.scrollTo({ top: 0, behavior: 'instant' })
  }, [slideId, html])
  useLayoutEffect(() => {
    if (text.current !== null && box.current !== null) followCue(box.current, text.current, step)
  }, [slideId, html, step, size])
  return (
    <section class="panel notes" aria-labelledby="notes-name">
      <header class="panel-header">
        <h2 class="panel-name" id="notes-name">
          Speaker notes
        </h2>
        <div class="notes-size" role="group" aria-label="Size of the notes">
          <button
            type="button"
            class="button is-quiet is-icon"
            aria-label="Smaller notes"
            title="Smaller notes (−)"
            aria-keyshortcuts="-"
            disabled={size <= SMALLEST_NOTES}
            onClick={() => onResize(-1)}
          >
            <span class="letter is-small" aria-hidden="true">
              A
            </span>
          </button>
          <button
            type="button"
            class="button is-quiet is-icon"
            aria-label="Larger notes"
            title="Larger notes (+)"
            aria-keyshortcuts="+"
            disabled={size >= LARGEST_NOTES}
            onClick={() => onResize(1)}
          >
            <span class="letter is-large" aria-hidden="true">
              A
            </span>
          </button>
        </div>
      </header>
      <div
        class="panel-body"
        ref={box}
        tabIndex={0}
        data-scrolls
        role="group"
        aria-labelledby="notes-name"
        style={{ '--notes-size': `${size}px` }}
      >
        {html === undefined ? <p class="empty">No notes for this slide</p> : null}
        <div class="notes-text" ref={text} />
      </div>
    </section>
  )
}

function labelPrivate(text: HTMLElement): void {
  for (const block of text.querySelectorAll('.private')) {
    const label = document.createElement('p')
    label.className = 'private-label'
    label.textContent = 'Only you see this'
    block.prepend(label)
  }
}

function followCue(box: HTMLElement, text: HTMLElement, step: number): void {
  const parts = [...text.querySelectorAll('[data-step]')]
  const cue = currentCue(
    parts.map((part) => Number(part.getAttribute('data-step'))),
    step,
  )
  text.classList.toggle('has-cues', parts.length > 0)
  text.classList.toggle('is-opening', cue === 0)
  for (const part of parts) {
    const at = Number(part.getAttribute('data-step'))
    part.classList.toggle('is-current', at === cue)
    part.classList.toggle('is-past', at < cue)
  }
  const current = parts.filter((part) => part.classList.contains('is-current'))
  const extent = cue === 0 ? { top: 0, bottom: 0 } : extentWithin(box, current)
  const target = scrollTarget(extent, { top: box.scrollTop, height: box.clientHeight })
  if (target === null) return
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches
  box.scrollTo({ top: target, behavior: still ? 'instant' : 'smooth' })
}

function extentWithin(box: HTMLElement, parts: Element[]): { top: number; bottom: number } {
  const origin = box.getBoundingClientRect().top - box.scrollTop
  const places = parts.map((part) => part.getBoundingClientRect())
  return {
    top: Math.min(...places.map((place) => place.top)) - origin,
    bottom: Math.max(...places.map((place) => place.bottom)) - origin,
  }
}
