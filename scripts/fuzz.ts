import { parseArgs } from 'node:util'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import { deckProperties } from '../test/support/fuzz/properties.ts'
import { messageOf } from '../core/deck/message-of.ts'

/** What one input may take at most, milliseconds: a hundred times what the slowest does. */
const PATIENCE = 60_000
const USAGE = 'Usage: npm run fuzz -- [--runs 50000] [--seed NUMBER [--property NAME] [--path PATH]]'

interface Job {
  name: string
  numRuns: number
  seed: number
  path?: string
}

type News = { kind: 'input' } | { kind: 'done'; failure: string | null }

/** Properties run in a thread of their own, so that one that never ends is noticed. */
async function work({ name, ...options }: Job): Promise<void> {
  const tell = (news: News) => parentPort?.postMessage(news, [])
  const property = deckProperties.find((one) => one.name === name)
  try {
    await property?.check({ ...options, onInput: () => tell({ kind: 'input' }) })
    tell({ kind: 'done', failure: null })
  } catch (error) {
    tell({ kind: 'done', failure: messageOf(error) })
  }
}

interface Outcome {
  failure: string | null
  inputs: number
  /** The longest that one input took, milliseconds. */
  slowest: number
}

function run(job: Job): Promise<Outcome> {
  const worker = new Worker(new URL(import.meta.url), { workerData: job })
  return new Promise((resolve, reject) => {
    let inputs = 0
    let slowest = 0
    let began = performance.now()
    const end = (failure: string | null) => {
      clearInterval(watch)
      void worker.terminate()
      resolve({ failure, inputs, slowest })
    }
    const watch = setInterval(() => {
      if (inputs > 0 && performance.now() - began > PATIENCE)
        end(
          `Input ${inputs - 1} (--seed ${job.seed} --path ${inputs - 1}) did not end within ${PATIENCE} ms.`,
        )
    }, 1000)
    worker.on('error', reject)
    worker.on('message', (news: News) => {
      if (inputs > 0) slowest = Math.max(slowest, performance.now() - began)
      if (news.kind === 'done') return end(news.failure)
      inputs += 1
      began = performance.now()
    })
  })
}

async function main(args: string[]): Promise<number> {
  const text = { type: 'string' } as const
  const { values } = parseArgs({ args, options: { runs: text, seed: text, property: text, path: text } })
  const runs = Number(values.runs ?? 50_000)
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31))
  const chosen = deckProperties.filter(({ name }) => name.includes(values.property ?? ''))
  if (!Number.isInteger(runs) || runs < 1 || !Number.isInteger(seed) || chosen.length === 0) {
    console.error(USAGE)
    return 2
  }
  let failed = 0
  for (const { name } of chosen) {
    const began = performance.now()
    const path = values.path === undefined ? {} : { path: values.path }
    const { failure, inputs, slowest } = await run({
      name,
      // A path names one input.
      numRuns: values.path === undefined ? Math.ceil(runs / chosen.length) : 1,
      seed,
      ...path,
    })
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    const word = failure === null ? 'holds' : 'FAILS'
    console.log(
      `${name}: ${word}, ${inputs} inputs, ${seconds} s, slowest ${slowest.toFixed()} ms, seed ${seed}`,
    )
    if (failure === null) continue
    failed += 1
    console.error(failure)
  }
  return failed === 0 ? 0 : 1
}

if (!isMainThread) await work(workerData as Job)
else process.exitCode = await main(process.argv.slice(2))
