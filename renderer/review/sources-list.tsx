import { useMemo, useState } from 'preact/hooks'
import type { Grade } from '../../core/deck/types.ts'
import type { SlideContent } from '../../core/rpc/contract.ts'
import { bibtexOf } from '../../core/study/bibtex.ts'
import { objectionsOn } from '../../core/study/sources.ts'
import type { StudySource } from '../../core/study/types.ts'
import type { LectureConnection } from '../shared/connect.ts'
import { GradeSign, SourceText } from '../shared/source-text.tsx'
import type { Desk } from './desk.ts'
import { copyText } from './dom.ts'
import { Icon } from '../shared/icons.tsx'

interface SlideSourcesProps {
  slide: SlideContent
  /** Of the lecture. */
  lang: string
  desk: Desk
  connection: LectureConnection
}

const gradeMeanings: Record<Grade, string> = {
  established: 'Well supported by several lines of evidence.',
  emerging: 'Rests on early or few studies.',
  contested: 'Studies disagree.',
}

/** What the slide rests on, and what speaks against what it reports. */
export function SlideSources({ slide, lang, desk, connection }: SlideSourcesProps) {
  const { references, grade } = slide
  const against = useMemo(() => objectionsOn(slide), [slide])
  return (
    <section class="sources-side" aria-labelledby="sources-name" tabIndex={0}>
      <header class="side-header">
        <h2 id="sources-name">Sources{references.length > 1 ? ` (${references.length})` : ''}</h2>
        {grade === undefined ? null : <GradeSign grade={grade} />}
      </header>
      {grade === undefined ? null : <p class="grade-meaning">{gradeMeanings[grade]}</p>}
      {against.map(({ claim, keys }) => (
        <div class="against" key={claim}>
          <h3>What speaks against it</h3>
          <p class="against-claim" dir="auto" lang={lang}>
            {claim}
          </p>
          <ul>
            {keys.map((key) => (
              <li key={key}>
                <a href={`#source-${key}`} onClick={(event) => jumpTo(event, `source-${key}`)}>
                  {shortName(references.find((reference) => reference.key === key))}
                </a>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {references.length === 0 ? <p class="empty">No sources on this slide.</p> : null}
      <ol class="source-list">
        {references.map((source) => (
          <SourceEntry
            key={source.key}
            id={`source-${source.key}`}
            source={source}
            connection={connection}
            onAll={() => desk.go({ view: 'sources', id: source.key })}
          />
        ))}
      </ol>
    </section>
  )
}

function jumpTo(event: Event, id: string): void {
  event.preventDefault()
  const entry = document.getElementById(id)
  entry?.scrollIntoView({ block: 'nearest' })
  entry?.focus()
}

/** `Basbaum 1984`: enough to tell sources of one slide apart. */
export function shortName(source: StudySource | undefined): string {
  if (source === undefined) return 'Source'
  const authors = Array.isArray(source.csl['author'])
    ? (source.csl['author'] as Record<string, unknown>[])
    : []
  const names = authors.map(({ family, literal }) => String(family ?? literal ?? '')).filter(Boolean)
  const issued = source.csl['issued'] as { 'date-parts'?: unknown[][] } | undefined
  const year = String(issued?.['date-parts']?.[0]?.[0] ?? '')
  const who = names.length > 2 ? `${names[0]} and others` : names.join(' and ')
  return [who === '' ? source.key : who, year].filter(Boolean).join(' ')
}

interface SourceEntryProps {
  id: string
  source: StudySource
  connection: LectureConnection
  /** Goes to the source among all; absent where that is what is shown. */
  onAll?: () => void
  children?: preact.ComponentChildren
}

/** A source in full, with what it found, and ways to take it along. */
export function SourceEntry({ id, source, connection, onAll, children }: SourceEntryProps) {
  return (
    <li class="source" id={id} tabIndex={-1}>
      <SourceText source={source} />
      {children}
      <div class="source-tools" lang="en">
        <CopyButton
          what="APA"
          name={shortName(source)}
          text={async () => (await connection.apa(source.key)) ?? ''}
        />
        <CopyButton what="BibTeX" name={shortName(source)} text={async () => bibtexOf(source)} />
        {source.doi === undefined ? null : (
          <a class="link-button" href={`https://doi.org/${encodeURI(source.doi)}`}>
            <Icon name="external" />
            Open the DOI<span class="visually-hidden"> of {shortName(source)}</span>
          </a>
        )}
        {onAll === undefined ? null : (
          <button type="button" class="link-button" onClick={onAll}>
            {source.citedBy.length === 1
              ? 'Used on this slide alone'
              : `Used on ${source.citedBy.length} slides`}
          </button>
        )}
      </div>
    </li>
  )
}

function CopyButton({ what, name, text }: { what: string; name: string; text: () => Promise<string> }) {
  const [said, setSaid] = useState('')
  const copy = async () => {
    const copied = await text().then(
      (words) => words !== '' && copyText(words),
      () => false,
    )
    setSaid(copied ? 'Copied' : 'Could not be copied')
    setTimeout(() => setSaid(''), 3000)
  }
  return (
    <button type="button" class="link-button" onClick={() => void copy()}>
      <Icon name={said === 'Copied' ? 'check' : 'copy'} />
      <span aria-live="polite">{said === '' ? `Copy ${what}` : said}</span>
      <span class="visually-hidden"> of {name}</span>
    </button>
  )
}
