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
  expect(column, what).toBeGreaterThan(1)
  const row = rows.find(([slides, name]) => slides === '500' && name === tool)
  return row?.[column]?.replace(/ \(.*|,.*/, '')
}

test('CL160 what the comparison says of speed is what the benchmark measured, and nothing else is said', () => {
  const [head = [], ...rows] = tableOf(section(page('comparison.md'), 'Measured'))
  expect(rows.length).toBeGreaterThan(5)
  for (const [name, what = '', ...figures] of rows)
    for (const [index, figure] of figures.entries()) {
      const tool = head[index + 2] ?? ''
      expect(figure, `${name}, ${tool}`).toBe(measured(what, tool) ?? '')
    }
  const others = page('comparison.md').replace(section(page('comparison.md'), 'Measured'), '')
  expect(others).not.toMatch(/\d (?:ms|kB|MB|s)\b/)
})
