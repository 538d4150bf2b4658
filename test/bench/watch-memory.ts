import { readdirSync, readFileSync } from 'node:fs'

/** Milliseconds between two looks. */
const EVERY = 250

/**
 * Looks again and again at how much memory a process and all that it has started hold together. What they share with each
 * other is divided between them. Linux alone tells; 0 elsewhere.
 * @returns ends it, and gives the most that was seen, bytes
 */
export function watchMemory(pid: number): () => number {
  let most = 0
  const look = () => {
    if (process.platform === 'linux') most = Math.max(most, held(pid))
  }
  look()
  const timer = setInterval(look, EVERY)
  return () => {
    clearInterval(timer)
    return most
  }
}

function held(pid: number): number {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const text = read(`/proc/${name}/stat`)
    // After the name, which stands in brackets and may hold some: state and parent.
    const parent = /^\) \S (\d+)/.exec(text.slice(text.lastIndexOf(')')))?.[1]
    if (parent !== undefined) parents.set(Number(name), Number(parent))
  }
  const family = [pid]
  for (const each of family)
    for (const [child, parent] of parents) if (parent === each && !family.includes(child)) family.push(child)
  const kilobytes = family.map((each) => /^Pss:\s+(\d+)/m.exec(read(`/proc/${each}/smaps_rollup`))?.[1] ?? 0)
  return kilobytes.reduce((sum: number, each) => sum + Number(each) * 1024, 0)
}

/** '' for a process that has ended meanwhile. */
function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
