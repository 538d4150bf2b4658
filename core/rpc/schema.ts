import * as v from 'valibot'
import type { Action } from '../session/types.ts'
import type { Method, Methods, PageReport } from './contract.ts'

/** Most slide indices in one call. */
export const MAX_INDICES = 200

/** Far above any lecture, small enough that a hostile page cannot fill the memory with one message. */
const MAX_ENTRIES = 20_000
const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))
const id = v.pipe(v.string(), v.maxLength(500))
const colour = v.picklist(['black', 'white'])

const plain = <const T extends Action['type']>(type: T) => v.strictObject({ type: v.literal(type) })

const action = v.variant('type', [
  plain('next'),
  plain('previous'),
  plain('next-slide'),
  plain('previous-slide'),
  plain('first'),
  plain('last'),
  v.strictObject({ type: v.literal('goto'), slide: id, step: v.optional(index) }),
  v.strictObject({ type: v.literal('blank'), colour }),
  plain('freeze'),
  plain('live'),
  v.strictObject({ type: v.literal('clock'), command: v.picklist(['start', 'pause', 'reset']) }),
  v.strictObject({ type: v.literal('appearance'), appearance: v.picklist(['light', 'dark']) }),
]) satisfies v.GenericSchema<unknown, Action>

const pixels = v.pipe(v.number(), v.finite())
const entries = <T extends v.GenericSchema>(item: T) => v.pipe(v.array(item), v.maxLength(MAX_ENTRIES))

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
/** SHA-256 in hexadecimal. */
const key = v.pipe(v.string(), v.regex(/^[\da-f]{64}$/))

/** Parameters of every method; what is not listed here cannot be called. */
const PARAMS: { [M in Method]: v.GenericSchema<unknown, Methods[M]['params']> } = {
  outline: v.strictObject({}),
  slides: v.strictObject({ indices: v.pipe(v.array(index), v.maxLength(MAX_INDICES)) }),
  dispatch: v.strictObject({ action }),
  report: v.strictObject({ report }),
  drawing: v.strictObject({ key }),
  'keep-drawing': v.strictObject({ key, drawing: v.pipe(v.string(), v.maxLength(MAX_DRAWING)) }),
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
