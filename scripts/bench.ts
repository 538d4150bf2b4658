import { execFile } from 'node:child_process'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs, promisify } from 'node:util'
import { readFile } from 'node:fs/promises'
import { chromium, type Browser } from 'playwright-core'
import { writeFileAtomic } from '../main/app/atomic-write.ts'
import { findChromium, launchOptions } from '../main/web/chromium.ts'
import { findTools } from '../test/bench/find-tools.ts'
import { MEASURES } from '../test/bench/measures.ts'
import { report } from '../test/bench/report.ts'
import type { Results } from '../test/bench/results.ts'
import { run, type Found } from '../test/bench/run.ts'
import type { Tool } from '../test/bench/tool.ts'
import { syntheticSlides } from '../test/support/synthetic.ts'
import { ensureBuilt, ROOT } from './build.ts'

// Measures Lectern beside other tools, prints the tables and writes them to docs/benchmarks.md.

const { values: options } = parseArgs({
  options: {
    /** Slides of the lectures that all tools are given. */
    sizes: { type: 'string', default: '50,500' },
    /** Further ones for Lectern alone. */
    more: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    presses: { type: 'string', default: '40' },
    peers: { type: 'string', default: 'marp,reveal,slidev,decktape' },
    /** Ids of measures, to take only some. */
    only: { type: 'string', default: '' },
    /** That one tool may take in all, installing it apart. */
    'minutes-per-tool': { type: 'string', default: '15' },
    /** Where peers are installed; never inside the repository. */
    'peers-folder': { type: 'string', default: join(tmpdir(), 'lectern-bench-peers') },
    out: { type: 'string', default: join(ROOT, 'docs', 'benchmarks.md') },
  },
})
const list = (text: string) => text.split(',').filter((part) => part.trim() !== '')
const numbers = (text: string) =>
  list(text)
    .map(Number)
    .filter((count) => count > 0)
const say = (text: string) => console.log(text)

async function main(): Promise<number> {
  if (!(await ensureBuilt(ROOT))) return 1
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const { tools, left } = await findTools({
    version,
    peers: list(options.peers),
    folder: options['peers-folder'],
    npm: process.env['npm_execpath'],
    say,
  })
  const browser = await chromium.launch(launchOptions(await findChromium()))
  try {
    say(`\n${await measureAll(tools, browser, left)}`)
  } finally {
    await browser.close()
  }
  return 0
}

function measuresWanted() {
  const only = list(options.only)
  return MEASURES.filter(({ id }) => only.length === 0 || only.includes(id))
}

/** Writes the report after each round, so that a run which is ended early leaves what it has. */
async function measureAll(tools: Tool[], browser: Browser, left: Results['left']): Promise<string> {
  const [own] = tools
  const measures = measuresWanted()
  const lecture = (slides: number) => syntheticSlides({ slides, diagrams: 'none' })
  const conditions = {
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform}`,
    node: process.version,
    browser: `Chromium ${browser.version()}`,
    date: new Date().toISOString(),
    commit: await commit(),
    presses: Number(options.presses),
    tools: tools.map(({ name, version, how, measures: own }) => ({
      name,
      version,
      how,
      ...(own && { measures: own }),
    })),
  }
  const write = async (found: Found) => {
    const text = report({ ...conditions, ...found, left: [...left, ...found.left] }, measures)
    await writeFileAtomic(options.out, text)
    return text
  }
  const found = await run({
    rounds: Number(options.rounds),
    presses: conditions.presses,
    budget: Number(options['minutes-per-tool']) * 60_000,
    measures,
    cases: [
      ...numbers(options.sizes).flatMap((size) => tools.map((tool) => ({ tool, slides: lecture(size) }))),
      ...numbers(options.more).flatMap((size) => (own ? [{ tool: own, slides: lecture(size) }] : [])),
    ],
    browser,
    say,
    afterRound: async (soFar) => void (await write(soFar)),
  })
  return await write(found)
}

/** Null outside a clone. */
async function commit(): Promise<string | null> {
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT })
    return stdout.trim()
  } catch {
    return null
  }
}

process.exitCode = await main()
