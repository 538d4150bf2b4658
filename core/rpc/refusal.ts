import type { Role } from '../session/types.ts'
import type { Method, Methods, RpcErrorCode } from './contract.ts'
import { readParams } from './schema.ts'

/** A call that is not granted, and why in words. */
export class Refusal extends Error {
  readonly code: RpcErrorCode
  constructor(code: RpcErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** @throws Refusal for every other role */
export function presenterOnly(role: Role): void {
  if (role !== 'presenter') throw new Refusal('forbidden', 'Only the presenter can do this.')
}

/** A method's parameters. @throws Refusal when they are wrong */
export function checked<M extends Method>(method: M, params: unknown): Methods[M]['params'] {
  const result = readParams(method, params)
  if (!result.ok) throw new Refusal('bad-params', result.reason)
  return result.params
}

/** @throws Refusal for every other role */
export function reviewerOnly(role: Role): void {
  if (role !== 'reviewer')
    throw new Refusal('forbidden', 'Only somebody who reviews the lecture can do this.')
}
