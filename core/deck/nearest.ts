/**
 * The candidate that a mistyped `word` most likely meant; undefined when none is near enough. Of equally
 * near candidates the first wins. Letter case does not count as a difference.
 */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase().slice(0, 100)
  const limit = Math.max(1, Math.floor(wanted.length / 3))
  let best: string | undefined
  let bestDistance = limit + 1
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - wanted.length) >= bestDistance) continue
    const distance = damerauLevenshtein(wanted, candidate.toLowerCase())
    if (distance < bestDistance) {
      best = candidate
      bestDistance = distance
    }
  }
  return best ?? byPart(wanted, candidates)
}

/** `Did you mean …?`, ready to be used as a hint; undefined when nothing is near. */
export function didYouMean(word: string, candidates: Iterable<string>, sign = ''): string | undefined {
  const found = nearest(word, candidates)
  return found === undefined ? undefined : `Did you mean ${sign}${found}?`
}

/** A name that was shortened or lengthened, such as `basbaum` for `basbaum1984`. */
function byPart(wanted: string, candidates: Iterable<string>): string | undefined {
  if (wanted.length < 3) return undefined
  for (const candidate of candidates) {
    const name = candidate.toLowerCase()
    if (name.length >= 3 && (name.startsWith(wanted) || wanted.startsWith(name))) return candidate
  }
  return undefined
}

/** Number of insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
export function damerauLevenshtein(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let value = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + cost)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) value = Math.min(value, (beforeLast[j - 2] ?? 0) + 1)
      row.push(value)
    }
    beforeLast = last
    last = row
  }
  return last[b.length] ?? 0
}
