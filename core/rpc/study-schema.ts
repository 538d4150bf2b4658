import * as v from 'valibot'
import type { StudyRecord } from '../study/types.ts'

/** Marks, answers or cards in one message; whoever has more sends several. */
export const MAX_STUDY_ENTRIES = 500
const time = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15), v.finite())
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const writer = v.pipe(v.string(), v.minLength(1), v.maxLength(64))
const entryId = v.pipe(v.string(), v.minLength(1), v.maxLength(700))
const id = v.pipe(v.string(), v.maxLength(500))
const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))
const shortText = (longest: number) => v.pipe(v.string(), v.maxLength(longest))
const registerOf = <T extends v.GenericSchema>(value: T) => v.strictObject({ at: time, writer, value })
const atMost = <T extends v.GenericSchema>(most: number, value: T) =>
  v.pipe(
    v.record(entryId, value),
    v.check((map) => Object.keys(map).length <= most, `At most ${most} entries at a time.`),
  )

const mark = v.strictObject({
  kind: v.picklist(['highlight', 'bookmark', 'note']),
  slide: id,
  slideTitle: shortText(2000),
  quote: v.exactOptional(
    v.strictObject({
      part: v.picklist(['slide', 'notes']),
      exact: v.pipe(v.string(), v.minLength(1), v.maxLength(10_000)),
      prefix: shortText(200),
      suffix: shortText(200),
    }),
  ),
  note: shortText(20_000),
  created: time,
})

const markVersion = v.strictObject({
  writer,
  n: count,
  seen: atMost(200, count),
  at: time,
  value: v.nullable(mark),
})

const versions = v.pipe(v.array(markVersion), v.maxLength(50))
const review = v.strictObject({ card: entryId, at: time, rating: v.picklist([1, 2, 3, 4]) })
const cardText = registerOf(v.strictObject({ front: shortText(5000), back: shortText(10_000) }))

const single = {
  place: v.exactOptional(registerOf(v.strictObject({ slide: id, step: index }))),
  settings: v.exactOptional(
    registerOf(
      v.strictObject({
        theme: v.picklist(['system', 'light', 'dark', 'contrast']),
        textSize: v.pipe(v.number(), v.minValue(14), v.maxValue(32)),
        spacing: v.boolean(),
        singleKeys: v.boolean(),
      }),
    ),
  ),
}

/** What one message may carry. */
export const studyRecord = v.strictObject({
  ...single,
  marks: atMost(MAX_STUDY_ENTRIES, versions),
  reviews: atMost(MAX_STUDY_ENTRIES, review),
  cards: atMost(MAX_STUDY_ENTRIES, cardText),
}) satisfies v.GenericSchema<unknown, StudyRecord>

/** Far more than anybody keeps; a file with more is not ours. */
const MOST = 200_000
const wholeRecord = v.strictObject({
  ...single,
  marks: atMost(MOST, versions),
  reviews: atMost(MOST, review),
  cards: atMost(MOST, cardText),
}) satisfies v.GenericSchema<unknown, StudyRecord>

/** What a file holds; null when it is no record. Never throws. */
export function readStudyRecord(value: unknown): StudyRecord | null {
  const result = v.safeParse(wholeRecord, value)
  return result.success ? result.output : null
}

/** The marks of a file that somebody brings in; null when they are none. Never throws. */
export function readMarks(value: unknown): StudyRecord['marks'] | null {
  const result = v.safeParse(atMost(MOST, versions), value)
  return result.success ? result.output : null
}
