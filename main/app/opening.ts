import type { Deck, LectureSources } from '../../core/deck/types.ts'
import type { SavedSession } from '../../core/session/saved.ts'
import { checkDiagram } from './check-diagram.ts'
import { compilerHere } from './compiler-here.ts'
import { compileAtOnce, firstLook, lookAlsoAt, openingLook, type CompileTools } from './first-look.ts'

/**
 * The deck that a lecture opens with, and which of its files that took; null: all of them. One that goes on where
 * it was cut off opens with the steps of the slides that it was at.
 */
export async function openingDeck(
  sources: LectureSources,
  tools: CompileTools,
  hurry: boolean,
  resumed: SavedSession | null,
): Promise<{ deck: Deck; isFormatted: boolean; isRead: ((path: string) => boolean) | null }> {
  const isRead = hurry ? () => false : firstLook(sources)
  const first = hurry
    ? { deck: await openingLook(sources, tools.citations), isFormatted: false }
    : await compileAtOnce(sources, tools, isRead ? { isRead } : {})
  if (isRead === null || resumed === null) return { ...first, isRead }
  const { position, screen } = resumed
  const slides = [position.slide, ...(screen.kind === 'frozen' ? [screen.at.slide] : [])]
  const more = lookAlsoAt(slides, first.deck, isRead)
  if (more === null) return { ...first, isRead }
  const here = { ...tools, compiler: compilerHere() }
  return { ...(await compileAtOnce(sources, here, { isRead: more })), isRead: more }
}

/** The deck of a lecture with nothing left to come: citations in their style, and diagrams checked where that is wanted. */
export async function wholeDeck(
  sources: LectureSources,
  { compiler, citations }: CompileTools,
  checksDiagrams: boolean,
): Promise<{ deck: Deck; isFormatted: true; isRead: null }> {
  const deck = await compiler.compile(sources, {
    formatCitations: (request) => citations.format(request),
    ...(checksDiagrams ? { checkDiagram } : {}),
  })
  return { deck, isFormatted: true, isRead: null }
}
