import type { RefObject } from 'preact'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import type { SlideContent } from '../../core/rpc/contract.ts'
import { currentCue } from '../presenter/cues.ts'
import { markDirections, type Direction } from '../shared/reading-direction.ts'
import { createElement } from './dom.ts'
import { coverBlocks, markHighlights, markTerms } from './decorate.ts'
import { Icon } from '../shared/icons.tsx'
import type { ReviewLecture } from './model.ts'
import type { PlacedMark } from './own-marks.ts'
import { useSentences } from './sentences.tsx'
import { useSpeech } from './speech.ts'

interface NotesProps {
  lecture: ReviewLecture
  slide: SlideContent
  step: number
  marks: readonly PlacedMark[]
  hidden: boolean
  actions: RefObject<{ highlight: () => void; aloud: () => void }>
  onStep: (step: number) => void
}

/** What the lecturer said, for reading, marking, recalling and listening. */
export function Notes({ lecture, slide, step, marks, hidden, actions, onStep }: NotesProps) {
  const text = useRef<HTMLDivElement>(null)
  const { notesHtml } = slide
  const speech = useSpeech(lecture.outline.meta.lang)
  const sentences = useSentences(text, lecture)
  const readAloud = () => {
    if (speech.speaking) speech.stop()
    else if (text.current !== null)
      speech.read([...text.current.children].filter((child) => child instanceof HTMLElement))
  }
  actions.current = { highlight: sentences.begin, aloud: readAloud }
  useLayoutEffect(() => {
    if (text.current !== null) fill(text.current, notesHtml ?? '', lecture.direction)
  }, [notesHtml, lecture.direction])
  useEffect(() => {
    if (text.current === null) return
    coverBlocks(text.current, false)
    markHighlights(text.current, marks, slide.id, 'notes')
    markTerms(text.current, lecture.finder, new Set())
    coverBlocks(text.current, hidden)
  }, [notesHtml, marks, lecture.finder, hidden])
  useEffect(() => {
    if (text.current !== null) showCue(text.current, step)
  }, [notesHtml, step, hidden])
  return (
    <section class="notes-side" aria-labelledby="notes-name">
      <header class="side-header">
        <h2 id="notes-name">What was said</h2>
        {notesHtml === undefined ? null : (
          <div class="side-tools">
            <button
              type="button"
              class="button is-quiet"
              aria-pressed={sentences.active}
              title="Choose a passage with the arrow keys (M)"
              onClick={sentences.active ? sentences.end : sentences.begin}
            >
              <Icon name="sentence" />
              Mark
            </button>
            {speech.offered ? (
              <button
                type="button"
                class="button is-quiet"
                aria-pressed={speech.speaking}
                title="Read aloud (L)"
                onClick={readAloud}
              >
                <Icon name={speech.speaking ? 'stop' : 'aloud'} />
                {speech.speaking ? 'Stop' : 'Listen'}
              </button>
            ) : null}
          </div>
        )}
      </header>
      {notesHtml === undefined ? <p class="empty">Nothing is written down for this slide.</p> : null}
      {sentences.help}
      <div
        class="reading notes-body"
        data-part="notes"
        lang={lecture.outline.meta.lang}
        ref={text}
        onClick={(event) => {
          const cue = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-cue]') : null
          if (cue !== null) onStep(Number(cue.dataset['cue']))
        }}
        {...sentences.listeners}
      />
    </section>
  )
}

function fill(text: HTMLElement, html: string, direction: Direction): void {
  text.innerHTML = html
  markDirections(text, direction)
  for (const cue of text.querySelectorAll<HTMLElement>('.click')) {
    const step = cue.dataset['step'] ?? '0'
    const button = createElement('button', {
      type: 'button',
      class: 'click',
      'data-cue': step,
      'data-step': step,
      'aria-label': `Go to step ${Number(step) + 1}`,
    })
    button.textContent = String(Number(step) + 1)
    cue.replaceWith(button)
  }
}

/** Says which part belongs to the step that is shown; nothing is dimmed, since one reads at one's own pace. */
function showCue(text: HTMLElement, step: number): void {
  const parts = [...text.querySelectorAll<HTMLElement>('[data-step]')]
  const cue = currentCue(
    parts.map((part) => Number(part.dataset['step'])),
    step,
  )
  for (const part of parts) {
    const here = cue > 0 && Number(part.dataset['step']) === cue
    part.classList.toggle('is-current', here)
    if (part.matches('button.click')) {
      if (here) part.setAttribute('aria-current', 'step')
      else part.removeAttribute('aria-current')
    }
  }
  text.querySelector('button.click.is-current')?.scrollIntoView({ block: 'nearest' })
}
