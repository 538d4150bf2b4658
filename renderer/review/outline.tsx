import { useLayoutEffect, useRef } from 'preact/hooks'
import type { SlideSummary } from '../../core/rpc/contract.ts'
import { groupBySection } from '../presenter/slide-list.tsx'
import { slideName } from '../presenter/words.ts'
import type { Desk } from './desk.ts'
import { Icon } from '../shared/icons.tsx'
import type { ReviewLecture } from './model.ts'
import type { PlacedMark } from './own-marks.ts'
import { OutlineSpent } from './record-strip.tsx'
import type { GivenLecture } from './record-words.ts'
import { hashOf } from './route.ts'
import { CloseButton } from '../shared/close-button.tsx'

interface OutlineProps {
  lecture: ReviewLecture
  desk: Desk
  marks: readonly PlacedMark[]
  /** What was shown, when this is the record of a lecture that was given. */
  given: GivenLecture | null
  /** Lies over the page instead of beside it. */
  floating: boolean
  onClose: () => void
}

/** Every slide by section, how far one has come, and where one's own marks are. */
export function Outline({ lecture, desk, marks, given, floating, onClose }: OutlineProps) {
  const { outline } = lecture
  const { lang } = outline.meta
  const list = useRef<HTMLElement>(null)
  const current = desk.position.slide
  useLayoutEffect(() => {
    const here = list.current?.querySelector<HTMLElement>('[aria-current]')
    here?.scrollIntoView({ block: 'nearest' })
  }, [current])
  useLayoutEffect(() => {
    if (!floating) return
    const before = document.activeElement
    list.current?.querySelector<HTMLElement>('[aria-current]')?.focus()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [floating])
  const marked = new Set(marks.map(({ slide, place }) => ('slide' in place ? place.slide : slide)))
  const share = outline.slides.length === 0 ? 0 : (current + 1) / outline.slides.length
  return (
    <>
      {floating ? <div class="outline-veil" onClick={onClose} /> : null}
      <nav
        class={floating ? 'outline is-floating' : 'outline'}
        aria-label="Outline"
        dir={lecture.direction}
        ref={list}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && floating) onClose()
        }}
      >
        <header class="outline-header">
          <h2>Outline</h2>
          <CloseButton label="Close the outline" onClose={onClose} />
          <p class="outline-progress">
            Slide {current + 1} of {outline.slides.length}
            <progress max={1} value={share} aria-label="How far you have come" />
          </p>
        </header>
        <div class="outline-body">
          {groupBySection(outline).map((group) => (
            <section key={group.slides[0]?.id}>
              {group.title === '' ? null : (
                <h3 dir="auto" lang={lang}>
                  {group.title}
                </h3>
              )}
              <ol lang={lang}>
                {group.slides.map((slide) => (
                  <Entry
                    key={slide.id}
                    slide={slide}
                    current={slide.index === current}
                    marked={marked.has(slide.id)}
                    given={given}
                    onPick={() => {
                      if (desk.route.view === 'article') desk.go({ view: 'article', id: slide.id })
                      else desk.goTo(slide.id)
                      if (floating) onClose()
                    }}
                  />
                ))}
              </ol>
            </section>
          ))}
        </div>
      </nav>
    </>
  )
}

interface EntryProps {
  slide: SlideSummary
  current: boolean
  marked: boolean
  given: GivenLecture | null
  onPick: () => void
}

function Entry({ slide, current, marked, given, onPick }: EntryProps) {
  return (
    <li>
      <a
        href={hashOf({ view: 'slides', id: slide.id })}
        aria-current={current ? 'true' : undefined}
        onClick={(event) => {
          event.preventDefault()
          onPick()
        }}
      >
        <span class="outline-number">{slide.index + 1}</span>
        <span class="outline-name" dir="auto">
          {slideName(slide)}
        </span>
        {given === null ? null : <OutlineSpent given={given} slide={slide} />}
        {marked ? (
          <span class="outline-marked">
            <Icon name="marks" />
            <span class="visually-hidden">with your marks</span>
          </span>
        ) : null}
      </a>
    </li>
  )
}
