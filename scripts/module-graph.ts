import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, posix } from 'node:path'

/** What a built module imports: at once, and when it is asked for. Paths are relative to the build's folder. */
export interface ModuleEdges {
  now: string[]
  later: string[]
  /** Packages and Node's own modules that are not bundled, imported at once. */
  outside: string[]
}

const STATIC = /(?:^|[;\n}])\s*(?:import|export)\s*(?:[\w$*{}\s,]+?\s*from\s*)?["']([^"']+)["']/g
const DYNAMIC = /\bimport\(\s*["'`](\.[^"'`]+)["'`]\s*\)/g

export function edgesOf(folder: string, module: string): ModuleEdges {
  const text = readFileSync(join(folder, module), 'utf8')
  const found = (pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map(([, name = '']) => name))]
  const beside = (name: string) => posix.join(posix.dirname(module), name)
  // Examples in comments and strings look the same, but name nothing that is there.
  const isThere = (name: string) => existsSync(join(folder, name))
  const imports = found(STATIC)
  return {
    now: imports
      .filter((name) => name.startsWith('.'))
      .map(beside)
      .filter(isThere),
    later: found(DYNAMIC).map(beside).filter(isThere),
    outside: imports.filter((name) => !name.startsWith('.')),
  }
}

/** The modules that are reached from these: at once only, or also those that are loaded when they are needed. */
export function reachable(folder: string, entries: readonly string[], which: 'now' | 'ever'): string[] {
  const seen = new Set<string>()
  const queue = [...entries]
  for (let module = queue.pop(); module !== undefined; module = queue.pop()) {
    if (seen.has(module)) continue
    seen.add(module)
    const { now, later } = edgesOf(folder, module)
    queue.push(...now, ...(which === 'ever' ? later : []))
  }
  return [...seen].sort()
}

/** Bytes of these files together. */
export function weightOf(folder: string, modules: readonly string[]): number {
  return modules.reduce((sum, module) => sum + statSync(join(folder, module)).size, 0)
}
