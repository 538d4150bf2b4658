import { memo } from 'preact/compat'
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks'
import { escapeHtml } from '../../core/deck/escape-html.ts'
import type { Appearance } from '../../core/deck/types.ts'
import type { DeckOutline, SlideContent, SlideSummary } from '../../core/rpc/contract.ts'
import { createThumbnails } from './thumbnails.ts'
import { slideName } from './words.ts'
import { CloseButton } from '../shared/close-button.tsx'

interface SlideListProps {
  outline: DeckOutline
  /** 0-based index of the current slide. */
  current: number
  appearance: Appearance
  slides: (indices: readonly number[]) => Promise<SlideContent[]>
  onPick: (slideId: string) => void
  onClose: () => void
}

/** Every slide by section. One stop for Tab; arrow keys move inside, Enter goes there. */
export function SlideList({ outline, current, appearance, slides, onPick, onClose }: SlideListProps) {
  const list = useRef<HTMLElement>(null)
  useEffect(() => {
    const root = list.current?.querySelector('.slide-list-body')
    if (root === null || root === undefined) return
    const thumbnails = createThumbnails({ root, outline, appearance, slides })
    thumbnails.watch()
    return () => thumbnails.destroy()
  }, [outline, appearance])
  useLayoutEffect(() => {
    const button = list.current?.querySelector<HTMLElement>(`button[data-index="${current}"]`)
    button?.setAttribute('aria-current', 'true')
    button?.scrollIntoView({ block: 'nearest' })
    if (button !== null && button !== undefined) button.tabIndex = 0
    return () => {
      button?.removeAttribute('aria-current')
      if (button !== null && button !== undefined) button.tabIndex = -1
    }
  }, [outline, current])
  useLayoutEffect(() => {
    const before = document.activeElement
    const button = list.current?.querySelector<HTMLElement>('button[aria-current]')
    button?.scrollIntoView({ block: 'center' })
    button?.focus({ preventScroll: true })
    return () => {
      if (before instanceof HTMLElement && before !== document.body) before.focus()
    }
  }, [])
  return (
    <nav
      class="slide-list"
      aria-label="Slides"
      ref={list}
      onKeyDown={(event) => {
        moveInList(event, list.current, onClose)
      }}
      onClick={(event) => {
        const button = event.target instanceof Element ? event.target.closest('button[data-slide]') : null
        if (button instanceof HTMLElement) onPick(button.dataset['slide'] ?? '')
      }}
    >
      <header class="panel-header">
        <h2 class="panel-name">Slides</h2>
        <CloseButton label="Close the slide list" onClose={onClose} />
      </header>
      <Entries outline={outline} />
    </nav>
  )
}

interface Group {
  title: string
  slides: SlideSummary[]
}

/** The slides in deck order, cut where the section changes. */
export function groupBySection(outline: DeckOutline): Group[] {
  const groups: Group[] = []
  let section: number | null = null
  for (const slide of outline.slides) {
    if (slide.section !== section || groups.length === 0) {
      section = slide.section
      groups.push({ title: outline.sections[slide.section]?.title ?? '', slides: [] })
    }
    groups.at(-1)?.slides.push(slide)
  }
  return groups
}

/** Rendered once per outline: with thousands of slides a step must not cost a pass over them. */
const Entries = memo(function Entries({ outline }: { outline: DeckOutline }) {
  return (
    <div class="slide-list-body">
      {groupBySection(outline).map((group) => (
        <section
          class="slide-group"
          key={group.slides[0]?.id}
          style={{ containIntrinsicSize: `auto ${heightOf(group)}px` }}
        >
          {group.title === '' ? null : <h3 class="slide-group-name">{group.title}</h3>}
          <ol dangerouslySetInnerHTML={{ __html: rowsHtml(group.slides) }} />
        </section>
      ))}
    </div>
  )
})

/** About what a group takes while it is out of sight; CSS pixels, see `.slide-list` in commands.css. */
function heightOf({ title, slides }: Group): number {
  return slides.length * 58 + (title === '' ? 0 : 38)
}

/** As text: thousands of rows are there several times as fast as when each is an element of Preact's. */
export function rowsHtml(slides: readonly SlideSummary[]): string {
  const rows = slides.map(
    (slide) =>
      `<li><button type="button" tabindex="-1" data-slide="${escapeHtml(slide.id)}" data-index="${slide.index}">` +
      `<span class="slide-number">${slide.index + 1}</span>` +
      `<span class="row-thumb preview" data-thumb="${slide.index}" aria-hidden="true"></span>` +
      `<span class="slide-name">${escapeHtml(slideName(slide))}</span></button></li>`,
  )
  return rows.join('')
}

function moveInList(event: KeyboardEvent, list: HTMLElement | null, onClose: () => void): void {
  if (list === null || event.altKey || event.ctrlKey || event.metaKey) return
  if (event.key === 'Escape') {
    event.preventDefault()
    onClose()
    return
  }
  const buttons = [...list.querySelectorAll<HTMLElement>('button[data-slide]')]
  const at = buttons.findIndex((button) => button === document.activeElement)
  const last = buttons.length - 1
  const targets: Record<string, number> = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: last }
  const target = targets[event.key]
  if (target === undefined || at < 0) return
  event.preventDefault()
  buttons[Math.min(last, Math.max(0, target))]?.focus()
}
