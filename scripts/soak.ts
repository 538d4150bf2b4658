import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { soak, SoakFailure, type SoakReport } from '../test/soak/soak.ts'
import { LECTURE_STEPS } from '../test/soak/lecture.ts'
import { ensureBuilt, ROOT } from './build.ts'

const USAGE = 'Usage: npm run soak -- [--steps 20000] [--seed NUMBER] [--from 0]'

const megabytes = (bytes: number) => (bytes / 1024 / 1024).toFixed(1)

/** The figures of a run as docs/reliability.md has them. */
function figures({ steps, seed, from, lectures, done, heap, leftOut }: SoakReport, seconds: number): string {
  const rows = Object.entries(done).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return [
    `${steps} steps in ${lectures} lectures, seed ${seed}, from step ${from}, ${seconds.toFixed()} s, ${cpus()[0]?.model ?? ''}, Node ${process.version}`,
    '',
    '| what | times |',
    '|---|---:|',
    ...rows.map(([what, times]) => `| ${what} | ${times} |`),
    '',
    `Heap after each tenth of the lectures, MB: ${tenths(heap.after).map(megabytes).join(', ')}`,
    `Heap at the end of a lecture that is still open, MB: ${tenths(heap.during).map(megabytes).join(', ')}`,
    ...(leftOut === null ? [] : ['', `Left out: ${leftOut}`]),
  ].join('\n')
}

function tenths(values: readonly number[]): number[] {
  const last = values.length - 1
  return Array.from({ length: 11 }, (_, part) => values[Math.round((last * part) / 10)] ?? 0)
}

async function main(args: string[]): Promise<number> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { steps: text, seed: text, from: text } })
  const steps = Number(values.steps ?? 20_000)
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
  const from = Number(values.from ?? 0)
  if (!Number.isInteger(from / LECTURE_STEPS) || from < 0) {
    console.error(`${USAGE}\nA lecture has ${LECTURE_STEPS} steps; --from is where one begins.`)
    return 2
  }
  if (!Number.isInteger(steps) || steps < 1 || !Number.isInteger(seed)) {
    console.error(USAGE)
    return 2
  }
  // PDFs are made of the built pages.
  if (!(await ensureBuilt(ROOT))) return 1
  const began = performance.now()
  const seconds = () => (performance.now() - began) / 1000
  // The lecture that is being given is given to its end, and then the figures come.
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  try {
    const progress = (taken: number, heap: number) =>
      console.error(`${taken} steps, ${seconds().toFixed()} s, ${megabytes(heap)} MB`)
    const report = await soak({ steps, seed, from, signal: stop.signal, progress })
    console.log(figures(report, seconds()))
    mkdirSync(join(ROOT, 'out'), { recursive: true })
    writeFileSync(join(ROOT, 'out', 'soak.json'), `${JSON.stringify({ ...report, seconds: seconds() })}\n`)
    return 0
  } catch (error) {
    if (!(error instanceof SoakFailure)) throw error
    console.error(error.message)
    return 1
  }
}

process.exitCode = await main(process.argv.slice(2))
