import type { PresenterView } from '../../core/session/types.ts'
import type { LectureConnection } from '../shared/connect.ts'
import { sourceAfter } from '../shared/source-card.ts'

/**
 * Lays the next source of the slide that the room sees over it; after the last one, none. Tells in words
 * when there is none at all. Rejects while the connection is away.
 */
export async function showNextSource(
  connection: Pick<LectureConnection, 'slides' | 'dispatch'>,
  { audience }: Pick<PresenterView, 'audience'>,
  tell: (words: string) => void,
): Promise<void> {
  const [slide] = await connection.slides([audience.position.slide])
  if (slide === undefined || slide.references.length === 0) {
    tell('There are no sources on the slide that the room sees')
    return
  }
  await connection.dispatch({ type: 'source', key: sourceAfter(slide, audience.source) })
}
