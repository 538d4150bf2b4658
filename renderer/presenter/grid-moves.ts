/**
 * Where an arrow key leads in cards that stand in rows, group under group.
 * @param sizes number of cards of each group, in order
 * @param columns cards in a full row
 * @param index 0-based, of the card over all groups
 * @returns 0-based; the same where there is nothing that way
 */
export function moveInGrid(sizes: readonly number[], columns: number, index: number, key: string): number {
  const total = sizes.reduce((sum, size) => sum + size, 0)
  switch (key) {
    case 'ArrowRight':
      return Math.min(total - 1, index + 1)
    case 'ArrowLeft':
      return Math.max(0, index - 1)
    case 'Home':
      return 0
    case 'End':
      return total - 1
    case 'ArrowDown':
    case 'ArrowUp':
      return beside(rowsOf(sizes, columns), index, key === 'ArrowDown' ? 1 : -1)
    default:
      return index
  }
}

/** First index and length of every row. */
function rowsOf(sizes: readonly number[], columns: number): { first: number; length: number }[] {
  let first = 0
  return sizes.flatMap((size) => {
    const rows = []
    for (let done = 0; done < size; done += columns)
      rows.push({ first: first + done, length: Math.min(columns, size - done) })
    first += size
    return rows
  })
}

function beside(rows: readonly { first: number; length: number }[], index: number, by: 1 | -1): number {
  const at = rows.findIndex(({ first, length }) => index >= first && index < first + length)
  const row = rows[at + by]
  if (at < 0 || row === undefined) return index
  const column = index - (rows[at]?.first ?? 0)
  return row.first + Math.min(column, row.length - 1)
}
