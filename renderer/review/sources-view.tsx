import { useEffect, useMemo, useState } from 'preact/hooks'
import type { Grade } from '../../core/deck/types.ts'
import { tokens } from '../../core/study/fold.ts'
import { parseHtml, plainText } from '../../core/study/html-tree.ts'
import {
  familyOf,
  familyWords,
  gradesOf,
  objectionsOn,
  speciesOf,
  speciesWords,
  type Objection,
  type Species,
  type StudyFamily,
} from '../../core/study/sources.ts'
import type { StudySource } from '../../core/study/types.ts'
import { gradeWords } from '../shared/slide.ts'
import { slideName } from '../presenter/words.ts'
import type { Desk } from './desk.ts'
import { Icon } from '../shared/icons.tsx'
import type { Library, ReviewLecture } from './model.ts'
import { hashOf } from './route.ts'
import { SourceEntry } from './sources-list.tsx'
import type { ViewProps } from './view-props.ts'

type SourcesViewProps = Pick<ViewProps, 'lecture' | 'library' | 'desk' | 'connection' | 'onPainted'>

interface Entry {
  source: StudySource
  family: StudyFamily
  species: Species[]
  grades: Set<Grade>
  /** Folded words of everything that is said about it. */
  words: string
  against: Objection[]
}

/** All sources of the lecture, to be sifted. */
export function SourcesView({ lecture, library, desk, connection, onPainted }: SourcesViewProps) {
  const entries = useMemo(() => entriesOf(library), [library])
  const [query, setQuery] = useState('')
  const [grade, setGrade] = useState<Grade | ''>('')
  const [family, setFamily] = useState<StudyFamily | ''>('')
  const [species, setSpecies] = useState<Species | ''>('')
  const wanted = desk.route.id
  useEffect(() => {
    if (library.complete) onPainted()
  }, [library.complete])
  useEffect(() => {
    if (wanted === undefined || !library.complete) return
    const entry = document.getElementById(`all-${wanted}`)
    entry?.scrollIntoView({ block: 'center' })
    entry?.focus({ preventScroll: true })
  }, [wanted, library.complete])
  if (!library.complete) return <p class="column-view empty">Gathering the sources</p>
  const words = tokens(query).map(({ term }) => term)
  const shown = entries.filter(
    (entry) =>
      (grade === '' || entry.grades.has(grade)) &&
      (family === '' || entry.family === family) &&
      (species === '' || entry.species.includes(species)) &&
      words.every((word) => entry.words.includes(word)),
  )
  const families = (Object.keys(familyWords) as StudyFamily[]).filter((one) =>
    entries.some((entry) => entry.family === one),
  )
  const kinds = (Object.keys(speciesWords) as Species[]).filter((one) =>
    entries.some((entry) => entry.species.includes(one)),
  )
  return (
    <div class="column-view">
      <header>
        <div>
          <h1>Sources</h1>
          <p class="view-words">What the lecture rests on, and where it is used.</p>
        </div>
      </header>
      <div class="filters" role="search" aria-label="Sources">
        <label class="filter">
          Words
          <input type="search" value={query} onInput={(event) => setQuery(event.currentTarget.value)} />
        </label>
        <label class="filter">
          Evidence
          <select value={grade} onChange={(event) => setGrade(event.currentTarget.value as Grade | '')}>
            <option value="">All</option>
            {(Object.keys(gradeWords) as Grade[]).map((one) => (
              <option key={one} value={one}>
                {gradeWords[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="filter">
          Kind of study
          <select
            value={family}
            onChange={(event) => setFamily(event.currentTarget.value as StudyFamily | '')}
          >
            <option value="">All</option>
            {families.map((one) => (
              <option key={one} value={one}>
                {familyWords[one]}
              </option>
            ))}
          </select>
        </label>
        <label class="filter">
          Studied in
          <select value={species} onChange={(event) => setSpecies(event.currentTarget.value as Species | '')}>
            <option value="">All</option>
            {kinds.map((one) => (
              <option key={one} value={one}>
                {speciesWords[one]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="filter-count" role="status">
        {shown.length === entries.length
          ? `${entries.length} sources`
          : `${shown.length} of ${entries.length} sources`}
      </p>
      <ol class="source-list paper" hidden={shown.length === 0}>
        {shown.map((entry) => (
          <SourceEntry
            key={entry.source.key}
            id={`all-${entry.source.key}`}
            source={entry.source}
            connection={connection}
          >
            <UsedOn source={entry.source} lecture={lecture} desk={desk} />
            {entry.against.map(({ claim }) => (
              <p class="speaks-against" key={claim}>
                <b>Speaks against:</b>{' '}
                <span dir="auto" lang={lecture.outline.meta.lang}>
                  {claim}
                </span>
              </p>
            ))}
          </SourceEntry>
        ))}
      </ol>
    </div>
  )
}

function entriesOf(library: Library): Entry[] {
  const sources = new Map<string, StudySource>()
  for (const { references } of library.slides)
    for (const { locator: _locator, ...source } of references)
      if (!sources.has(source.key)) sources.set(source.key, source)
  const objections = library.slides.flatMap((slide) => objectionsOn(slide))
  const entries = [...sources.values()].map((source): Entry => {
    const text = [
      plainText(parseHtml(source.entryHtml)),
      source.studyType,
      source.sample,
      source.finding,
    ].join(' ')
    return {
      source,
      family: familyOf(source),
      species: speciesOf(source),
      grades: gradesOf(source.key, library.slides),
      words: ` ${tokens(text)
        .map(({ term }) => term)
        .join(' ')}`,
      against: objections.filter(({ keys }) => keys.includes(source.key)),
    }
  })
  const name = ({ source }: Entry) => plainText(parseHtml(source.entryHtml))
  return entries.sort((a, b) => name(a).localeCompare(name(b)))
}

function UsedOn({ source, lecture, desk }: { source: StudySource; lecture: ReviewLecture; desk: Desk }) {
  const slides = lecture.outline.slides.filter(({ id }) => source.citedBy.includes(id))
  return (
    <ul class="used-on" aria-label="Used on" lang={lecture.outline.meta.lang}>
      {slides.map((slide) => (
        <li key={slide.id}>
          <a
            href={hashOf({ view: 'slides', id: slide.id })}
            onClick={(event) => {
              event.preventDefault()
              desk.goTo(slide.id)
            }}
          >
            {slide.grade === undefined ? null : (
              <span class={`is-${slide.grade}`}>
                <Icon name={slide.grade} />
                <span class="visually-hidden">{gradeWords[slide.grade]}: </span>
              </span>
            )}
            {slide.index + 1} {slideName(slide)}
          </a>
        </li>
      ))}
    </ul>
  )
}
