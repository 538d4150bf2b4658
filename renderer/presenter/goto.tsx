import { useEffect, useRef, useState } from 'preact/hooks'
import type { DeckOutline } from '../../core/rpc/contract.ts'
import { Dialog } from './dialog.tsx'
import { findSlides, landmarks, type FoundSlide } from './find-slides.ts'
import { Icon } from '../shared/icons.tsx'
import { slideName } from './words.ts'

interface GotoProps {
  outline: DeckOutline
  bookmarks: readonly string[]
  /** What was typed before the dialog was there, like the first digit of a number. */
  typed: string
  /** Whether the projector is frozen, so that going anywhere is private. */
  isPrivate: boolean
  /** `look`: the projector is to stay where it is. */
  onPick: (slideId: string, look: boolean) => void
  onClose: () => void
}

/** A field for a number or a few letters of a title, and what they may mean. */
export function Goto({ outline, bookmarks, typed, isPrivate, onPick, onClose }: GotoProps) {
  const [query, setQuery] = useState(typed)
  const [chosen, setChosen] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const isEmpty = query.trim() === ''
  const found = isEmpty ? landmarks(outline, bookmarks) : findSlides(outline, query)
  const active = Math.min(chosen, found.length - 1)
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [active, query])
  const pick = (slide: FoundSlide | undefined, look: boolean) => {
    if (slide === undefined) return
    onPick(slide.slide.id, look)
    onClose()
  }
  return (
    <Dialog title="Go to a slide" onClose={onClose}>
      <div class="goto">
        <label class="goto-label" for="goto-field">
          Number or part of a title
        </label>
        <input
          id="goto-field"
          class="field"
          // The dialog gives it the focus as it opens.
          autofocus
          type="text"
          role="combobox"
          aria-expanded="true"
          aria-controls="goto-list"
          aria-activedescendant={active < 0 ? undefined : `goto-${active}`}
          aria-autocomplete="list"
          autocomplete="off"
          spellcheck={false}
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value)
            setChosen(0)
          }}
          onKeyDown={(event) => {
            const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
            if (step !== undefined) setChosen(Math.max(0, Math.min(found.length - 1, active + step)))
            else if (event.key === 'Enter') pick(found[active], event.shiftKey)
            else return
            event.preventDefault()
          }}
        />
        <p class="goto-hint">
          {isPrivate ? (
            'The projector is frozen: only you go there.'
          ) : (
            <>
              <kbd>Enter</kbd> shows it to the room, <kbd>Shift + Enter</kbd> freezes the projector and shows
              it to you alone.
            </>
          )}
        </p>
        <p class="visually-hidden" role="status">
          {found.length === 1 ? '1 slide' : `${found.length} slides`}
        </p>
        {found.length === 0 ? <p class="empty">No slide has this number or title</p> : null}
        <ul class="goto-list" id="goto-list" role="listbox" aria-label="Slides" ref={list}>
          {found.map((one, index) => (
            <li
              key={one.slide.id}
              id={`goto-${index}`}
              role="option"
              aria-selected={index === active}
              onClick={() => pick(one, false)}
            >
              <span class="slide-number">{one.slide.index + 1}</span>
              <span class="goto-name">{slideName(one.slide)}</span>
              <span class="goto-section">
                {bookmarks.includes(one.slide.id) ? (
                  <>
                    <Icon name="bookmarked" />
                    <span class="visually-hidden">Bookmarked. </span>
                  </>
                ) : null}
                {one.section === one.slide.title ? '' : one.section}
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Dialog>
  )
}
