import type { Deck, LectureSources } from '../../core/deck/types.ts'
import type { SavedSession } from '../../core/session/saved.ts'
import type { Action, Session } from '../../core/session/types.ts'
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

/** Whether an action depends on the steps of a slide of which there is no more than the title yet. */
export function needsReading(
  action: Action,
  { slides }: Pick<Deck, 'slides'>,
  { position, screen }: Pick<Session, 'position' | 'screen'>,
): boolean {
  const isUnread = (index: number) => slides[index]?.isOutline === true
  switch (action.type) {
    case 'next':
      return screen.kind !== 'blank' && isUnread(position.slide)
    case 'previous':
      return screen.kind !== 'blank' && position.step === 0 && isUnread(position.slide - 1)
    case 'last':
      return isUnread(slides.length - 1)
    case 'goto':
      return (action.step ?? 0) > 0 && isUnread(slides.findIndex(({ id }) => id === action.slide))
    default:
      return false
  }
}
