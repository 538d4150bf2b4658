import * as v from 'valibot'
import type { DeskMethod, DeskMethods } from './contract.ts'

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(4096))
const nothing = v.strictObject({})

const PARAMS: { [M in DeskMethod]: v.GenericSchema<unknown, DeskMethods[M]['params']> } = {
  open: nothing,
  create: v.strictObject({ title: v.optional(v.pipe(v.string(), v.maxLength(4096))) }),
  'open-bundled': nothing,
  'open-recent': v.strictObject({ id }),
  forget: v.strictObject({ id }),
  'forget-all': nothing,
  check: v.strictObject({ id: v.optional(id) }),
  prefer: v.strictObject({
    change: v.strictObject({
      appearance: v.optional(v.picklist(['system', 'light', 'dark'])),
      startWith: v.optional(v.picklist(['home', 'last'])),
      oneDisplay: v.optional(v.picklist(['notes', 'both'])),
    }),
  }),
  notices: nothing,
  show: v.strictObject({ page: v.picklist(['about', 'preferences', 'log']) }),
}

const call = v.strictObject({
  kind: v.literal('call'),
  id: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  method: v.pipe(v.string(), v.maxLength(64)),
  params: v.unknown(),
})

/** A call whose method exists and whose parameters fit; or what is wrong. Never throws. */
export type ReadCall =
  | { kind: 'call'; id: number; method: DeskMethod; params: DeskMethods[DeskMethod]['params'] }
  | { kind: 'refused'; id: number | null; reason: string }

export function readDeskCall(message: unknown): ReadCall {
  const outer = v.safeParse(call, message)
  if (!outer.success) return { kind: 'refused', id: null, reason: 'This is not a call.' }
  const { id: number, method, params } = outer.output
  if (!isDeskMethod(method)) return { kind: 'refused', id: number, reason: 'There is no such method.' }
  const inner = v.safeParse(PARAMS[method], params)
  if (inner.success) return { kind: 'call', id: number, method, params: inner.output }
  const [issue] = inner.issues
  const path = v.getDotPath(issue)
  return { kind: 'refused', id: number, reason: path === null ? issue.message : `${path}: ${issue.message}` }
}

function isDeskMethod(name: string): name is DeskMethod {
  return Object.hasOwn(PARAMS, name)
}
