import { clamp } from './position.ts'
import { carryOver } from './reanchor.ts'
import type { DeckShape, Position, Session } from './types.ts'

/** Where somebody went, kept for as long as decks that lack the place may come and go. */
interface Anchor {
  /** Id of the slide; '' in a deck without slides. */
  slide: string
  step: number
  /** Where the deck that was carried over to last put it. Another position means: moved since. */
  at: Position
}

/** A session carried over to a new deck, and what to know when the next one comes. */
export interface Anchored {
  session: Session
  position: Anchor
  /** Absent when the projector is not frozen. */
  frozen?: Anchor
}

/**
 * Carries a session over to a deck compiled anew, as `reanchor` does, and remembers where the lecturer had
 * gone: a file that is half written, or a slide cut here and pasted there, takes the slide away for a moment,
 * and with the slide its place comes back, unless the lecturer has moved meanwhile.
 *
 * @param before of the last change of the deck; null when there was none
 */
export function anchor(
  before: Anchored | null,
  session: Session,
  oldShape: DeckShape,
  newShape: DeckShape,
): Anchored {
  const carry = (position: Position, known: Anchor | undefined): Anchor => {
    // By identity: whoever goes away and comes back to the same place has chosen it.
    const { slide, step } = known?.at === position ? known : anchorOf(position, oldShape)
    const index = newShape.slides.findIndex(({ id }) => id === slide)
    const at = index < 0 ? carryOver(position, oldShape, newShape) : clamp({ slide: index, step }, newShape)
    return { slide, step, at }
  }
  const position = carry(session.position, before?.position)
  const { screen } = session
  if (screen.kind !== 'frozen') return { session: { ...session, position: position.at }, position }
  const frozen = carry(screen.at, before?.frozen)
  return {
    session: { ...session, position: position.at, screen: { kind: 'frozen', at: frozen.at } },
    position,
    frozen,
  }
}

function anchorOf({ slide, step }: Position, shape: DeckShape): Pick<Anchor, 'slide' | 'step'> {
  return { slide: shape.slides[slide]?.id ?? '', step }
}
