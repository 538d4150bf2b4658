import type { PageNumbers, StepNumbers } from './browser.ts'

/** One tool with one lecture. */
export interface Row extends PageNumbers {
  tool: string
  version: string
  how: string
  slides: number
  /** From starting the tool until the first slide is painted; milliseconds. */
  start: number
  steps: StepNumbers
  /** After the steps. */
  after: { heap: number; nodes: number }
}

export interface Bench {
  machine: string
  node: string
  browser: string
  /** Programs that wanted to run at the same time, a minute's average. */
  loadBefore: number
  loadAfter: number
  rows: Row[]
  compile: { tool: string; slides: number; milliseconds: number }[]
  /** What could not be measured, and why. */
  skipped: string[]
}

/** The whole of docs/benchmarks.md. */
export function report(bench: Bench): string {
  const { rows, compile, skipped } = bench
  return [
    '# Benchmarks',
    'Written by `npm run bench`. The same synthetic lecture (headings, lists with steps, code, formulas, tables, ' +
      'columns, citations, speaker notes; no diagrams, which not all tools draw) for every tool, in its own ' +
      'Markdown, one after the other in one run. Ratios are how many times as much as Lectern; more is slower or larger.',
    `${bench.machine}; Node ${bench.node}; ${bench.browser}, headless. Load of the machine before ` +
      `${bench.loadBefore.toFixed(1)}, after ${bench.loadAfter.toFixed(1)}: a load above the number of processors ` +
      'makes every time longer than it is on a quiet machine; compare within the table only.',
    '## Markdown to HTML',
    'In one process that has done it before; code coloured and formulas drawn by both. Best of the runs.',
    compileTable(compile),
    '## The first slide',
    'From starting the tool with the lecture until the slide is painted in a browser that is open already ' +
      '(“cold”), and from asking a tool that has long been there (“warm”). Best of the runs.',
    table(rows, [
      ['cold', (row) => row.start, milliseconds],
      ['warm', (row) => row.firstSlide, milliseconds],
      ['fetched', (row) => row.fetched, kilobytes],
      ['of it scripts', (row) => row.scripts, kilobytes],
    ]),
    '## A step',
    'From the browser’s key event to the last change in the document of the slides before the next frame ' +
      '(“changed”: below 16.7 ms the step is in the next frame of a 60 Hz display), and to the end of that frame ' +
      '(“painted”). Lectern’s key is pressed in another window than the one that is watched, and goes through the ' +
      'server; the others’ in the same window.',
    table(rows, [
      ['changed p50', (row) => row.steps.changed.p50, milliseconds],
      ['changed p95', (row) => row.steps.changed.p95, milliseconds],
      ['painted p50', (row) => row.steps.painted.p50, milliseconds],
      ['painted p95', (row) => row.steps.painted.p95, milliseconds],
    ]),
    '## Memory of the page',
    'After a collection of garbage: JavaScript’s heap and the nodes of all documents, at the first slide and after the steps.',
    table(rows, [
      ['heap', (row) => row.heap, kilobytes],
      ['nodes', (row) => row.nodes, count],
      ['heap after', (row) => row.after.heap, kilobytes],
      ['nodes after', (row) => row.after.nodes, count],
    ]),
    '## How it was measured',
    ...new Map(rows.map(({ tool, version, how }) => [tool, `- ${tool} (${version}): ${how}.`])).values(),
    ...(skipped.length > 0 ? ['### Left out', ...skipped.map((what) => `- ${what}`)] : []),
  ]
    .join('\n\n')
    .replaceAll(/\n\n(?=- )/g, '\n')
    .concat('\n')
}

type Column = [name: string, value: (row: Row) => number, words: (value: number) => string]

function table(rows: Row[], columns: Column[]): string {
  const lines = rows.map((row) => {
    const own = rows.find(({ tool, slides }) => tool === 'Lectern' && slides === row.slides)
    const cells = columns.map(([, value, words]) =>
      withRatio(value(row), own && own !== row ? value(own) : null, words),
    )
    return [String(row.slides), row.tool, ...cells]
  })
  return lined(['slides', 'tool', ...columns.map(([name]) => name)], lines)
}

function compileTable(compile: Bench['compile']): string {
  const lines = compile.map(({ tool, slides, milliseconds: time }) => {
    const own = compile.find((one) => one.tool === 'Lectern' && one.slides === slides)
    const each = (value: number) => `${(value / slides).toFixed(2)} ms`
    return [
      String(slides),
      tool,
      milliseconds(time),
      withRatio(time, own && own.tool !== tool ? own.milliseconds : null, each),
    ]
  })
  return lined(['slides', 'tool', 'all', 'per slide'], lines)
}

function withRatio(value: number, own: number | null, words: (value: number) => string): string {
  return own === null || own <= 0 ? words(value) : `${words(value)} (${(value / own).toFixed(1)}×)`
}

function lined(head: string[], lines: string[][]): string {
  const all = [head, head.map((_, index) => (index === 1 ? '---' : '---:')), ...lines]
  return all.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}

const milliseconds = (value: number) => (value < 100 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`)
const kilobytes = (value: number) => `${Math.round(value / 1000)} kB`
const count = (value: number) => String(value)
