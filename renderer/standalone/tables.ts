import type { CellLine, TableCell, TableObject } from '../../core/export/slide-objects.ts'
import { boxOf } from './boxes.ts'
import { hex, paragraphOf, type TextContext } from './object-texts.ts'

/** A cell of the page where it begins, or what is missing from a row that is shorter than others. */
interface Spot {
  cell: HTMLTableCellElement | null
  row: number
  column: number
  across: number
  down: number
}

/** Null for a table without cells. */
export function tableObject(
  table: HTMLTableElement,
  context: TextContext & { origin: DOMRect },
): TableObject | null {
  const rows = [...table.rows].filter(({ cells }) => cells.length > 0)
  if (rows.length === 0) return null
  const { spots, columns } = gridOf(rows)
  return {
    kind: 'table',
    box: boxOf(table, context.origin),
    rows: rows.map((row, index) => ({
      heading: row.parentElement?.localName === 'thead',
      height: row.getBoundingClientRect().height,
      cells: spots
        .filter((spot) => spot.row === index)
        .map((spot) => cellOf(spot, lineAbove(spot, spots), context)),
    })),
    columns: widthsOf(spots, columns),
    size: Number.parseFloat(getComputedStyle(table).fontSize),
  }
}

/** More columns than any table shows; the format of the page takes a thousand. */
const MAX_COLUMNS = 100

/** Where each cell begins; rows that are shorter than others are filled up, as other programs demand. */
function gridOf(rows: readonly HTMLTableRowElement[]): { spots: Spot[]; columns: number } {
  const spots: Spot[] = []
  const taken = rows.map(() => new Set<number>())
  for (const [row, { cells }] of rows.entries()) {
    let column = 0
    for (const cell of cells) {
      while (taken[row]?.has(column)) column += 1
      const group = rows.findLastIndex(
        ({ parentElement }) => parentElement === cell.parentElement?.parentElement,
      )
      // 0 is as far as its group goes.
      const down = Math.min(cell.rowSpan || Infinity, Math.max(row, group) - row + 1)
      let across = 1
      while (across < Math.min(cell.colSpan, MAX_COLUMNS) && !taken[row]?.has(column + across)) across += 1
      for (let y = row; y < row + down; y += 1)
        for (let x = column; x < column + across; x += 1) taken[y]?.add(x)
      spots.push({ cell, row, column, across, down })
      column += across
    }
  }
  const columns = Math.max(...taken.map((each) => Math.max(...each) + 1))
  for (const [row, each] of taken.entries())
    for (let column = 0; column < columns; column += 1)
      if (!each.has(column)) spots.push({ cell: null, row, column, across: 1, down: 1 })
  spots.sort((a, b) => a.row - b.row || a.column - b.column)
  return { spots, columns }
}

/** Of a cell that takes one column if there is one, else an equal part of one that takes several. */
function widthsOf(spots: readonly Spot[], columns: number): number[] {
  return Array.from({ length: columns }, (_, column) => {
    const over = spots
      .filter(({ cell, ...spot }) => cell && spot.column <= column && column < spot.column + spot.across)
      .toSorted((a, b) => a.across - b.across)[0]
    return over?.cell ? Math.max(1, over.cell.getBoundingClientRect().width / over.across) : 1
  })
}

function cellOf({ cell, across, down }: Spot, above: CellLine | null, context: TextContext): TableCell {
  if (cell === null)
    return { paragraphs: [], across, down, padding: [0, 0, 0, 0], lines: [above, null, null, null] }
  const style = getComputedStyle(cell)
  const line = (side: string) => lineOf(style, side)
  return {
    paragraphs: [paragraphOf(cell, context, 0)],
    across,
    down,
    padding: [style.paddingTop, style.paddingRight, style.paddingBottom, style.paddingLeft].map(
      Number.parseFloat,
    ) as TableCell['padding'],
    lines: [line('top') ?? above, line('right'), line('bottom'), line('left')],
  }
}

/** Two cells share it: a program that is told of none by the lower one might draw none. */
function lineAbove({ row, column }: Spot, spots: readonly Spot[]): CellLine | null {
  const above = spots.find(
    (each) =>
      each.row + each.down === row &&
      each.column <= column &&
      column < each.column + each.across &&
      each.cell,
  )
  return above?.cell ? lineOf(getComputedStyle(above.cell), 'bottom') : null
}

/** The line that shows along one side, `top` and so on; null for none. */
export function lineOf(style: CSSStyleDeclaration, side: string): CellLine | null {
  const value = (what: string) => style.getPropertyValue(`border-${side}-${what}`)
  const width = Number.parseFloat(value('width'))
  const isThere = width > 0 && !/none|hidden/.test(value('style')) && !isClear(value('color'))
  return isThere ? { width, colour: hex(value('color')) } : null
}

/** Whether a colour as browsers compute it cannot be seen. */
export function isClear(colour: string): boolean {
  return /^transparent$|[,/] *0(?:\.0+)?%?\)$/.test(colour)
}
