import { createHash } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createCitationFormatter } from '../../main/app/citation-formatter.ts'
import { turnOver } from './crowd.ts'
import { BrokenInvariant } from './giving.ts'
import type { Fault } from './invariants.ts'
import { resources } from './handles.ts'
import { giveLecture, LECTURE_STEPS } from './lecture.ts'
import { findPrinting, type Printing } from './pdfs/printing.ts'

export interface SoakOptions {
  steps: number
  seed: number
  /** Steps of the lectures that are passed over, whole lectures; 0 when absent. Each lecture has chances of its own. */
  from?: number
  /** What makes PDFs; found when absent. */
  printing?: Printing
  /** Ends the run with the lecture that is being given. */
  signal?: AbortSignal
  /** Called at the end of each lecture with the steps taken so far. */
  progress?: (steps: number, heap: number) => void
}

export interface SoakReport {
  steps: number
  seed: number
  from: number
  lectures: number
  /** Of everything that was done, in order, but for PDFs: the same seed gives the same, with a browser or without. */
  digest: string
  /** How often each was done. */
  done: Record<string, number>
  /** Bytes in use after each lecture, and in the middle of it, after rubbish was collected. */
  heap: { after: number[]; during: number[] }
  /** What it went without, in words; null for nothing. */
  leftOut: string | null
}

/** Says what broke, where, after what, and how to see it again. */
export class SoakFailure extends Error {}

/** So many of the last are told. */
const LAST = 20
/** The memory of the last third of the lectures may be greater than that of the second by this much, bytes. */
const MORE_HEAP = 4 * 1024 * 1024
/** Below so many lectures there is nothing to compare. */
const FEW_LECTURES = 6

/**
 * Gives lectures of three hours, one after the other, until so many steps were taken.
 * @throws SoakFailure
 */
export async function soak({
  steps,
  seed,
  from = 0,
  signal,
  progress,
  ...found
}: SoakOptions): Promise<SoakReport> {
  if (from % LECTURE_STEPS !== 0)
    throw new RangeError(`A lecture has ${LECTURE_STEPS} steps; none begins at ${from}`)
  const report: SoakReport = {
    steps,
    seed,
    from,
    lectures: 0,
    digest: '',
    done: {},
    heap: { after: [], during: [] },
    leftOut: null,
  }
  const collect = garbageCollector()
  const digest = createHash('sha256')
  const citations = createCitationFormatter()
  const printing = found.printing ?? (await findPrinting())
  report.leftOut = printing.leftOut
  const tools = { citations, printing }
  const last: Last = { actions: [], faults: [] }
  let taken = from
  const unhandled: Fault[] = []
  const onUnhandled = (error: unknown) => unhandled.push({ invariant: 'unhandled', what: inWords(error) })
  const events = ['unhandledRejection', 'uncaughtException', 'warning'] as const
  for (const event of events) process.on(event, onUnhandled)
  let baseline: string | null = null
  try {
    for (let before = from; before < from + steps; before += LECTURE_STEPS) {
      if (signal?.aborted) break
      await giveLecture(seed, before / LECTURE_STEPS, Math.min(LECTURE_STEPS, from + steps - before), tools, {
        did(step, what) {
          taken = before + step + 1
          if (!what.startsWith('pdf: ')) digest.update(`${taken} ${what}\n`)
          report.done[what] = (report.done[what] ?? 0) + 1
          const list = what.includes(': ') ? last.faults : last.actions
          list.push(`${taken} ${what}`)
          if (list.length > LAST) list.shift()
          if (unhandled.length > 0) throw new BrokenInvariant(unhandled)
        },
        inTheMiddle: () => report.heap.during.push(collect()),
      })
      report.lectures += 1
      for (let turn = 0; turn < 20; turn += 1) await turnOver()
      report.heap.after.push(collect())
      const held = await resources(baseline)
      // The first lecture loads what is loaded once.
      baseline ??= held
      if (held !== baseline)
        throw new BrokenInvariant([
          { invariant: 'handles', what: `held is ${held}, after the first lecture ${baseline}` },
        ])
      progress?.(taken, report.heap.after.at(-1) ?? 0)
    }
    const more = growth(report.heap.after)
    if (more > MORE_HEAP)
      throw new BrokenInvariant([
        { invariant: 'memory', what: `${(more / 1024 / 1024).toFixed(1)} MB more in the last lectures` },
      ])
    report.steps = taken - from
    report.digest = digest.digest('hex').slice(0, 16)
    return report
  } catch (error) {
    throw new SoakFailure(failure(error, { seed, from, taken, last }), { cause: error })
  } finally {
    for (const event of events) process.off(event, onUnhandled)
  }
}

/** By how much the median of the last third is greater than that of the second, bytes; 0 for too few lectures. */
export function growth(heap: readonly number[]): number {
  if (heap.length < FEW_LECTURES) return 0
  const third = Math.floor(heap.length / 3)
  return median(heap.slice(-third)) - median(heap.slice(third, -third))
}

function median(values: readonly number[]): number {
  const sorted = [...values].toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** What was done before it broke, each with its step. */
interface Last {
  actions: string[]
  faults: string[]
}

/** What is told of a run that broke: enough to see it again. */
export function failure(
  error: unknown,
  { seed, from, taken, last }: { seed: number; from: number; taken: number; last: Last },
): string {
  return [
    `Seed ${seed}, step ${taken}: ${inWords(error)}`,
    '',
    'The last actions:',
    ...last.actions.map((line) => `  ${line}`),
    '',
    'What happened around them last:',
    ...last.faults.map((line) => `  ${line}`),
    '',
    `To see it again: npm run soak -- ${again(seed, Math.floor(Math.max(0, taken - 1) / LECTURE_STEPS) * LECTURE_STEPS, taken)}`,
    `With all that came before: npm run soak -- ${again(seed, from, taken)}`,
  ].join('\n')
}

function again(seed: number, from: number, taken: number): string {
  return `--seed ${seed} --from ${from} --steps ${Math.max(1, taken - from)}`
}

function inWords(error: unknown): string {
  if (error instanceof BrokenInvariant) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

/** Collects rubbish and tells how many bytes are in use. */
function garbageCollector(): () => number {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  return () => {
    gc()
    return process.memoryUsage().heapUsed
  }
}
