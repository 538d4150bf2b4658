import type { AlignType, Table, TableCell, TableRow } from 'mdast'
import { plainInline } from './plain-inline.ts'
import type { Lines } from './plain-lines.ts'

const row = /^\|(?: +[^| ](?:[^|]*[^| ])? +\|)+$/
const below = /^\|(?: *:?-+:? *\|)+$/

/** The table of some lines, each of which begins and ends with a bar and has as many cells; null for any other. */
export function plainTable(lines: Lines, first: number, next: number): Table | null {
  const head = lines.line(first + 1)
  if (next < first + 2 || !below.test(head)) return null
  const align = head.split('|').slice(1, -1).map(alignOf)
  const children: TableRow[] = []
  for (let at = first; at < next; at += 1) {
    if (at === first + 1) continue
    const cells = row.test(lines.line(at)) ? cellsOf(lines, at) : null
    if (cells?.length !== align.length) return null
    children.push({
      type: 'tableRow',
      children: cells,
      position: { start: lines.point(lines.start(at), at), end: lines.point(lines.end(at), at) },
    })
  }
  const start = lines.point(lines.start(first), first)
  const end = lines.point(lines.end(next - 1), next - 1)
  return { type: 'table', align, children, position: { start, end } }
}

function alignOf(cell: string): AlignType {
  const mark = cell.trim()
  if (mark.startsWith(':')) return mark.endsWith(':') ? 'center' : 'left'
  return mark.endsWith(':') ? 'right' : null
}

/** A cell begins with its bar; the last one has the bar at the row's end too. */
function cellsOf(lines: Lines, at: number): TableCell[] | null {
  const { text } = lines
  const last = lines.end(at) - 1
  const cells: TableCell[] = []
  for (let bar = lines.start(at); bar < last;) {
    const next = text.indexOf('|', bar + 1)
    let from = bar + 1
    let to = next
    while (text[from] === ' ') from += 1
    while (text[to - 1] === ' ') to -= 1
    const children = plainInline(lines, from, to, at)
    if (!children) return null
    const end = lines.point(next === last ? next + 1 : next, at)
    cells.push({ type: 'tableCell', children, position: { start: lines.point(bar, at), end } })
    bar = next
  }
  return cells
}
