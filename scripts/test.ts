import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt, ROOT } from './build.ts'
import {
  add,
  NONE,
  playwrightTotals,
  skipReasons,
  totalsLine,
  unitSkipReasons,
  vitestTotals,
  type PlaywrightReport,
  type Totals,
  type VitestReport,
} from './test-totals.ts'

const out = (name: string) => join(ROOT, 'out', name)
const bin = (...path: string[]) => join(ROOT, 'node_modules', ...path)
const E2E_CONFIG = join('test', 'e2e', 'playwright.config.ts')
const ONE_FAILED: Totals = { passed: 0, failed: 1, skipped: 0 }

/** Runs a program of Node to its end; its exit code, or null when a signal ended it. */
async function run(args: string[]): Promise<number | null> {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit' })
  const [code] = (await once(child, 'close')) as [number | null]
  return code
}

function read<T>(path: string): T | null {
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : null
}

/** At the end of a run, where it is seen. */
function tellSkipped(reasons: readonly string[]): void {
  for (const reason of reasons) console.log(`skipped: ${reason}`)
}

/** A runner that failed although it counts no failure has failed once. */
function honest(code: number | null, totals: Totals): Totals {
  return code !== 0 && totals.failed === 0 ? add(totals, ONE_FAILED) : totals
}

async function unitTests(filters: string[]): Promise<Totals> {
  const report = out('unit.json')
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const code = await run([bin('vitest', 'vitest.mjs'), 'run', ...reporters, ...filters])
  const result = read<VitestReport>(report)
  if (result === null) return honest(code, NONE)
  tellSkipped(unitSkipReasons(result))
  return honest(code, vitestTotals(result))
}

async function endToEndTests(filters: string[]): Promise<Totals> {
  if (!existsSync(join(ROOT, E2E_CONFIG))) return NONE
  const report = out('e2e.json')
  rmSync(report, { force: true })
  const code = await run([bin('@playwright', 'test', 'cli.js'), 'test', '-c', E2E_CONFIG, ...filters])
  const result = read<PlaywrightReport>(report)
  if (result === null) return honest(code, NONE)
  tellSkipped(skipReasons(result.suites))
  return honest(code, playwrightTotals(result))
}

/**
 * @param filters parts of paths; those that name `e2e` are Playwright's, all others Vitest's. Without any,
 * everything runs.
 */
async function main(filters: string[]): Promise<number> {
  mkdirSync(out(''), { recursive: true })
  rmSync(out('test-totals.json'), { force: true })
  const endToEnd = filters.filter((filter) => filter.includes('e2e'))
  const unit = filters.filter((filter) => !filter.includes('e2e'))
  const all = filters.length === 0
  let totals = NONE
  if (await ensureBuilt(ROOT)) {
    if (all || unit.length > 0) totals = add(totals, await unitTests(unit))
    if (all || endToEnd.length > 0) totals = add(totals, await endToEndTests(endToEnd))
  } else {
    totals = ONE_FAILED
  }
  writeFileSync(out('test-totals.json'), `${JSON.stringify(totals)}\n`)
  console.log(`\n${totalsLine(totals)}`)
  return totals.failed > 0 || totals.passed === 0 ? 1 : 0
}

process.exitCode = await main(process.argv.slice(2))
