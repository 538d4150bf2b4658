import { deepStrictEqual } from 'node:assert'
import * as fc from 'fast-check'
import { compile } from '../../../core/deck/compile.ts'
import type { LectureSources } from '../../../core/deck/types.ts'
import { foretell } from './foretell.ts'
import { KEYS, lectures, PICTURE } from './model.ts'
import { markdown, settings } from './pieces.ts'
import { printLecture } from './print.ts'
import { readDeck } from './read-deck.ts'
import { unsound } from './sound.ts'

export interface CheckOptions {
  numRuns: number
  /** Whole number; absent: a new one. */
  seed?: number
  /** Of one input of that seed, as a failure names it. */
  path?: string
  /** Called before each input. */
  onInput?: () => void
}

/** Something that holds for every lecture; `npm test` tries it a few hundred times, `npm run fuzz` thousands. */
export interface DeckProperty {
  name: string
  /** Rejects with the smallest counterexample found, its seed and path in the message. */
  check(options: CheckOptions): Promise<void>
}

const references = JSON.stringify(
  KEYS.map((id) => ({
    id,
    type: 'book',
    title: id,
    author: [{ family: 'A' }],
    issued: { 'date-parts': [[1984]] },
  })),
)

/** What the loader would find in a folder with these files and one picture. */
function sources(files: Record<string, string>, picture: string): LectureSources {
  const all = Object.entries(files).map(([path, text]) => ({ path, text }))
  const below = (folder: string, end: string) =>
    all.filter(({ path }) => path.startsWith(folder) && path.endsWith(end))
  return {
    config: all.find(({ path }) => path === 'slides/lecture.yaml'),
    slides: below('slides/', '.md'),
    notes: below('speaker-notes/', '.md'),
    diagrams: below('slides/', '.mmd'),
    references: all.find(({ path }) => path === 'slides/references.json'),
    files: [...all.map(({ path }) => path), `slides/${picture}`].filter((path) => path.startsWith('slides/')),
    diagnostics: [],
  }
}

export const anything: DeckProperty = {
  name: 'anything compiles to a sound deck',
  async check({ onInput = () => undefined, ...options }) {
    const property = fc.asyncProperty(markdown, markdown, settings, async (slides, notes, config) => {
      onInput()
      const files = {
        'slides/lecture.yaml': config,
        'slides/01.md': slides,
        'speaker-notes/01.md': notes,
        'slides/d.mmd': 'graph LR',
        'slides/references.json': references,
      }
      const deck = await compile(sources(files, 'x.png'))
      deepStrictEqual(unsound(deck, files), [])
      // It can be sent, and no part of it has grown without bound.
      const size = JSON.stringify(deck).length
      const bound = 200_000 + 200 * (slides.length + notes.length + config.length)
      if (size > bound) throw new Error(`the deck has ${size} characters, more than ${bound}`)
    })
    await fc.assert(property, { ...options, includeErrorInReport: true })
  },
}

export const printed: DeckProperty = {
  name: 'a printed deck compiles to itself',
  async check({ onInput = () => undefined, ...options }) {
    const property = fc.asyncProperty(lectures, async (model) => {
      onInput()
      const files = { ...printLecture(model), 'slides/references.json': references }
      const deck = await compile(sources(files, PICTURE))
      deepStrictEqual(unsound(deck, files), [])
      const expected = foretell(model)
      const found = readDeck(deck).map((slide, at) =>
        // What the compiler calls a slide that gave itself no id is not foretold.
        expected[at]?.id === undefined ? { ...slide, id: undefined } : slide,
      )
      deepStrictEqual(found, expected)
      const errors = deck.diagnostics.filter(({ severity }) => severity === 'error')
      deepStrictEqual(errors, [])
    })
    await fc.assert(property, { ...options, includeErrorInReport: true })
  },
}

export const deckProperties: DeckProperty[] = [anything, printed]
