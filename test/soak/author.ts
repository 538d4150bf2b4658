import type { DeckShape } from '../../core/session/types.ts'
import type { Chance } from './chance.ts'

/** A word that stands in private speaker notes alone: it must reach nobody but the presenter. */
export const PRIVATE = 'zyxprivatezyx'
/** A word that stands in public speaker notes alone: those who follow along must not get it either. */
export const SPOKEN = 'zyxspokenzyx'

export interface AuthoredSlide {
  id: string
  /** Pauses, and so its last step. */
  pauses: number
  edit: number
  cites: boolean
  draws: boolean
}

export interface AuthoredFile {
  /** Also the id of its section. */
  name: string
  edit: number
  slides: AuthoredSlide[]
}

/** The lecture as its author has it in mind, with the number of the last edit. */
export class Author {
  readonly files: AuthoredFile[]
  edits = 0
  #made = 0

  constructor() {
    this.files = ['01-one', '02-two', '03-three', '04-four'].map((name) => ({
      name,
      edit: 0,
      slides: Array.from({ length: 4 }, () => this.#newSlide()),
    }))
    const [first] = this.files
    if (first?.slides[1]) first.slides[1].cites = true
    if (first?.slides[2]) first.slides[2].draws = true
  }

  #newSlide(): AuthoredSlide {
    this.#made += 1
    return { id: `s${this.#made}`, pauses: this.#made % 4, edit: 0, cites: false, draws: false }
  }

  /** Ids and steps as they ought to be once everything is compiled. */
  shape(): DeckShape {
    const all = this.files.flatMap(({ slides }) => slides)
    return {
      slides: [
        { id: 'title', lastStep: 0 },
        ...this.files.flatMap(({ name, slides }) => [
          { id: name, lastStep: 0 },
          ...slides.map(({ id, pauses }) => ({ id, lastStep: pauses })),
        ]),
        ...(all.some(({ cites }) => cites) ? [{ id: 'sources', lastStep: 0 }] : []),
      ],
    }
  }

  /** Changes something that is right before and after; returns the files to write anew. */
  revise(chance: Chance): { kind: string; files: AuthoredFile[] } {
    this.edits += 1
    const file = chance.of(this.files)
    const kind = chance.weighted({ reword: 4, add: 1, remove: 1, pauses: 2, move: 1, rename: 1 })
    const touched = [file]
    const slide = file.slides.find(({ cites, draws }) => !cites && !draws)
    if (kind === 'reword' || slide === undefined) chance.of(file.slides).edit = this.edits
    else if (kind === 'add') file.slides.splice(chance.below(file.slides.length), 0, this.#newSlide())
    else if (kind === 'pauses') slide.pauses = chance.below(4)
    else if (kind === 'rename') slide.id = this.#newSlide().id
    else if (kind === 'remove' && file.slides.length > 2)
      file.slides = file.slides.filter((each) => each !== slide)
    else if (kind === 'move' && file.slides.length > 2) {
      const other = chance.of(this.files.filter((each) => each !== file))
      file.slides = file.slides.filter((each) => each !== slide)
      other.slides.push(slide)
      touched.push(other)
    }
    for (const each of touched) each.edit = this.edits
    return { kind, files: touched }
  }
}

/** What stands in the title of the section once the edit with this number has arrived. */
export const editMark = (edit: number): string => `edit ${edit};`

export function slidesText(file: AuthoredFile, mistake: Mistake | null = null): string {
  const parts = [`# Section ${file.name} ${editMark(file.edit)} {#${file.name}}`]
  file.slides.forEach((slide, index) => {
    parts.push(`## Slide ${slide.id} {#${slide.id}}`, `Seen-${slide.id}-here edit ${slide.edit}.`)
    if (slide.cites) parts.push('As was found [@basbaum1984].')
    if (slide.draws) parts.push(DIAGRAM)
    for (let pause = 1; pause <= slide.pauses; pause += 1) parts.push('. . .', `Step ${pause}.`)
    if (index === 0 && mistake !== null) parts.push(MISTAKES[mistake])
  })
  return `${parts.join('\n\n')}\n`
}

export function notesText(file: AuthoredFile): string {
  return file.slides
    .map(({ id }) => `## {#${id}}\n\nSay ${SPOKEN}.\n\n::: private\nNever ${PRIVATE}.\n:::\n`)
    .join('\n')
}

export const CONFIG = 'title: A long lecture\nduration: 180\n'
export const REFERENCES = JSON.stringify([
  {
    id: 'basbaum1984',
    type: 'article-journal',
    title: 'Endogenous pain control systems',
    author: [{ family: 'Basbaum', given: 'A. I.' }],
    issued: { 'date-parts': [[1984]] },
  },
])

const DIAGRAM = [
  '```mermaid',
  'flowchart LR',
  '  accTitle: A way',
  '  accDescr: From A to B',
  '  A --> B',
  '```',
].join('\n')

/** What authors get wrong, put at the end of the first slide of a file. */
const MISTAKES = {
  citation: 'Unknown [@nobody2020].',
  picture: '![No such picture](media/none.png)',
  formula: '$\\frac{1$',
  diagram: '```mermaid\nflowchart LR\n  accTitle: B\n  accDescr: B\n  A --> --> [\n```',
  fence: '::: {.column}\n\nNever closed.',
  // The end of a diagram further on closes it, and nothing closes the other.
  code: '```ts\nnever closed',
  'tilde code': '~~~ts\nnever closed',
} as const

export type Mistake = keyof typeof MISTAKES
export const MISTAKE_KINDS = Object.keys(MISTAKES) as Mistake[]
/** Those that swallow what follows: then nobody can say which slides there ought to be. */
export const isSwallowing = (mistake: Mistake): boolean => mistake === 'fence' || mistake.endsWith('code')
