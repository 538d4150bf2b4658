import { readFileSync } from 'node:fs'

/** Where a popular account of endorphins goes wrong, and where the lecture puts it right. */
export interface Correction {
  claim: string
  /** Ids. The first slide carries the careful statement, any of them the note. */
  slides: string[]
  /** Words of the first slide, as they are read: emphasis and line breaks gone. */
  careful: string
  /** Words of the slides' notes, which say what is often claimed. */
  note: string
  /** References, all of them cited by the slides taken together. */
  cites: string[]
}

/** The table in `corrections.md`, in the order in which the article makes the claims. */
export function readCorrections(): Correction[] {
  const text = readFileSync(new URL('corrections.md', import.meta.url), 'utf8')
  const [, , ...rows] = text.split('\n').filter((line) => line.startsWith('|'))
  return rows.map((row) => {
    const [claim = '', slides = '', careful = '', note = '', cites = ''] = row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim())
    return { claim, slides: slides.split(' '), careful, note, cites: cites.split(' ') }
  })
}
