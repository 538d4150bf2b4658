import { placeAt, type Report, type SourceText } from './diagnose.ts'
import { limits } from './limits.ts'

/**
 * The text without what would keep the parser busy for too long: blocks of absurd length and lines that open
 * dozens of quotations or lists within each other. Blanks stand in their place, so that all offsets stay.
 */
export function withinLimits(source: SourceText, report: Report): SourceText {
  const cuts = [...longBlocks(source), ...deepLines(source)].sort((a, b) => a.from - b.from)
  if (cuts.length === 0) return source
  const pieces: string[] = []
  let at = 0
  for (const { from, to, reason } of cuts) {
    if (to <= at) continue
    const start = Math.max(from, at)
    pieces.push(source.text.slice(at, start), source.text.slice(start, to).replaceAll(/[^\n]/g, ' '))
    at = to
    report.add('limit-exceeded', placeAt(source, start), reason, 'Leave a blank line now and then.')
  }
  pieces.push(source.text.slice(at))
  return { ...source, text: pieces.join('') }
}

interface Cut {
  /** 0-based offsets; `to` is exclusive. */
  from: number
  to: number
  reason: string
}

function longBlocks({ text, lineStarts }: SourceText): Cut[] {
  const cuts: Cut[] = []
  const reason = `this block is longer than ${limits.block} characters or ${limits.blockLines} lines; the rest is left out`
  let start = 0
  let lines = 0
  for (const [index, lineStart] of lineStarts.entries()) {
    const end = lineEnd(text, lineStarts, index)
    lines += 1
    if (text.slice(lineStart, Math.min(end, lineStart + limits.block)).trim() === '') {
      start = end + 1
      lines = 0
    }
    if (end - start <= limits.block && lines <= limits.blockLines) continue
    const from = lines > limits.blockLines ? lineStart : Math.max(lineStart, start + limits.block)
    cuts.push({ from, to: end, reason })
  }
  return joined(cuts)
}

/** Cuts that follow one another count as one. */
function joined(cuts: Cut[]): Cut[] {
  const result: Cut[] = []
  for (const cut of cuts) {
    const last = result.at(-1)
    if (last && last.to + 1 === cut.from) last.to = cut.to
    else result.push(cut)
  }
  return result
}

/** What opens a quotation or a list item. */
const container = /[ \t]*(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))/y

function deepLines({ text, lineStarts }: SourceText): Cut[] {
  const cuts: Cut[] = []
  for (const [index, lineStart] of lineStarts.entries()) {
    let count = 0
    container.lastIndex = lineStart
    while (count <= limits.containers && container.test(text)) count += 1
    if (count <= limits.containers) continue
    const reason = `this line opens more than ${limits.containers} quotations or lists; it is left out`
    cuts.push({ from: lineStart, to: lineEnd(text, lineStarts, index), reason })
  }
  return cuts
}

function lineEnd(text: string, lineStarts: readonly number[], index: number): number {
  const next = lineStarts[index + 1]
  return next === undefined ? text.length : next - 1
}
