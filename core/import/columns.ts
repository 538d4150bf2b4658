import { divLine } from './marks.ts'
import { Passage } from './passage.ts'

/** Passages side by side; what is empty still takes its place. Widths such as `40%`, by index. */
export function inColumns(columns: [Passage, ...Passage[]], widths: (string | undefined)[] = []): Passage {
  const close = divLine('')
  const parts = columns.flatMap((column, index) => [divLine('column', widths[index]), column, close])
  return Passage.join(columns[0].slice(0, 0), divLine('columns'), ...parts, close)
}
