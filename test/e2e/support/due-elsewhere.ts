import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Card } from '../../../core/study/types.ts'
import { createStudyStore, type LectureStudy } from '../../../main/app/study-store.ts'
import { answer } from '../../../renderer/review/session-cards.ts'
import { fixture } from '../../support/pages.ts'
import { openLecture, type RunningLecture } from './running-lecture.ts'

const DAY = 86_400_000

/** Asked in `Another lecture`. */
const CARD: Card = {
  id: 'question:there',
  kind: 'question',
  slide: null,
  frontHtml: '<p>And there?</p>',
  backHtml: '<p>There too.</p>',
}

/** The lecture for review on a computer where a card of another lecture has been due for long. */
export async function openWithDueElsewhere(): Promise<{
  lecture: RunningLecture
  /** Of the other lecture. */
  other: LectureStudy
  card: Card
  close(): Promise<void>
}> {
  const data = await mkdtemp(join(tmpdir(), 'lectern-due-'))
  const study = createStudyStore(data)
  const other = study.open('/elsewhere', () => 'Another lecture')
  await other.keep(answer(CARD, 3, Date.now() - 400 * DAY, 'w'))
  const lecture = await openLecture(fixture('review-lecture'), { study })
  return {
    lecture,
    other,
    card: CARD,
    async close() {
      await lecture.close()
      await rm(data, { recursive: true, force: true })
    },
  }
}
