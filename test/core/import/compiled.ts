import { compile } from '../../../core/deck/compile.ts'
import type { Deck, Slide } from '../../../core/deck/types.ts'
import { importDeck } from '../../../core/import/import.ts'
import type { ImportedLecture, ImportRequest } from '../../../core/import/types.ts'

export interface Compiled {
  lecture: ImportedLecture
  deck: Deck
  /** All files of slides, one after the other, as they are written. */
  slides: string
  /** All files of speaker notes. */
  notes: string
  /** The text of one file; '' when there is none. */
  file(path: string): string
  slide(id: string): Slide
}

/** Imports a deck and compiles what came of it, as if all files that it names were there. */
export async function importAndCompile(
  request: Partial<ImportRequest> & { text: string },
): Promise<Compiled> {
  const lecture = await importDeck({ path: 'slides.md', ...request })
  const below = (folder: string) =>
    lecture.files.filter(({ path }) => path.startsWith(folder) && path.endsWith('.md'))
  const deck = await compile({
    config: lecture.files.find(({ path }) => path === 'slides/lecture.yaml'),
    slides: below('slides/'),
    notes: below('speaker-notes/'),
    diagrams: [],
    references: undefined,
    files: [...lecture.files, ...lecture.copies.map(({ to }) => ({ path: to }))]
      .map(({ path }) => path)
      .filter((path) => path.startsWith('slides/')),
    diagnostics: [],
  })
  return {
    lecture,
    deck,
    slides: textsOf(below('slides/')),
    notes: textsOf(below('speaker-notes/')),
    file: (path) => lecture.files.find((file) => file.path === path)?.text ?? '',
    slide(id) {
      const found = deck.slides.find((slide) => slide.id === id)
      if (!found)
        throw new Error(`There is no slide ${id}, only ${deck.slides.map((slide) => slide.id).join(', ')}.`)
      return found
    },
  }
}

function textsOf(files: { text: string }[]): string {
  return files.map(({ text }) => text).join('\n')
}

/** `line code: reason` of everything that was reported. */
export function reported({ problems }: ImportedLecture): string[] {
  return problems.map(({ line, code, reason }) => `${line} ${code}: ${reason}`)
}

/** `line:column code` of what was reported, without the notes. */
export function losses({ problems }: ImportedLecture): string[] {
  return problems
    .filter(({ severity }) => severity !== 'info')
    .map(({ line, column, code }) => `${line}:${column} ${code}`)
}

export function errors(deck: Deck): string[] {
  return deck.diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ code, file, line, reason }) => `${code} ${file}:${line} ${reason}`)
}
