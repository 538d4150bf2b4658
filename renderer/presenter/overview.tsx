import { useEffect, useLayoutEffect, useMemo, useRef } from 'preact/hooks'
import type { DeckOutline, SlideContent, SlideSummary } from '../../core/rpc/contract.ts'
import type { PresenterView } from '../../core/session/types.ts'
import { moveInGrid } from './grid-moves.ts'
import { Icon } from '../shared/icons.tsx'
import { escapeHtml } from '../../core/deck/escape-html.ts'
import { groupBySection } from './slide-list.tsx'
import { createThumbnails } from './thumbnails.ts'
import { slideName } from './words.ts'
import { CloseButton } from '../shared/close-button.tsx'
import { useModal } from './use-modal.ts'

interface OverviewProps {
  outline: DeckOutline
  view: PresenterView
  slides: (indices: readonly number[]) => Promise<SlideContent[]>
  onPick: (slideId: string) => void
  /** Freezes the projector, or lets it go on. */
  onFreeze: () => void
  onClose: () => void
}

/** Every slide as a card, section by section, over the whole window. */
export function Overview({ outline, view, slides, onPick, onFreeze, onClose }: OverviewProps) {
  const modal = useModal(onClose)
  const body = useRef<HTMLDivElement>(null)
  const { position, appearance, bookmarks, skipped, screen } = view.session
  const groups = useMemo(() => groupBySection(outline), [outline])
  const isFrozen = screen.kind === 'frozen'

  useEffect(() => {
    if (body.current === null) return
    const thumbnails = createThumbnails({ root: body.current, outline, appearance, slides })
    thumbnails.watch()
    return () => thumbnails.destroy()
  }, [outline, appearance])
  useMarks(body, { current: position.slide, room: view.audience.position.slide, isFrozen })
  useLayoutEffect(() => {
    const card = body.current?.querySelector<HTMLElement>('[aria-current="true"]')
    card?.focus({ preventScroll: true })
    card?.scrollIntoView({ block: 'center' })
  }, [])

  return (
    <dialog
      {...modal}
      class="overview"
      aria-labelledby="overview-title"
      onKeyDown={(event) => moveFocus(event, body.current, groups)}
    >
      <header class="overview-header">
        <h2 id="overview-title">All slides</h2>
        <button type="button" class="button" aria-pressed={isFrozen} onClick={onFreeze}>
          <Icon name="frozen" />
          {isFrozen ? 'Only you look ahead' : 'Look in private'}
        </button>
        <CloseButton onClose={onClose} />
      </header>
      <div
        class="overview-body"
        ref={body}
        onClick={(event) => {
          const card = event.target instanceof Element ? event.target.closest('.card') : null
          if (!(card instanceof HTMLElement)) return
          onPick(card.dataset['slide'] ?? '')
          onClose()
        }}
      >
        {groups.map((group) => (
          <section
            class="overview-group"
            key={group.slides[0]?.id}
            aria-label={group.title || outline.meta.title}
          >
            {group.title === '' ? null : <h3>{group.title}</h3>}
            <ol
              class="overview-cards"
              dangerouslySetInnerHTML={{ __html: cardsHtml(group.slides, { bookmarks, skipped }) }}
            />
          </section>
        ))}
      </div>
    </dialog>
  )
}

interface Marks {
  bookmarks: readonly string[]
  skipped: readonly string[]
}

/** As text: hundreds of cards are there several times as fast as when each is an element of Preact's. */
export function cardsHtml(slides: readonly SlideSummary[], { bookmarks, skipped }: Marks): string {
  const cards = slides.map((slide) => {
    const signs = [
      ...(bookmarks.includes(slide.id) ? ['Bookmarked'] : []),
      ...(skipped.includes(slide.id) ? ['Left out'] : slide.optional === true ? ['Optional'] : []),
      ...(slide.minutes === undefined ? [] : [`${slide.minutes} min`]),
    ]
    return (
      `<li><button type="button" tabindex="-1" class="card${skipped.includes(slide.id) ? ' is-skipped' : ''}" ` +
      `data-slide="${escapeHtml(slide.id)}" data-index="${slide.index}">` +
      `<span class="card-thumb preview" data-thumb="${slide.index}" aria-hidden="true"></span>` +
      `<span class="card-name"><span class="slide-number">${slide.index + 1}</span> ` +
      `<span class="card-title">${escapeHtml(slideName(slide))}</span></span>` +
      `<span class="card-signs">${signs.map((sign) => `<span>${sign}</span>`).join(' ')}</span></button></li>`
    )
  })
  return cards.join('')
}

/** Where the lecturer is, and where the room is when that is another slide. */
function useMarks(
  body: { current: HTMLElement | null },
  { current, room, isFrozen }: { current: number; room: number; isFrozen: boolean },
): void {
  useLayoutEffect(() => {
    const at = (index: number) => body.current?.querySelector<HTMLElement>(`.card[data-index="${index}"]`)
    const card = at(current)
    const shown = isFrozen && room !== current ? at(room) : null
    card?.setAttribute('aria-current', 'true')
    if (card) card.tabIndex = 0
    shown
      ?.querySelector('.card-signs')
      ?.insertAdjacentHTML('afterbegin', '<span class="in-room">In the room</span>')
    return () => {
      card?.removeAttribute('aria-current')
      if (card) card.tabIndex = -1
      shown?.querySelector('.in-room')?.remove()
    }
  })
}

function moveFocus(
  event: KeyboardEvent,
  body: HTMLElement | null,
  groups: readonly { slides: readonly SlideSummary[] }[],
): void {
  if (body === null || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return
  const cards = [...body.querySelectorAll<HTMLElement>('.card')]
  const at = cards.findIndex((card) => card === document.activeElement)
  const grid = body.querySelector('.overview-cards')
  if (at < 0 || grid === null) return
  const columns = getComputedStyle(grid).gridTemplateColumns.split(' ').length
  const sizes = groups.map(({ slides }) => slides.length)
  const target = moveInGrid(sizes, columns, at, event.key)
  if (target === at) return
  event.preventDefault()
  cards[target]?.focus()
}
