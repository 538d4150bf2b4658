import type { ImportReport } from './report.ts'
import { quoted } from './report.ts'
import type { Place } from '../deck/diagnose.ts'
import { decodeAddress } from '../deck/decode-address.ts'

/** Where a link of the source leads: to a slide's id in the lecture, or nowhere. */
export type Resolve = (fragment: string) => string | undefined

/** Names by which links of a source find slides. */
export class Anchors {
  readonly #ids = new Map<string, string>()

  /** The first that takes a name has it. */
  add(name: string | undefined, id: string): void {
    if (name !== undefined && name !== '' && !this.#ids.has(name)) this.#ids.set(name, id)
  }

  /** `fragment` is what stands behind the `#`, e.g. `method`, `/2/1` or `/method`. */
  resolve(fragment: string): string | undefined {
    const name = decodeAddress(fragment)
    return (
      this.#ids.get(name) ?? this.#ids.get(name.replace(/^\//, '')) ?? this.#ids.get(name.replace(/\/0$/, ''))
    )
  }
}

/** What becomes of a link's address; undefined when only its words stay. */
export function linkTarget(
  address: string,
  resolve: Resolve,
  place: Place,
  report: ImportReport,
): { address: string } | undefined {
  if (/^(?:https:|mailto:)/i.test(address)) return { address }
  if (address.startsWith('#')) {
    const id = resolve(address.slice(1))
    if (id !== undefined) return { address: `#${id}` }
    report.add('link-lost', place, `no slide is called ${quoted(address)}`)
    return undefined
  }
  const reason = /^http:/i.test(address)
    ? `${quoted(address)} is not encrypted (https), so only its words stay`
    : `${quoted(address)} leads to no slide and to no page of the web, so only its words stay`
  report.add('link-lost', place, reason)
  return undefined
}
