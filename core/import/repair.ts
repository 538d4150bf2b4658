import type { Code, Html, Nodes } from 'mdast'
import type { InlineMath, Math as MathBlock } from 'mdast-util-math'
import { fenceFor, fenceOf, fenceOfAnother, openFence } from '../deck/code-fences.ts'
import { walk } from '../deck/tree.ts'
import { OWN } from './marks.ts'
import { endOf, parseSafely, startOf } from './parsed.ts'
import type { Edit, Passage } from './passage.ts'
import type { ImportReport } from './report.ts'

/** Mending one thing may bring out another; a slide in which that goes on longer is left as it then is. */
const rounds = 6

/**
 * Closes what a slide opens and never closes, for in Lectern it would swallow the slides below, and keeps
 * dollar signs that are no formula from becoming one. A formula begins and ends without a blank and no digit
 * follows it, as in Pandoc, Marp and Slidev. Unless it `hasDivs`, colons at the beginning of a line are words.
 */
export function repair(passage: Passage, report: ImportReport, hasDivs = false): Passage {
  let mended = passage
  for (let round = 0; round < rounds; round++) {
    const root = parseSafely(mended.text)
    if (!root) return mended
    const current = mended
    const edits: Edit[] = []
    walk(root, (node) => {
      if (node.type === 'divMarker' && (hasDivs || node.value.startsWith(OWN))) return
      for (const edit of mend(node, current, report)) edits.push(edit)
    })
    if (edits.length === 0) return mended
    mended = mended.edit(edits)
  }
  return withoutMath(mended)
}

function mend(node: Nodes, passage: Passage, report: ImportReport): Edit[] {
  switch (node.type) {
    case 'inlineMath':
      return mendInlineMath(node, passage)
    case 'math':
      return mendMath(node, passage, report)
    case 'code':
      return mendCode(node, passage, report)
    case 'html':
      return mendHtml(node, passage, report)
    case 'divMarker':
      return [{ start: startOf(node), end: startOf(node), text: '\\' }]
    default:
      return []
  }
}

function mendInlineMath(node: InlineMath, { text }: Passage): Edit[] {
  const start = startOf(node)
  const written = text.slice(start, endOf(node))
  if (written.startsWith('$$')) return []
  const isFormula =
    /^\$[^\s$]/.test(written) && /[^\s]\$$/.test(written) && !/\d/.test(text[endOf(node)] ?? '')
  return isFormula ? [] : [{ start, end: start, text: '\\' }]
}

/** remark-math wants both fences on lines of their own and nothing after them. */
function mendMath(node: MathBlock, passage: Passage, report: ImportReport): Edit[] {
  const { text } = passage
  const start = startOf(node)
  const written = text.slice(start, endOf(node))
  const dollars = /^\$+/.exec(written)?.[0] ?? '$$'
  const opening = written.slice(dollars.length).split('\n', 1)[0] ?? ''
  if (/^\s*\{[^{}]*\}\s*$/.test(opening)) {
    report.add(
      'code-option-lost',
      passage.place(start),
      `the option ${opening.trim()} of this formula is left out`,
    )
    return [{ start: start + dollars.length, end: start + dollars.length + opening.length, text: '' }]
  }
  if (opening.trim() === '' && openFence(written) === undefined) return []
  const behind = start + dollars.length
  const close = text.indexOf('$$', behind)
  const inside = close < 0 ? '' : text.slice(behind, close)
  if (close >= 0 && inside.trim() !== '' && !/\n[ \t]*\n/.test(inside)) {
    return [{ start, end: close + 2, text: `$$\n${inside.trim()}\n$$\n` }]
  }
  report.add('unclosed', passage.place(start), 'this formula is never closed, so its $$ stays as text')
  return [{ start, end: behind, text: '\\$'.repeat(dollars.length) }]
}

function mendCode(node: Code, passage: Passage, report: ImportReport): Edit[] {
  const start = startOf(node)
  const end = endOf(node)
  const written = passage.text.slice(start, end)
  const fence = openFence(written)
  if (fence === undefined) return lengthenFence(node, written, passage, report)
  report.add('unclosed', passage.place(start), 'this code block is never closed; it ends with the slide now')
  const prefix = passage.text.slice(passage.text.lastIndexOf('\n', start - 1) + 1, start)
  const line = `${prefix.replaceAll(/[^>\t]/g, ' ')}${fence}`
  // In a list the block may reach to the beginning of the line after it.
  return [{ start: end, end, text: passage.text[end - 1] === '\n' ? `${line}\n` : `\n${line}` }]
}

/**
 * Code that holds a fence such as its own gets a longer one, for Lectern takes it for code that is never closed.
 * Its author may have meant either.
 */
function lengthenFence(node: Code, written: string, passage: Passage, report: ImportReport): Edit[] {
  const fence = fenceOf(written)
  if (fence === undefined) return []
  const longer = fenceFor(node.value, fence)
  if (longer === fence) return []
  const [start, end] = [startOf(node), endOf(node)]
  const inner = fenceOfAnother(node, fence)
  if (inner !== undefined) {
    const { line } = passage.place(start + lineStart(written, inner.line))
    const reason = `this code block holds ${inner.opening} of line ${line}; it may be one that was never closed`
    report.add('unclosed', passage.place(start), reason, undefined, 'info')
  }
  const lastLine = written.lastIndexOf('\n') + 1
  // In a list or quotation it begins with other marks.
  const closing = start + lastLine + written.slice(lastLine).search(/[`~]/)
  return [
    { start, end: start + fence.length, text: longer },
    { start: closing, end, text: longer },
  ]
}

/** Offset of the line with this number, 0-based. */
function lineStart(text: string, line: number): number {
  let at = 0
  for (let passed = 0; passed < line; passed += 1) at = text.indexOf('\n', at) + 1
  return at
}

/** The kinds of HTML that end only at a certain word. */
const swallowing: [opening: RegExp, closing: string][] = [
  [/^<!--/, '-->'],
  [/^<\?/, '?>'],
  [/^<!\[CDATA\[/, ']]>'],
  [/^<![a-z]/i, '>'],
]

function mendHtml(node: Html, passage: Passage, report: ImportReport): Edit[] {
  const start = startOf(node)
  const value = node.value.trimStart()
  const kind = swallowing.find(([opening]) => opening.test(value))
  if (kind && !value.includes(kind[1], kind[1] === '-->' ? 4 : 2)) {
    report.add('unclosed', passage.place(start), `this is never closed with ${kind[1]}, so it stays as text`)
    const at = passage.text.indexOf('<', start)
    return [{ start: at, end: at + 1, text: '&lt;' }]
  }
  const name = /^<(pre|script|style|textarea)(?=[\s>]|$)/i.exec(value)?.[1]
  if (name !== undefined && !/<\/(?:pre|script|style|textarea)>/i.test(value)) {
    report.add('unclosed', passage.place(start), `<${name}> is never closed; it ends with the slide now`)
    return [{ start: endOf(node), end: endOf(node), text: `\n</${name}>` }]
  }
  return []
}

/** The last resort: every dollar sign that is left means itself. */
function withoutMath(passage: Passage): Passage {
  const root = parseSafely(passage.text)
  if (!root) return passage
  const edits: Edit[] = []
  walk(root, (node) => {
    if (node.type !== 'math' && node.type !== 'inlineMath') return
    for (let at = startOf(node); at < endOf(node); at++) {
      if (passage.text[at] === '$' && passage.text[at - 1] !== '\\')
        edits.push({ start: at, end: at, text: '\\' })
    }
  })
  return passage.edit(edits)
}
