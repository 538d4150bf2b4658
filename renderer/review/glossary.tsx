import { useEffect, useMemo, useState } from 'preact/hooks'
import type { GlossaryTerm } from '../../core/deck/types.ts'
import { tokens } from '../../core/study/fold.ts'
import { segmentsOf } from '../../core/study/segments.ts'
import type { StudySource } from '../../core/study/types.ts'
import { slideName } from '../presenter/words.ts'
import type { Desk } from './desk.ts'
import type { ReviewLecture } from './model.ts'
import { hashOf } from './route.ts'
import { shortName } from './sources-list.tsx'
import type { ViewProps } from './view-props.ts'

type GlossaryProps = Pick<ViewProps, 'lecture' | 'library' | 'desk' | 'onPainted'>

/** Every word that the lecture explains, with its sources and the slide where it comes first. */
export function Glossary({ lecture, library, desk, onPainted }: GlossaryProps) {
  const { glossary, finder } = lecture
  const [query, setQuery] = useState('')
  const firstUse = useMemo(() => {
    const first = new Map<string, string>()
    for (const slide of library.slides) {
      const known = new Set(first.keys())
      for (const { text, kind } of segmentsOf(slide)) {
        if (kind === 'source') continue
        for (const { term } of finder.firstUses(text, known)) first.set(term.id, slide.id)
      }
    }
    return first
  }, [library, finder])
  const sources = useMemo(() => {
    const all = new Map<string, StudySource>()
    for (const { references } of library.slides) for (const source of references) all.set(source.key, source)
    return all
  }, [library])
  const wanted = desk.route.id
  useEffect(() => {
    if (library.complete) onPainted()
  }, [library.complete])
  useEffect(() => {
    if (wanted !== undefined) document.getElementById(`term-${wanted}`)?.scrollIntoView({ block: 'center' })
  }, [wanted, library.complete])
  const words = tokens(query).map(({ term }) => term)
  const shown = glossary
    .filter((term) => words.every((word) => foldedWords(term).includes(word)))
    .toSorted((a, b) => a.term.localeCompare(b.term, lecture.outline.meta.lang))
  return (
    <div class="column-view">
      <header>
        <div>
          <h1>Glossary</h1>
          <p class="view-words">
            {glossary.length === 0
              ? 'This lecture explains no words.'
              : `${glossary.length} terms. On slides and in notes they are underlined where they come first.`}
          </p>
        </div>
      </header>
      {glossary.length === 0 ? null : (
        <label class="filter term-filter">
          Words
          <input type="search" value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
        </label>
      )}
      <dl class="term-list">
        {shown.map((term) => (
          <div key={term.id} id={`term-${term.id}`} class={term.id === wanted ? 'is-wanted' : ''}>
            <dt dir="auto" lang={lecture.outline.meta.lang}>
              {term.term}
              {term.aliases.length === 0 ? null : <small>{term.aliases.join(', ')}</small>}
            </dt>
            <dd class="reading" dir="auto" lang={lecture.outline.meta.lang}>
              {term.definition}
            </dd>
            <dd class="used-on">
              <TermLinks
                term={term}
                slide={term.slide ?? firstUse.get(term.id)}
                lecture={lecture}
                sources={sources}
                desk={desk}
              />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

function foldedWords({ term, aliases, definition }: GlossaryTerm): string {
  return tokens([term, ...aliases, definition].join(' '))
    .map(({ term: word }) => word)
    .join(' ')
}

interface TermLinksProps {
  term: GlossaryTerm
  /** Id of the slide where it comes first. */
  slide: string | undefined
  lecture: ReviewLecture
  sources: ReadonlyMap<string, StudySource>
  desk: Desk
}

function TermLinks({ term, slide, lecture, sources, desk }: TermLinksProps) {
  const first = lecture.outline.slides.find(({ id }) => id === slide)
  return (
    <>
      {first === undefined ? null : (
        <a
          href={hashOf({ view: 'slides', id: first.id })}
          onClick={(event) => {
            event.preventDefault()
            desk.goTo(first.id)
          }}
        >
          First on slide {first.index + 1}, {slideName(first)}
        </a>
      )}
      {term.sources.map((key) => {
        const source = sources.get(key)
        return source === undefined ? null : (
          <a
            key={key}
            href={hashOf({ view: 'sources', id: key })}
            onClick={(event) => {
              event.preventDefault()
              desk.go({ view: 'sources', id: key })
            }}
          >
            {shortName(source)}
          </a>
        )
      })}
    </>
  )
}
