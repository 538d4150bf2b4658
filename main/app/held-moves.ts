import type { Deck } from '../../core/deck/types.ts'
import type { Action, Session } from '../../core/session/types.ts'

/** Actions that wait for slides to be read, in their order. */
export class HeldMoves {
  readonly #held: Action[] = []

  /**
   * Keeps a move over steps that have not been read yet, and whatever comes after it.
   * @param deck null when nothing more will be read: then it is as good as it gets
   * @returns whether the action is kept, and not to be done now
   */
  keep(
    action: Action,
    deck: Pick<Deck, 'slides'> | null,
    session: Pick<Session, 'position' | 'screen'>,
  ): boolean {
    const waits = deck !== null && needsReading(action, deck, session)
    if (this.#held.length === 0 && !waits) return false
    this.#held.push(action)
    return true
  }

  /** Lets all of them go. Those that still have to wait are to be kept again. */
  release(): Action[] {
    return this.#held.splice(0)
  }
}

/** Whether an action depends on the steps of a slide of which there is no more than the title yet. */
function needsReading(
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
