import type { Deck } from '../../core/deck/types.ts'
import { anchor, type Anchored } from '../../core/session/anchor.ts'
import { elapsed } from '../../core/session/clock.ts'
import { project } from '../../core/session/project.ts'
import { initialSession, reduce } from '../../core/session/reduce.ts'
import {
  inkFrom,
  restored,
  saved,
  savedChange,
  type SavedInk,
  type SavedSession,
} from '../../core/session/saved.ts'
import type { Action, DeckShape, Follower, Role, Session, View, Visit } from '../../core/session/types.ts'
import type { Journal } from './journal.ts'

/**
 * Where the lecturer is in a lecture: through every change of the deck, and written down with every change of
 * its own. The lecture alone changes it.
 */
export class KeptSession {
  readonly #journal: Journal | null
  #shape: DeckShape
  #session: Session
  /** Where the lecturer had gone when the deck changed last. */
  #anchored: Anchored | null = null

  /**
   * Goes on where the journal says that the lecture was cut off.
   * @param ink drawn on an earlier day; what was drawn before the lecture was cut off counts more
   */
  constructor(deck: Deck, journal: Journal | null, ink: readonly SavedInk[]) {
    this.#journal = journal
    this.#shape = shapeOf(deck)
    this.#session = { ...initialSession(this.#shape, deck.meta.appearance), ink: inkFrom(ink) }
    if (journal?.resumed) this.#resume(journal.resumed)
  }

  /** Writes down where the lecture opens. To be called once, before anything changes. */
  async begin(): Promise<void> {
    await this.#journal?.begin(this.#journal.resumed ?? saved(this.#session, this.#shape))
  }

  get session(): Session {
    return this.#session
  }

  /** As `Lecture.continuity`. */
  get continuity(): 'resumed' | 'new' | 'unkept' {
    if (this.#journal?.isKept !== true) return 'unkept'
    return this.#journal.resumed === null ? 'new' : 'resumed'
  }

  /** Told, also at once, why it cannot be written down, and null when it can be again. */
  onTrouble(listener: (trouble: unknown) => void): void {
    this.#journal?.onTrouble(listener)
  }

  view(role: Role | Follower): View {
    return project(this.#session, this.#shape, role)
  }

  /** Every stay since the clock was set to zero, and what the clock shows; milliseconds. */
  visits(now: number): { visits: readonly Visit[]; elapsed: number } {
    return { visits: this.#session.visits, elapsed: elapsed(this.#session.clock, now) }
  }

  /** @returns whether the action changed anything */
  act(action: Action, now: number): boolean {
    const session = reduce(this.#session, action, this.#shape, now)
    if (session === this.#session) return false
    this.#write(session, this.#shape)
    this.#session = session
    return true
  }

  /** Finds the place in a deck that was read anew. */
  carryOver(deck: Deck): void {
    const shape = shapeOf(deck)
    this.#anchored = anchor(this.#anchored, this.#session, this.#shape, shape)
    const { session } = this.#anchored
    // A slide that was not read yet has no steps: the place that is written already is the better one.
    if (deck.slides[session.position.slide]?.isOutline !== true) this.#write(session, shape)
    this.#session = session
    this.#shape = shape
  }

  /** Forces to the disk what was written down. Never throws. */
  flush(): void {
    this.#journal?.flush()
  }

  /** Writes down that the lecture was ended. */
  async close(): Promise<void> {
    await this.#journal?.close()
  }

  #resume(from: SavedSession): void {
    this.#session = restored(from, this.#shape)
    const { position, screen } = this.#session
    // Slides that were not read yet have no steps: the place is found again when they have.
    this.#anchored = {
      session: this.#session,
      position: { ...from.position, at: position },
      ...(from.screen.kind === 'frozen' &&
        screen.kind === 'frozen' && { frozen: { ...from.screen.at, at: screen.at } }),
    }
  }

  #write(session: Session, shape: DeckShape): void {
    const change = savedChange(this.#session, session, { before: this.#shape, after: shape })
    if (change !== null) this.#journal?.write(change, () => saved(session, shape))
  }
}

function shapeOf(deck: Deck): DeckShape {
  return { slides: deck.slides.map(({ id, lastStep }) => ({ id, lastStep })) }
}
