import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../scripts/build.ts'

const page = (name: string) => readFileSync(join(ROOT, 'docs', name), 'utf8')
const cells = (line: string) =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())
const tableOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|') && !/^\|[ :|-]+\|$/.test(line))
    .map(cells)

/** Below a heading of the second rank, up to the next one. */
function section(text: string, heading: string): string {
  const [, found] = text.split(new RegExp(`^## ${heading}$`, 'm'))
  if (found === undefined) throw new Error(`There is no section ${heading}`)
  return found.split(/^## /m)[0] ?? ''
}

/** The median in the column with this name; undefined where the tool was not measured. */
function measured(what: string, tool: string): string | undefined {
  const at = what.lastIndexOf(': ')
  const [head = [], ...rows] = tableOf(section(page('benchmarks.md'), what.slice(0, at)))
  const column = head.indexOf(what.slice(at + 2))
  expect([what, column > 1]).toEqual([what, true])
  const row = rows.find(([slides, name]) => slides === '500' && name === tool)
  return row?.[column]?.replace(/ \(.*|,.*/, '')
}

test('CL160 what the comparison says of speed is what the benchmark measured, and nothing else is said', () => {
  const [head = [], ...rows] = tableOf(section(page('comparison.md'), 'Measured'))
  expect(rows.length).toBeGreaterThan(5)
  for (const [name, what = '', ...figures] of rows)
    for (const [index, figure] of figures.entries()) {
      const tool = head[index + 2] ?? ''
      expect([name, tool, figure]).toEqual([name, tool, measured(what, tool) ?? ''])
    }
  const others = page('comparison.md').replace(section(page('comparison.md'), 'Measured'), '')
  expect(others).not.toMatch(/\d (?:ms|kB|MB|s)\b/)
})

/** How the paragraph below the table speaks of a row. */
const SAID: Readonly<Record<string, RegExp>> = {
  'Markdown to HTML: all': /\bHTML of 500\b/,
  'A step: changed p95': /\bstep sooner\b/,
  'Memory of the page: heap': /\bless memory\b/,
  'Size: as gzip': /\bfetches less\b/,
  'PDF: size': /\bsmaller\b/,
}

/** Rows and tools whose figure is better than Lectern's; more is better in the last row alone. */
function better(table: readonly (readonly string[])[]): { what: string; tool: string }[] {
  const [head = [], ...rows] = table
  return rows.flatMap(([, what = '', own = '', ...others], at) =>
    others.flatMap((figure, index) => {
      const tool = head[index + 3] ?? ''
      if (figure === '') return []
      const unitOf = (text: string) => text.replace(/^[\d.]+ /, '')
      expect([what, tool, unitOf(figure)]).toEqual([what, tool, unitOf(own)])
      const isMore = Number.parseFloat(figure) - Number.parseFloat(own)
      return (at === rows.length - 1 ? isMore > 0 : isMore < 0) ? [{ what, tool }] : []
    }),
  )
}

/** Those of them that no sentence of the paragraph says. */
function unsaid(found: readonly { what: string; tool: string }[], text: string): string[] {
  const [, paragraph = ''] = text.split('Where the others were better: ')
  // What is said of another length says nothing of this one.
  const sentences = (paragraph.split('\n\n')[0] ?? '')
    .replaceAll('\n', ' ')
    .split(/(?<=\.) /)
    .filter((sentence) => !sentence.startsWith('With 50 slides'))
  const says = ({ what, tool }: { what: string; tool: string }) =>
    sentences.some((sentence) => sentence.includes(tool) && SAID[what]?.test(sentence))
  return found.filter((one) => !says(one)).map(({ what, tool }) => `${tool}: ${what}`)
}

test('CL161 wherever another tool was better with 500 slides, the paragraph below the table says so of that tool', () => {
  const text = section(page('comparison.md'), 'Measured')
  const found = better(tableOf(text))
  expect(found.length).toBeGreaterThan(0)
  expect(unsaid(found, text)).toEqual([])
})

test('CL162 a better figure that is left unsaid is named, also in a row where more is better', () => {
  const table = tableOf(
    [
      '| 500 slides | in benchmarks.md | Lectern | Marp | Slidev |',
      '|---|---|---|---|---|',
      '| size | PDF: size | 1797 kB | 1333 kB | 862 kB |',
      '| time | PDF: time | 10.5 ms | 9.50 ms | |',
      '| headings | PDF: headings tagged | 90 % | 100 % | 80 % |',
    ].join('\n'),
  )
  const text =
    'Where the others were better: Marp’s PDF is smaller. Slidev makes more. With 50 slides Slidev’s is smaller.\n\nSlidev’s is smaller.'
  expect(unsaid(better(table), text)).toEqual([
    'Slidev: PDF: size',
    'Marp: PDF: time',
    'Marp: PDF: headings tagged',
  ])
})

test('CL163 every source that the comparison names has its place in the list, and every one in the list is named', () => {
  const [text = '', list = ''] = page('comparison.md').split(/^## Sources$/m)
  const listed = Array.from(list.matchAll(/^(\d+)\. \[[^\]]+\]\(https?:/gm), ([, number]) => Number(number))
  const named = Array.from(text.matchAll(/\[(\d+(?:, \d+)*)\]/g), ([, numbers = '']) => numbers.split(', '))
  expect(listed.length).toBeGreaterThan(30)
  expect(listed).toEqual(listed.map((_, index) => index + 1))
  expect([...new Set(named.flat().map(Number))].toSorted((a, b) => a - b)).toEqual(listed)
})
