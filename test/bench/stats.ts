/** NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? NaN
  return sorted.length % 2 === 0 ? ((sorted[middle - 1] ?? NaN) + upper) / 2 : upper
}

/** The smallest of the values that at least this part of all does not exceed. @param part 0 to 1 */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const rank = Math.ceil(part * sorted.length)
  return sorted[Math.min(Math.max(rank, 1), sorted.length) - 1] ?? NaN
}

/** Median, least and greatest. */
export interface Spread {
  median: number
  min: number
  max: number
}

export function spread(values: readonly number[]): Spread {
  return { median: median(values), min: Math.min(...values), max: Math.max(...values) }
}

/**
 * How many times as much as `base` it is: the median of the ratios of each round that has both, so that a
 * round in which the machine was busy disturbs both alike. Undefined when no round has both.
 *
 * @param values by round; undefined where it was not measured
 */
export function ratio(
  values: readonly (number | undefined)[],
  base: readonly (number | undefined)[],
): number | undefined {
  const ratios = values.flatMap((value, round) => {
    const other = base[round]
    return value === undefined || other === undefined || other <= 0 ? [] : [value / other]
  })
  return ratios.length === 0 ? undefined : median(ratios)
}

/**
 * The order of one round: forwards, then backwards, then forwards. What drifts on the machine while a
 * benchmark runs meets the first and the last alike.
 *
 * @param round 0-based
 */
export function inTurn<T>(all: readonly T[], round: number): T[] {
  return round % 2 === 0 ? [...all] : all.toReversed()
}
