import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { cpus, loadavg, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium, type Browser } from 'playwright-core'
import { compile } from '../core/deck/compile.ts'
import { loadSources } from '../main/app/load.ts'
import { findChromium, launchOptions } from '../main/web/chromium.ts'
import { measurePage, measureSteps, memoryOf, newPage } from '../test/bench/browser.ts'
import { lectern } from '../test/bench/lectern.ts'
import { installPeer, marp, marpCore, reveal, slidev } from '../test/bench/peers.ts'
import { report, type Bench, type Row } from '../test/bench/report.ts'
import type { Tool } from '../test/bench/tool.ts'
import { syntheticSlides, type SyntheticSlide } from '../test/support/synthetic.ts'
import { ensureBuilt, ROOT } from './build.ts'
import { writeSynthetic } from './synthetic.ts'

const { values: options } = parseArgs({
  options: {
    /** Slides of the lectures that all tools are given. */
    sizes: { type: 'string', default: '50,500' },
    /** Further ones for Lectern alone. */
    more: { type: 'string', default: '2000,5000' },
    runs: { type: 'string', default: '3' },
    presses: { type: 'string', default: '40' },
    peers: { type: 'string', default: 'marp,reveal,slidev' },
    /** Where peers are installed; never inside the project's own packages. */
    'peers-folder': { type: 'string', default: join(ROOT, 'out', 'bench-peers') },
    out: { type: 'string', default: join(ROOT, 'docs', 'benchmarks.md') },
  },
})
const numbers = (text: string) =>
  text
    .split(',')
    .map(Number)
    .filter((count) => count > 0)
const say = (text: string) => console.log(text)

async function main(): Promise<number> {
  if (!(await ensureBuilt(ROOT))) return 1
  const npm = process.env['npm_execpath']
  const { tools, skipped, places } = await findTools(npm)
  const bench: Bench = {
    machine: `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
    node: process.version,
    browser: '',
    loadBefore: loadavg()[0] ?? 0,
    loadAfter: 0,
    rows: [],
    compile: [],
    skipped,
  }
  const found = await findChromium()
  const browser = await chromium.launch(launchOptions(found))
  bench.browser = `Chromium ${browser.version()}`
  try {
    await measureCompile(bench, places.get('marp'))
    for (const size of numbers(options.sizes))
      for (const tool of tools) await measure(bench, browser, tool, size)
    const [own] = tools
    for (const size of numbers(options.more)) if (own) await measure(bench, browser, own, size)
  } finally {
    await browser.close()
  }
  bench.loadAfter = loadavg()[0] ?? 0
  const text = report(bench)
  await writeFile(options.out, text)
  say(`\n${text}`)
  return 0
}

async function findTools(npm: string | undefined) {
  const { version } = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as { version: string }
  const tools: Tool[] = [lectern(version)]
  const skipped: string[] = []
  const places = new Map<string, string>()
  const makers: Record<string, (place: string) => Tool> = { marp, reveal, slidev }
  for (const name of options.peers.split(',').filter((name) => name !== '')) {
    const make = makers[name]
    if (!make) continue
    try {
      if (npm === undefined) throw new Error('start this with `npm run bench`, which says where npm is')
      say(`Looking for ${name}`)
      const place = await installPeer(name, options['peers-folder'], npm)
      places.set(name, place)
      tools.push(make(place))
    } catch (error) {
      skipped.push(`${name} could not be installed: ${firstLine(error)}`)
    }
  }
  return { tools, skipped, places }
}

/** One number per size and tool: the best of the runs, for everything else on the machine only adds to it. */
async function measureCompile(bench: Bench, place: string | undefined): Promise<void> {
  const core = place === undefined ? undefined : await marpCore(place)
  for (const size of [...numbers(options.sizes), ...numbers(options.more)]) {
    const slides = syntheticSlides({ slides: size, diagrams: 'none' })
    const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
    await rm(folder, { recursive: true })
    await writeSynthetic(folder, { slides: size, diagrams: 'none' })
    const sources = await loadSources(folder)
    const times: Record<string, number[]> = {}
    // In turn, so that whatever else the machine does meets both.
    for (let run = 0; run < Number(options.runs); run += 1) {
      ;(times['Lectern'] ??= []).push(await timed(() => compile(sources)))
      if (core && size <= 2000) (times['marp-core'] ??= []).push(await timed(() => core(slides)))
    }
    for (const [tool, list] of Object.entries(times)) {
      bench.compile.push({ tool, slides: size, milliseconds: Math.min(...list) })
      say(`${tool}: ${size} slides compiled in ${Math.min(...list).toFixed(0)} ms`)
    }
    await rm(folder, { recursive: true })
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

async function measure(bench: Bench, browser: Browser, tool: Tool, size: number): Promise<void> {
  const slides = syntheticSlides({ slides: size, diagrams: 'none' })
  const rows: Row[] = []
  try {
    for (let run = 0; run < Number(options.runs); run += 1)
      rows.push(await measureOnce(browser, tool, slides))
    const best = (value: (row: Row) => number) => Math.min(...rows.map(value))
    const last = rows.at(-1)
    if (!last) return
    const row: Row = { ...last, start: best((one) => one.start), firstSlide: best((one) => one.firstSlide) }
    bench.rows.push(row)
    say(`${tool.name}, ${size} slides: first slide after ${Math.round(row.start)} ms`)
  } catch (error) {
    bench.skipped.push(`${tool.name} with ${size} slides: ${firstLine(error)}`)
    say(`${tool.name} with ${size} slides was left out: ${firstLine(error)}`)
  }
}

async function measureOnce(browser: Browser, tool: Tool, slides: readonly SyntheticSlide[]): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
  const page = await newPage(browser)
  const control = await newPage(browser)
  const began = performance.now()
  const opened = await tool.open(slides, folder)
  try {
    await measurePage(page, tool, opened)
    const start = performance.now() - began
    // Once more in a new window, when the tool has long been there.
    const later = await newPage(browser)
    await later.evaluate(() => new Promise((done) => setTimeout(done, 1000)))
    const numbers = await measurePage(later, tool, opened)
    await later.context().close()
    if (opened.controlUrl !== undefined) {
      await control.goto(opened.controlUrl)
      await control.waitForSelector('html[data-position]')
    }
    const mover = opened.controlUrl === undefined ? page : control
    const steps = await measureSteps(page, mover, Number(options.presses))
    const after = await memoryOf(page)
    return {
      tool: tool.name,
      slides: slides.length,
      ...numbers,
      start,
      steps,
      after,
      how: tool.how,
      version: tool.version,
    }
  } finally {
    await opened.close()
    await page.context().close()
    await control.context().close()
    await rm(folder, { recursive: true, force: true })
  }
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return text.trim().split('\n').slice(0, 2).join(' ').slice(0, 300)
}

process.exitCode = await main()
