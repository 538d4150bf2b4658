import { stringify } from 'yaml'
import { slug } from 'github-slugger'
import type { DeckFacts } from './model.ts'

/** A slide ready to be written. */
export interface WrittenSlide {
  id: string
  /** Inline Markdown; '' for none. */
  title: string
  classes: string[]
  body: string
  /** '' for none. */
  notes: string
}

export interface WrittenSection {
  /** Its first slide is the opener. */
  slides: WrittenSlide[]
  /** Plain text, for the name of the file. */
  name: string
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

export function printSlides({ slides }: WrittenSection): string {
  const parts = slides.map(({ id, title, classes, body }, index) => {
    const mark = index === 0 ? '#' : '##'
    const attributes = `{${[`#${id}`, ...classes.map((name) => `.${name}`)].join(' ')}}`
    const heading = [mark, title, attributes].filter((part) => part !== '').join(' ')
    return body === '' ? heading : `${heading}\n\n${body}`
  })
  return `${parts.join('\n\n')}\n`
}

/** '' when no slide of the section has notes. */
export function printNotes({ slides }: WrittenSection): string {
  const parts = slides.filter(({ notes }) => notes !== '').map(({ id, notes }) => `## {#${id}}\n\n${notes}`)
  return parts.length === 0 ? '' : `${parts.join('\n\n')}\n`
}
