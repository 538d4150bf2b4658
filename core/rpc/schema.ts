import * as v from 'valibot'
import { MOST_COORDINATES, MOST_STROKES } from '../session/ink.ts'
import type { Action, Pointer, Stroke } from '../session/types.ts'
import type { Method, Methods, PageReport } from './contract.ts'

/** Most slide indices in one call. */
export const MAX_INDICES = 200

/** Far above any lecture, small enough that a hostile page cannot fill the memory with one message. */
const MAX_ENTRIES = 20_000
const index = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000))
const id = v.pipe(v.string(), v.maxLength(500))
const colour = v.picklist(['black', 'white'])

const plain = <const T extends Action['type']>(type: T) => v.strictObject({ type: v.literal(type) })

const entries = <T extends v.GenericSchema>(item: T) => v.pipe(v.array(item), v.maxLength(MAX_ENTRIES))
const pixels = v.pipe(v.number(), v.finite())
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

const pointer = v.nullable(
  v.variant('kind', [
    v.strictObject({ kind: v.picklist(['laser', 'spotlight']), slide: id, x: onSlide, y: onSlide }),
    v.strictObject({ kind: v.literal('stroke'), slide: id, stroke }),
  ]),
) satisfies v.GenericSchema<unknown, Pointer | null>

const action = v.variant('type', [
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
    zoom: v.nullable(v.strictObject({ x: onSlide, y: onSlide, scale: v.pipe(v.number(), v.finite()) })),
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

const report = v.strictObject({
  deckRevision: v.pipe(v.number(), v.safeInteger()),
  pages: entries(v.strictObject({ slide: id, step: index })),
  diagramErrors: entries(
    v.strictObject({ slide: id, diagram: id, message: v.pipe(v.string(), v.maxLength(10_000)) }),
  ),
  overflows: entries(v.strictObject({ slide: id, x: pixels, y: pixels })),
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
  point: v.strictObject({ pointer }),
  visits: v.strictObject({}),
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
