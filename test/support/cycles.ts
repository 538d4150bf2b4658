/** Which file imports which; both are paths relative to the repository, with `/`. */
export type Graph = ReadonlyMap<string, readonly string[]>

/**
 * Ways of imports that lead back to where they began, each as its files in order, begun at the first by name; one
 * for each edge that closes one.
 */
export function cyclesOf(graph: Graph): string[][] {
  const done = new Set<string>()
  const cycles = new Map<string, string[]>()
  const visit = (file: string, way: readonly string[]): void => {
    const from = way.indexOf(file)
    if (from >= 0) {
      const cycle = turned(way.slice(from))
      cycles.set(cycle.join(' '), cycle)
      return
    }
    if (done.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...way, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return [...cycles.values()]
}

function turned(cycle: readonly string[]): string[] {
  const first = cycle.indexOf([...cycle].sort()[0] ?? '')
  return [...cycle.slice(first), ...cycle.slice(0, first)]
}
