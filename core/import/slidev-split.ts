import { readLines } from './lines.ts'
import type { Passage } from './passage.ts'

export interface SlidevPiece {
  /** Its front matter; absent where it has none. */
  yaml?: Passage
  content: Passage
  /** Where it begins, front matter included. */
  start: Passage
}

/** Cuts as Slidev's own parser does: a line of dashes, and front matter when the next line is not empty. */
export function splitSlidev(deck: Passage): SlidevPiece[] {
  const lines = readLines(deck.text)
  const pieces: SlidevPiece[] = []
  let start = 0
  let yaml: Passage | undefined
  let contentStart = 0
  const cut = (end: number) => {
    const content = deck.slice(contentStart, end)
    if (end > start && (yaml !== undefined || content.text.trim() !== '' || pieces.length > 0)) {
      const piece: SlidevPiece = { content, start: deck.slice(start, end) }
      pieces.push(yaml === undefined ? takeCodeYaml(piece) : { ...piece, yaml })
    }
    yaml = undefined
  }
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]
    if (!line || line.isLiteral || !line.text.startsWith('---')) continue
    cut(line.start)
    start = line.end + 1
    contentStart = start
    if (line.text[3] === '-' || (lines[i + 1]?.text ?? '').trim() === '') continue
    const close = lines.findIndex(({ text }, index) => index > i && text.trimEnd() === '---')
    const end = lines[close]
    if (!end) break
    start = line.start
    yaml = deck.slice(line.end + 1, end.start)
    contentStart = end.end + 1
    i = close
  }
  cut(deck.text.length)
  return pieces
}

/** Front matter may also be a code block of YAML at the beginning. */
function takeCodeYaml(piece: SlidevPiece): SlidevPiece {
  const match = /^\s*```ya?ml[ \t]*\n([\s\S]*?)\n```[ \t]*(?:\n|$)/.exec(piece.content.text)
  if (!match) return piece
  const start = match[0].indexOf('\n', match[0].indexOf('```')) + 1
  return {
    ...piece,
    yaml: piece.content.slice(start, start + (match[1]?.length ?? 0)),
    content: piece.content.slice(match[0].length),
  }
}
