import type { Register, StudyRecord, Version } from './types.ts'

/**
 * Brings together what several windows kept of one lecture. Merging is commutative, associative and idempotent,
 * so that it does not matter who writes when and how often: all end with the same record, and nothing that one
 * of them wrote is lost because another wrote at the same time.
 */

export function emptyRecord(): StudyRecord {
  return { marks: {}, reviews: {}, cards: {} }
}

export function mergeRecords(one: StudyRecord, other: StudyRecord): StudyRecord {
  const place = later(one.place, other.place)
  const settings = later(one.settings, other.settings)
  return {
    marks: mergeMaps(one.marks, other.marks, mergeVersions),
    // The same id has the same review; a tie that should not be is broken the same way everywhere.
    reviews: mergeMaps(one.reviews, other.reviews, (a, b) => (order(a, b) >= 0 ? a : b)),
    cards: mergeMaps(one.cards, other.cards, (a, b) => later(a, b) ?? a),
    ...(place === undefined ? {} : { place }),
    ...(settings === undefined ? {} : { settings }),
  }
}

/** What `mine` has and `theirs` lacks; null when there is nothing. */
export function newsIn(mine: StudyRecord, theirs: StudyRecord): StudyRecord | null {
  const differing = <T>(a: Record<string, T>, b: Record<string, T>) =>
    Object.fromEntries(Object.entries(a).filter(([id, value]) => canonical(value) !== canonical(b[id])))
  const news: StudyRecord = {
    marks: differing(mine.marks, theirs.marks),
    reviews: differing(mine.reviews, theirs.reviews),
    cards: differing(mine.cards, theirs.cards),
  }
  if (mine.place && canonical(mine.place) !== canonical(theirs.place)) news.place = mine.place
  if (mine.settings && canonical(mine.settings) !== canonical(theirs.settings)) news.settings = mine.settings
  const isEmpty = [news.marks, news.reviews, news.cards].every((map) => Object.keys(map).length === 0)
  return isEmpty && !news.place && !news.settings ? null : news
}

/** Of all versions those that no other one has seen. */
function mergeVersions<T>(one: readonly Version<T>[], other: readonly Version<T>[]): Version<T>[] {
  const all = new Map<string, Version<T>>()
  for (const version of [...one, ...other]) {
    const key = JSON.stringify([version.writer, version.n])
    const known = all.get(key)
    if (known === undefined || order(version, known) > 0) all.set(key, version)
  }
  const versions = [...all.values()]
  const kept = versions.filter(
    (version) =>
      !versions.some(
        (by) => by !== version && (by.seen[version.writer] ?? 0) >= version.n && !sameDot(by, version),
      ),
  )
  return kept.sort(order)
}

function sameDot(one: Version<unknown>, other: Version<unknown>): boolean {
  return one.writer === other.writer && one.n === other.n
}

/** Writes `value` (null to remove) over everything that `versions` knows. */
export function write<T>(
  versions: readonly Version<T>[],
  value: T | null,
  writer: string,
  at: number,
): Version<T>[] {
  const seen: Record<string, number> = {}
  for (const version of versions)
    for (const [name, n] of Object.entries(version.seen)) seen[name] = Math.max(seen[name] ?? 0, n)
  const n = (seen[writer] ?? 0) + 1
  seen[writer] = n
  return mergeVersions(versions, [{ writer, n, seen, at, value }])
}

/** Versions that stand, newest first; several when windows wrote at the same time. Empty: removed. */
export function standing<T>(versions: readonly Version<T>[]): T[] {
  return [...versions]
    .sort((a, b) => b.at - a.at || order(b, a))
    .flatMap(({ value }) => (value === null ? [] : [value]))
}

function mergeMaps<T>(
  a: Record<string, T>,
  b: Record<string, T>,
  both: (one: T, other: T) => T,
): Record<string, T> {
  const merged: Record<string, T> = { ...a }
  for (const [id, value] of Object.entries(b)) {
    const known = Object.hasOwn(merged, id) ? merged[id] : undefined
    merged[id] = known === undefined ? value : both(known, value)
  }
  return merged
}

/** The later of two registers. */
export function later<T>(
  one: Register<T> | undefined,
  other: Register<T> | undefined,
): Register<T> | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return (one.at - other.at || compare(one.writer, other.writer) || order(one, other)) >= 0 ? one : other
}

function order(a: unknown, b: unknown): number {
  return compare(canonical(a), canonical(b))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** JSON with keys in order, so that equal values have equal texts. */
function canonical(value: unknown): string {
  return (
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === 'object' && inner !== null && !Array.isArray(inner)
        ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => compare(a, b)))
        : inner,
    ) ?? ''
  )
}
