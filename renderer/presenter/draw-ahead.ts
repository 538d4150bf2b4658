import type { LectureConnection } from '../shared/connect.ts'

/** Milliseconds without any change before the next diagram is drawn: drawing holds up the keyboard. */
const QUIET = 1500

export interface Drawing {
  /** Never rejects. */
  draw: (source: string) => Promise<void>
  /** Resolves when the page is idle, so many milliseconds from now at the earliest. */
  whenQuiet: (milliseconds: number) => Promise<void>
}

/**
 * Draws the diagrams of the whole deck one after the other while nothing else happens, so that each is drawn
 * once, before it is wanted, and on no later day again. A new deck begins anew.
 */
export function drawWholeDeck(
  connection: Pick<LectureConnection, 'onSnapshot' | 'outline' | 'slides'>,
  { draw, whenQuiet }: Drawing,
): void {
  let changes = 0
  let deckRevision = -1
  const quiet = async () => {
    let before: number
    do {
      before = changes
      await whenQuiet(QUIET)
    } while (before !== changes)
  }
  const run = async (revision: number): Promise<void> => {
    await quiet()
    const { slides } = await connection.outline()
    for (const { index, diagramCount } of slides) {
      if (diagramCount === undefined) continue
      await quiet()
      if (revision !== deckRevision) return
      const [slide] = await connection.slides([index])
      for (const { source } of slide?.diagrams ?? []) await draw(source)
    }
  }
  connection.onSnapshot((snapshot) => {
    changes += 1
    if (snapshot.deckRevision === deckRevision) return
    deckRevision = snapshot.deckRevision
    // What cannot be fetched is drawn when it is shown.
    run(deckRevision).catch(() => undefined)
  })
}
