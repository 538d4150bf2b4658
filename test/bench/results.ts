/** What was found of one tool with a lecture of one length, measure by measure. */
export interface Case {
  tool: string
  slides: number
  /** By measure's id, then round (0-based): values by column's key. Undefined where a round has none. */
  found: Record<string, (Record<string, number> | undefined)[]>
}

export interface Results {
  machine: string
  node: string
  browser: string
  /** ISO 8601, of the beginning. */
  date: string
  /** The commit measured, or null when that is not known. */
  commit: string | null
  /** Rounds that were gone through. */
  rounds: number
  presses: number
  /** Programs that wanted to run at the same time, a minute's average, before each round and at the end. */
  loads: number[]
  /** In the order of the tables. Lectern comes first among those of one length. */
  cases: Case[]
  /** With the measures that a tool takes part in, by id; all when absent. */
  tools: { name: string; version: string; how: string; measures?: readonly string[] }[]
  /** What could not be measured, and why. */
  left: { what: string; why: string }[]
}

/** The values of one column by round; undefined where there is none. */
export function series({ found }: Pick<Case, 'found'>, measure: string, key: string): (number | undefined)[] {
  return (found[measure] ?? []).map((values) => values?.[key])
}

export function findCase(cases: readonly Case[], tool: string, slides: number): Case | undefined {
  return cases.find((one) => one.tool === tool && one.slides === slides)
}
