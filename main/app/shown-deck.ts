import { projection, type Projection } from '../../core/deck/projector.ts'
import type { Deck, Diagnostic } from '../../core/deck/types.ts'
import type { Follower, Role } from '../../core/session/types.ts'

interface HeldDeck {
  revision: number
  deck: Deck
}

/** The deck as it was read last, and as each role is to see it. */
export class ShownDeck {
  #deck: Deck
  /** What the room sees of the deck. */
  #projection: Projection
  #revision = 1
  /** What is printed at this moment. */
  #held: HeldDeck | null = null
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

  /** Grows with every change of what any role sees; 1 at first. What is printed keeps the one that it was begun with. */
  revisionFor(role?: Role | Follower): number {
    return this.#heldFor(role)?.revision ?? this.#revision
  }

  /**
   * Whoever prints sees the deck as it is now until it is released, however it changes meanwhile: half of one version
   * and half of another would be neither.
   * @param released called when pages that print see the newest again
   */
  hold(released: () => void): { deck: Deck; release: () => void } {
    const held = { revision: this.#revision, deck: this.#deck }
    this.#held = held
    return {
      deck: held.deck,
      release: () => {
        if (this.#held !== held) return
        this.#held = null
        released()
      },
    }
  }

  #heldFor(role: Role | Follower | undefined): HeldDeck | null {
    return role === 'printer' || role === 'notes-printer' ? this.#held : null
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
    const held = this.#heldFor(role)
    if (held !== null) return held.deck
    if (this.#note === null) return this.#deck
    const known = this.#annotated
    if (known?.of === this.#deck && known.with === this.#note) return known.deck
    const deck = { ...this.#deck, diagnostics: [this.#note, ...this.#deck.diagnostics] }
    this.#annotated = { of: this.#deck, with: this.#note, deck }
    return deck
  }
}
