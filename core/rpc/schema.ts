import * as v from 'valibot'
import { action, entries, id, index, pixels, pointer } from '../session/schema.ts'
import { exportWish } from './wish-schema.ts'
import type { Method, Methods, PageReport } from './contract.ts'
import { studyRecord } from './study-schema.ts'

/** Most slide indices in one call. */
const MAX_INDICES = 200

const report = v.strictObject({
  deckRevision: v.pipe(v.number(), v.safeInteger()),
  pages: entries(v.strictObject({ slide: id, step: index })),
  diagramErrors: entries(
    v.strictObject({ slide: id, diagram: id, message: v.pipe(v.string(), v.maxLength(10_000)) }),
  ),
  overflows: entries(v.strictObject({ slide: id, x: pixels, y: pixels })),
  missingLetters: v.optional(
    entries(v.strictObject({ slide: id, letters: v.pipe(v.string(), v.maxLength(10_000)) })),
  ),
}) satisfies v.GenericSchema<unknown, PageReport>

/** Characters of one drawing; larger ones are drawn anew each time. */
export const MAX_DRAWING = 300_000
/** Characters. */
export const MAX_PREFERENCE = 2000
/** Characters of a title or of a folder's path. */
const MAX_NAME = 4096
/** SHA-256 in hexadecimal. */
const key = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/))

/** Parameters of every method; what is not listed here cannot be called. */
const PARAMS: { [M in Method]: v.GenericSchema<unknown, Methods[M]['params']> } = {
  outline: v.strictObject({}),
  slides: v.strictObject({
    indices: v.pipe(v.array(index), v.maxLength(MAX_INDICES)),
    as: v.optional(v.picklist(['printer', 'notes-printer'])),
  }),
  dispatch: v.union([v.strictObject({ action }), v.strictObject({ command: id })]),
  report: v.strictObject({ report }),
  point: v.strictObject({ pointer }),
  arrange: v.strictObject({ what: v.picklist(['one-display', 'swap-displays']) }),
  visits: v.strictObject({}),
  follow: v.strictObject({ on: v.optional(v.boolean()), isShown: v.optional(v.boolean()) }),
  'write-rehearsal': v.strictObject({ what: v.picklist(['report', 'minutes']) }),
  'own-lectures': v.strictObject({}),
  'new-lecture': v.strictObject({
    title: v.pipe(v.string(), v.maxLength(MAX_NAME)),
    folder: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME)),
  }),
  preferences: v.strictObject({}),
  'keep-preference': v.strictObject({
    name: v.pipe(v.string(), v.regex(/^[a-z][a-z\d.-]{0,63}$/)),
    value: v.pipe(v.string(), v.maxLength(MAX_PREFERENCE)),
  }),
  drawing: v.strictObject({ key }),
  'keep-drawing': v.strictObject({ key, drawing: v.pipe(v.string(), v.maxLength(MAX_DRAWING)) }),
  'laid-out': v.strictObject({ done: index, all: index }),
  export: v.strictObject({ wish: exportWish }),
  'cancel-export': v.strictObject({}),
  'show-export': v.strictObject({}),
  glossary: v.strictObject({}),
  apa: v.strictObject({ key: id }),
  record: v.strictObject({}),
  study: v.strictObject({}),
  'keep-study': v.strictObject({ changes: studyRecord, lecture: v.optional(key) }),
}

const envelope = v.strictObject({
  kind: v.literal('call'),
  id: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  method: v.pipe(v.string(), v.maxLength(64)),
  params: v.unknown(),
})

/** A call whose parameters are not checked yet. */
export interface Envelope {
  id: number
  method: string
  params: unknown
}

/** The outer form of a page's message; null when it is not a call at all. Never throws. */
export function readEnvelope(message: unknown): Envelope | null {
  const result = v.safeParse(envelope, message)
  return result.success ? result.output : null
}

export function isMethod(name: string): name is Method {
  return Object.hasOwn(PARAMS, name)
}

/** A method's parameters, or in words what is wrong with them. Never throws. */
export function readParams<M extends Method>(
  method: M,
  params: unknown,
): { ok: true; params: Methods[M]['params'] } | { ok: false; reason: string } {
  const result = v.safeParse(PARAMS[method], params)
  if (result.success) return { ok: true, params: result.output }
  const [issue] = result.issues
  const path = v.getDotPath(issue)
  return { ok: false, reason: path === null ? issue.message : `${path}: ${issue.message}` }
}
