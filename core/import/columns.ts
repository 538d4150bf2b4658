import { divLine } from './marks.ts'
import { Passage } from './passage.ts'

/** Passages side by side; what is empty still takes its place. */
export function inColumns(columns: [Passage, ...Passage[]]): Passage {
  const close = divLine('')
  const parts = columns.flatMap((column) => [divLine('column'), column, close])
  return Passage.join(columns[0].slice(0, 0), divLine('columns'), ...parts, close)
}
