import * as v from 'valibot'
import { MOST_COORDINATES, MOST_STROKES } from './ink.ts'
import { RECORD_FORM, type LectureRecord } from './record.ts'
import type { SavedChange, SavedSession } from './saved.ts'
import type { Action, Pointer, Stroke } from './types.ts'

/** Far above any lecture, small enough that a hostile page cannot fill the memory with one message. */
const MAX_ENTRIES = 20_000
/** 0-based. */
export const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))
/** Of a slide, a reference and the like. */
export const id = v.pipe(v.string(), v.maxLength(500))
const colour = v.picklist(['black', 'white'])

const plain = <const T extends Action['type']>(type: T) => v.strictObject({ type: v.literal(type) })

export const entries = <T extends v.GenericSchema>(item: T) => v.pipe(v.array(item), v.maxLength(MAX_ENTRIES))
export const pixels = v.pipe(v.number(), v.finite())
/** CSS pixels on the slide; a hand may slip over its edge, but not far. */
const onSlide = v.pipe(v.number(), v.minValue(-2000), v.maxValue(4000))
const inkColour = v.picklist(['red', 'blue', 'green', 'yellow', 'ink'])
const strokeId = v.pipe(v.string(), v.minLength(1), v.maxLength(64))

const stroke = v.strictObject({
  id: strokeId,
  tool: v.picklist(['pen', 'highlighter']),
  colour: inkColour,
  width: v.pipe(v.number(), v.minValue(0.5), v.maxValue(100)),
  step: index,
  points: v.pipe(
    v.array(onSlide),
    v.minLength(2),
    v.maxLength(MOST_COORDINATES),
    v.check((points) => points.length % 2 === 0, 'Every x needs its y.'),
  ),
}) satisfies v.GenericSchema<unknown, Stroke>

export const pointer = v.nullable(
  v.variant('kind', [
    v.strictObject({ kind: v.picklist(['laser', 'spotlight']), slide: id, x: onSlide, y: onSlide }),
    v.strictObject({ kind: v.literal('stroke'), slide: id, stroke }),
  ]),
) satisfies v.GenericSchema<unknown, Pointer | null>

const zoom = v.nullable(v.strictObject({ x: onSlide, y: onSlide, scale: v.pipe(v.number(), v.finite()) }))

/** Whatever comes from outside as an action. */
export const action = v.variant('type', [
  plain('next'),
  plain('previous'),
  plain('next-slide'),
  plain('previous-slide'),
  plain('first'),
  plain('last'),
  v.strictObject({ type: v.literal('goto'), slide: id, step: v.optional(index) }),
  plain('back'),
  plain('forward'),
  v.strictObject({ type: v.literal('blank'), colour }),
  plain('freeze'),
  plain('live'),
  plain('return'),
  v.strictObject({
    type: v.literal('clock'),
    command: v.picklist(['start', 'pause', 'reset', 'undo-reset']),
  }),
  v.strictObject({ type: v.literal('rehearse'), on: v.boolean() }),
  v.strictObject({ type: v.literal('appearance'), appearance: v.picklist(['light', 'dark']) }),
  v.strictObject({
    type: v.literal('tool'),
    tool: v.picklist(['none', 'laser', 'spotlight', 'pen', 'highlighter', 'eraser', 'zoom']),
    colour: v.optional(inkColour),
  }),
  v.strictObject({
    type: v.literal('zoom'),
    zoom,
  }),
  v.strictObject({ type: v.literal('source'), key: v.nullable(id) }),
  v.strictObject({ type: v.literal('bookmark'), slide: id }),
  v.strictObject({ type: v.literal('skip'), slides: entries(id), skip: v.boolean() }),
  v.strictObject({ type: v.literal('clear-ink'), slide: id }),
  v.strictObject({ type: v.literal('stroke'), slide: id, stroke }),
  v.strictObject({
    type: v.literal('erase'),
    slide: id,
    strokes: v.pipe(v.array(strokeId), v.maxLength(MOST_STROKES)),
  }),
  v.strictObject({ type: v.literal('undo-ink'), slide: id }),
  v.strictObject({ type: v.literal('redo-ink'), slide: id }),
]) satisfies v.GenericSchema<unknown, Action>

const time = v.pipe(v.number(), v.finite())
const step = index
const place = v.strictObject({ slide: id, step })
const clock = v.variant('kind', [
  v.strictObject({ kind: v.literal('waiting') }),
  v.strictObject({ kind: v.literal('running'), since: time, before: time }),
  v.strictObject({ kind: v.literal('paused'), elapsed: time }),
])
const visits = entries(
  v.strictObject({ slide: id, step, at: time, elapsed: time, hidden: v.optional(v.literal(true)) }),
)

/** Parts of a session as a journal keeps them. */
const savedParts = {
  position: place,
  screen: v.variant('kind', [
    v.strictObject({ kind: v.literal('live') }),
    v.strictObject({ kind: v.literal('frozen'), at: place }),
    v.strictObject({ kind: v.literal('blank'), colour }),
  ]),
  clock,
  appearance: v.picklist(['light', 'dark']),
  colour: inkColour,
  zoom,
  source: v.nullable(id),
  ink: entries(v.strictObject({ slide: id, strokes: v.pipe(v.array(stroke), v.maxLength(MOST_STROKES)) })),
  bookmarks: entries(id),
  skipped: entries(id),
  back: entries(place),
  forward: entries(place),
  visits,
  beforeReset: v.nullable(v.strictObject({ clock, visits })),
  rehearsal: v.boolean(),
} satisfies { [K in keyof SavedSession]: v.GenericSchema<unknown, SavedSession[K]> }

/** Characters of a reason that may quote what came from outside. */
const MOST_WORDS = 200
/** As far as a `Date` reaches. */
const moment = v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15))
/** Milliseconds; more than any lecture, and still told in words. */
const span = v.pipe(v.number(), v.minValue(0), v.maxValue(1e11))
const title = v.pipe(v.string(), v.maxLength(10_000))

const record = v.strictObject({
  lectern: v.literal(RECORD_FORM),
  title,
  began: moment,
  ended: moment,
  shown: entries(v.strictObject({ slide: id, step, at: moment, spent: span })),
  slides: entries(
    v.strictObject({
      slide: id,
      title,
      step,
      spent: span,
      visits: index,
      ink: v.pipe(v.array(stroke), v.maxLength(MOST_STROKES)),
    }),
  ),
}) satisfies v.GenericSchema<unknown, LectureRecord>

/** The record, or in words what is wrong with it. Never throws. */
export function readLectureRecord(
  value: unknown,
): { ok: true; record: LectureRecord } | { ok: false; reason: string } {
  const result = v.safeParse(record, value)
  if (result.success) return { ok: true, record: result.output }
  const [issue] = result.issues
  const path = v.getDotPath(issue)
  const reason = issue.message.slice(0, MOST_WORDS)
  return { ok: false, reason: path === null ? reason : `${path.slice(0, MOST_WORDS)}: ${reason}` }
}

const savedSession = v.strictObject(savedParts)
const { visits: _visits, ...wholeParts } = savedParts
const savedChange = v.strictObject({
  ...v.partial(v.strictObject(wholeParts)).entries,
  visitsFrom: v.optional(v.strictObject({ index, visits })),
})

/** Null when it is none. Never throws. */
export function readSavedSession(value: unknown): SavedSession | null {
  const result = v.safeParse(savedSession, value)
  return result.success ? result.output : null
}

/** Null when it is none. Never throws. */
export function readSavedChange(value: unknown): SavedChange | null {
  const result = v.safeParse(savedChange, value)
  // What is absent is absent, not undefined: a part that was not named must not be put in place of one.
  return result.success ? (result.output as SavedChange) : null
}
