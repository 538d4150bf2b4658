import type { LectureConnection } from '../shared/connect.ts'
import type { Desk } from './desk.ts'
import type { Library, ReviewLecture } from './model.ts'
import type { OwnMarks } from './own-marks.ts'
import type { ReviewRecord } from './record.ts'
import type { Tone } from './settings.ts'
import type { StudyClient, StudyState } from './study-client.ts'

/** What the views of the page are given. */
export interface ViewProps {
  lecture: ReviewLecture
  library: Library
  desk: Desk
  marks: OwnMarks
  study: StudyState
  client: StudyClient
  tone: Tone
  connection: LectureConnection
  record: ReviewRecord
  /** Called each time the view stands. */
  onPainted: () => void
}
