import { stringify } from 'yaml'
import { slug } from 'github-slugger'
import type { DeckFacts } from './model.ts'

/** A slide ready to be written. */
export interface WrittenSlide {
  id: string
  /** Inline Markdown; '' for none. */
  title: string
  classes: string[]
  /** As they stand in the heading's braces: `background=#123456`. */
  attributes: string[]
  body: string
  /** '' for none. */
  notes: string
}

export interface WrittenSection {
  /** Whether its first slide opens a section of the lecture; otherwise the slides stand in none. */
  hasOpener: boolean
  slides: WrittenSlide[]
  /** Plain text, for the name of the file. */
  name: string
  /** Notes of the lecture's title slide, which has no text of its own; '' for none. */
  titleNotes: string
}

export function printConfig(facts: DeckFacts & { title: string }): string {
  const pairs: [string, unknown][] = [
    ['title', facts.title],
    ['subtitle', facts.subtitle],
    ['author', facts.authors?.length === 1 ? facts.authors[0] : facts.authors],
    ['lang', facts.lang],
    ['date', facts.date],
    ['duration', facts.duration],
    ['csl', facts.csl],
    ['appearance', facts.appearance],
  ]
  return stringify(Object.fromEntries(pairs.filter(([, value]) => value !== undefined)), { lineWidth: 0 })
}

/** `01-introduction.md`, the same below `slides/` and `speaker-notes/`. */
export function fileName(index: number, count: number, name: string): string {
  const number = String(index + 1).padStart(Math.max(2, String(count).length), '0')
  const words = slug(name.slice(0, 120))
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
  const short = words
    .slice(0, 40)
    .toWellFormed()
    .replaceAll(/^-+|-+$/g, '')
    .replaceAll('\uFFFD', '')
  return `${number}-${short || 'slides'}.md`
}

export function printSlides({ slides, hasOpener }: WrittenSection): string {
  const parts = slides.map(({ id, title, classes, attributes, body }, index) => {
    const mark = hasOpener && index === 0 ? '#' : '##'
    const braces = `{${[`#${id}`, ...classes.map((name) => `.${name}`), ...attributes].join(' ')}}`
    const heading = [mark, title, braces].filter((part) => part !== '').join(' ')
    return body === '' ? heading : `${heading}\n\n${body}`
  })
  return `${parts.join('\n\n')}\n`
}

/** '' when no slide of the section has notes. */
export function printNotes({ slides, titleNotes }: WrittenSection): string {
  const all = [{ id: 'title', notes: titleNotes }, ...slides]
  const parts = all.filter(({ notes }) => notes !== '').map(({ id, notes }) => `## {#${id}}\n\n${notes}`)
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`
}
