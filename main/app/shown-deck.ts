import { projection, type Projection } from '../../core/deck/projector.ts'
import type { Deck, Diagnostic } from '../../core/deck/types.ts'
import type { Role } from '../../core/session/types.ts'

/** The deck as it was read last, and as each role is to see it. */
export class ShownDeck {
  #deck: Deck
  /** What the room sees of the deck. */
  #projection: Projection
  #revision = 1
  /** What there is to say that the sources do not. */
  #note: Diagnostic | null = null
  /** The deck with the note. */
  #annotated: { of: Deck; with: Diagnostic; deck: Deck } | null = null

  constructor(deck: Deck) {
    this.#deck = deck
    this.#projection = projection(deck, null)
  }

  /** As it was read. */
  get deck(): Deck {
    return this.#deck
  }

  /** Grows with every change of what any role sees; 1 at first. */
  get revision(): number {
    return this.#revision
  }

  /** @param canFallBack whether a broken slide shows to the room as it was before */
  replace(deck: Deck, canFallBack: boolean): void {
    this.#projection = projection(deck, canFallBack ? this.#projection : null)
    this.#deck = deck
    this.#revision += 1
  }

  /** Says something to all but the room, above what the sources say; null: nothing any more. */
  annotate(note: Diagnostic | null): void {
    this.#note = note
    this.#revision += 1
  }

  /** Undefined: as somebody who is no page. The same object until it changes. */
  seenBy(role: Role | undefined): Deck {
    if (role === 'audience') return this.#projection.deck
    if (this.#note === null) return this.#deck
    const known = this.#annotated
    if (known?.of === this.#deck && known.with === this.#note) return known.deck
    const deck = { ...this.#deck, diagnostics: [this.#note, ...this.#deck.diagnostics] }
    this.#annotated = { of: this.#deck, with: this.#note, deck }
    return deck
  }
}
