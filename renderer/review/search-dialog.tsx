import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { DeckOutline } from '../../core/rpc/contract.ts'
import type { SearchResult } from '../../core/study/search.ts'
import { Dialog } from '../presenter/dialog.tsx'
import { slideName } from '../presenter/words.ts'
import type { Desk } from './desk.ts'
import { Icon } from '../shared/icons.tsx'
import type { Library, ReviewLecture } from './model.ts'

const KIND_WORDS: Record<SearchResult['kind'], string> = {
  title: 'Title',
  slide: 'Slide',
  diagram: 'Diagram',
  notes: 'What was said',
  source: 'Source',
}

interface SearchDialogProps {
  lecture: ReviewLecture
  library: Library
  desk: Desk
  onClose: () => void
}

/** Results that are listed at most. */
const MOST = 30

/** What was looked for last, for looking once more. */
let lastQuery = ''

/** Finds words anywhere in the lecture; a result leads to its slide and step. */
export function SearchDialog({ lecture, library, desk, onClose }: SearchDialogProps) {
  const [query, setQuery] = useState(lastQuery)
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLOListElement>(null)
  lastQuery = query
  const found = useMemo(() => library.search.search(query, MOST + 1), [library, query])
  const results = found.slice(0, MOST)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  const pick = ({ slide, step }: SearchResult) => {
    onClose()
    desk.goTo(slide, step)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    if (by !== undefined && buttons.length > 0) {
      const at = buttons.findIndex((button) => button === document.activeElement) + by
      if (at < 0) field.current?.focus()
      else buttons[Math.min(at, buttons.length - 1)]?.focus()
      event.preventDefault()
    } else if (event.key === 'Escape') {
      // The browser would first empty the field.
      event.preventDefault()
      onClose()
    } else if (event.key === 'Enter' && event.target === field.current && results[0] !== undefined) {
      event.preventDefault()
      pick(results[0])
    }
  }
  return (
    <Dialog title="Search the lecture" onClose={onClose}>
      <div class="search" onKeyDown={onKeyDown}>
        <div class="search-field">
          <Icon name="search" />
          <input
            ref={field}
            type="search"
            autofocus
            aria-label="Search"
            placeholder="Words, names, β-endorphin or beta-endorphin"
            autocomplete="off"
            spellcheck={false}
            dir="auto"
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </div>
        <p class="search-count" role="status">
          {query.trim() === ''
            ? 'Slides, notes, diagrams and sources'
            : library.complete
              ? foundWords(found.length)
              : 'The lecture is still being read'}
        </p>
        <ol class="search-results" ref={list}>
          {results.map((result) => (
            <li key={result.slide}>
              <Result result={result} outline={lecture.outline} onPick={() => pick(result)} />
            </li>
          ))}
        </ol>
      </div>
    </Dialog>
  )
}

function foundWords(count: number): string {
  if (count > MOST) return `Found on more than ${MOST} slides; these fit best.`
  if (count === 0) return 'Found on no slide. Fewer or other words may help.'
  return count === 1 ? 'Found on 1 slide' : `Found on ${count} slides`
}

function Result({
  result,
  outline,
  onPick,
}: {
  result: SearchResult
  outline: DeckOutline
  onPick: () => void
}) {
  const slide = outline.slides.find(({ id }) => id === result.slide)
  const section = outline.sections[slide?.section ?? -1]
  return (
    <button type="button" class="search-result" onClick={onPick}>
      <span class="search-result-name">
        <b dir="auto" lang={outline.meta.lang}>
          {slide === undefined ? result.slide : slideName(slide)}
        </b>
        <span class="search-result-place">
          {slide === undefined ? '' : `Slide ${slide.index + 1}`}
          {section === undefined ? '' : `, ${section.title}`}
        </span>
      </span>
      <span class="search-result-text">
        <span class="search-result-kind">{KIND_WORDS[result.kind]}</span>
        <bdi lang={result.kind === 'source' ? undefined : outline.meta.lang}>
          <Snippet result={result} />
        </bdi>
      </span>
    </button>
  )
}

/** Only the found words are marked, by weight and underline, not by colour alone. */
function Snippet({ result: { snippet, hits } }: { result: SearchResult }) {
  const parts: preact.ComponentChildren[] = []
  let end = 0
  for (const hit of hits) {
    parts.push(
      snippet.slice(end, hit.start),
      <mark key={hit.start}>{snippet.slice(hit.start, hit.end)}</mark>,
    )
    end = hit.end
  }
  parts.push(snippet.slice(end))
  return <>{parts}</>
}
