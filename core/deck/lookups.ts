/** Names of which one may ask whether they are there, and which there are. Sets and maps are such. */
export interface Names {
  has(name: string): boolean
  keys(): Iterable<string>
}

/** What is known by name. Maps are such. */
export interface Lookup<V> extends Names {
  get(name: string): V | undefined
}

/** Remembers what was asked of it, so that one can tell later whether another table would have answered the same. */
export class Watched<V> implements Lookup<V> {
  readonly #table: Lookup<V>
  readonly #same: (one: V, other: V) => boolean
  readonly #asked = new Map<string, V | undefined>()
  /** Every name was looked at, as for a hint with the nearest one. */
  #isListed = false

  /** @param same whether two values are the same to whoever asks */
  constructor(table: Lookup<V>, same: (one: V, other: V) => boolean) {
    this.#table = table
    this.#same = same
  }

  get(name: string): V | undefined {
    const value = this.#table.get(name)
    this.#asked.set(name, value)
    return value
  }

  has(name: string): boolean {
    return this.get(name) !== undefined
  }

  keys(): Iterable<string> {
    this.#isListed = true
    return [...this.#table.keys()]
  }

  /** Whether all that was asked of this table so far would be answered alike by `table`. */
  agreesWith(table: Lookup<V>): boolean {
    if (table === this.#table) return true
    if (this.#isListed && !equalLists(this.#table.keys(), table.keys())) return false
    for (const [name, before] of this.#asked) {
      const now = table.get(name)
      if (before === now) continue
      if (before === undefined || now === undefined || !this.#same(before, now)) return false
    }
    return true
  }
}

/** Names as a table: what is there is `true`. */
export function asLookup(names: Names): Lookup<true> {
  return {
    get: (name) => (names.has(name) ? true : undefined),
    has: (name) => names.has(name),
    keys: () => names.keys(),
  }
}

function equalLists(one: Iterable<string>, other: Iterable<string>): boolean {
  const [a, b] = [[...one], [...other]]
  return a.length === b.length && a.every((name, index) => name === b[index])
}
