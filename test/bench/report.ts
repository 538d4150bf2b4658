import { verdicts } from './aims.ts'
import type { Measure, Unit } from './measures/measure.ts'
import { findCase, series, type Case, type Results } from './results.ts'
import { ratio, spread } from './stats.ts'

/** The whole of docs/benchmarks.md. */
export function report(results: Results, measures: readonly Measure[]): string {
  const blocks = [
    '# Benchmarks',
    'Written by `npm run bench`; do not edit.',
    INTRODUCTION,
    conditions(results),
    '## Aims',
    aimsTable(results),
    ...measures.flatMap((measure) => [`## ${measure.title}`, measure.about, measureTable(results, measure)]),
    '## What was measured',
    results.tools.map(({ name, version, how }) => `- ${name} (${version}): ${how}.`).join('\n'),
    ...(results.left.length === 0
      ? []
      : ['## Left out', results.left.map(({ what, why }) => `- ${what}: ${oneLine(why)}`).join('\n')]),
  ]
  return `${blocks.join('\n\n')}\n`
}

const INTRODUCTION =
  'The same synthetic lecture for every tool, in its own Markdown: headings, lists with steps, code, formulas, ' +
  'tables, columns, citations and speaker notes; no diagrams, which not all tools draw. Each figure is the median of the ' +
  'rounds, in brackets the least and the greatest, then how many times as much as Lectern with as many slides: the ' +
  'median of the ratios of each round. More is slower or larger.'

function conditions(results: Results): string {
  const loads = results.loads.map((load) => load.toFixed(1)).join(', ')
  const commit = results.commit === null ? '' : `; commit ${results.commit}`
  return (
    `${results.date.slice(0, 10)}${commit}. ${results.machine}; Node ${results.node}; ${results.browser}, headless. ` +
    `${results.rounds} ${results.rounds === 1 ? 'round' : 'rounds'} of ${results.presses} key presses each; all tools take turns ` +
    `in every round, forwards in one and backwards in the next. Load of the machine before each round and at the end: ${loads}. ` +
    'A load above the number of processors makes every time longer than it is on a quiet machine; the ratios suffer less.'
  )
}

function aimsTable(results: Results): string {
  const word = (isMet: boolean | null) => (isMet === null ? 'not measured' : isMet ? 'met' : '**missed**')
  const rows = verdicts(results).map(({ aim, found, isMet }) => [aim, found, word(isMet)])
  return table(['aim', 'found', 'verdict'], ['---', '---', '---'], rows)
}

function measureTable({ cases }: Results, { id, columns }: Measure): string {
  const rows = cases.flatMap((one) => {
    const own = one.tool === 'Lectern' ? undefined : findCase(cases, 'Lectern', one.slides)
    const cells = columns.map(({ key, unit }) => cell(one, own, id, key, unit))
    return cells.every((text) => text === NONE) ? [] : [[String(one.slides), one.tool, ...cells]]
  })
  if (rows.length === 0) return 'Nothing could be measured.'
  const head = ['slides', 'tool', ...columns.map(({ name }) => name)]
  return table(
    head,
    head.map((_, index) => (index === 1 ? '---' : '---:')),
    rows,
  )
}

const NONE = '–'

function cell(one: Case, own: Case | undefined, measure: string, key: string, unit: Unit): string {
  const values = series(one, measure, key)
  const known = values.filter((value) => value !== undefined)
  if (known.length === 0) return NONE
  const { median, min, max } = spread(known)
  const range = known.length < 2 || min === max ? '' : ` (${number(min, unit)}–${number(max, unit)})`
  const times = own && unit !== 'share' ? ratio(values, series(own, measure, key)) : undefined
  return (
    `${number(median, unit)} ${SIGNS[unit]}`.trim() +
    range +
    (times === undefined ? '' : `, ${timesText(times)}`)
  )
}

const SIGNS: Record<Unit, string> = { time: 'ms', bytes: 'kB', count: '', share: '%' }

function number(value: number, unit: Unit): string {
  if (unit === 'bytes') return (value / 1000).toFixed(0)
  if (unit === 'count') return value.toFixed(0)
  if (unit === 'share') return (Math.floor(value * 1000) / 10).toString()
  return value < 10 ? value.toFixed(2) : value < 100 ? value.toFixed(1) : value.toFixed(0)
}

/** To two digits, so that a hundredth is told from nothing. */
function timesText(times: number): string {
  return `${times < 10 ? Number(times.toPrecision(2)) : Math.round(times)}×`
}

function table(head: string[], rule: string[], rows: string[][]): string {
  return [head, rule, ...rows].map((cells) => `| ${cells.map(oneLine).join(' | ')} |`).join('\n')
}

/** Nothing that a tool printed may break the table that it stands in. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').replaceAll('|', '\\|')
}
