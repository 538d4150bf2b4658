import type { Element, ElementContent } from 'hast'
import type { Math as MathBlock, InlineMath } from 'mdast-util-math'
import { placeAt } from './diagnose.ts'
import { limits } from './limits.ts'
import { reportBroken, type Scope, type Slot } from './scope.ts'
import { alignText } from './source-map.ts'
import { texCommands } from './tex-commands.ts'

/** A formula as KaTeX draws it, or what is wrong with it at its place in the file. */
export function mathSlot(node: MathBlock | InlineMath, scope: Scope): Slot {
  const isBlock = node.type === 'math'
  const start = node.position?.start.offset ?? 0
  const written = scope.source.text.slice(start, node.position?.end.offset)
  const isDisplay = isBlock || written.startsWith('$$')
  scope.deck.usesMath = true
  return ({ katex }) => {
    if (!katex) return []
    if (node.value.length > limits.formula) {
      const reason = `this formula is longer than ${limits.formula} characters and is not shown`
      const mistake = { code: 'limit-exceeded' as const, place: placeAt(scope.source, start), reason }
      return [reportBroken(scope, isBlock ? 'div' : 'span', mistake)]
    }
    try {
      const html = katex.renderToString(node.value, {
        // Both: HTML in KaTeX's own fonts for the eye (MathML in browsers still draws ℝ as R and
        // misplaces accents), MathML for screen readers.
        output: 'htmlAndMathml',
        displayMode: isDisplay,
        throwOnError: true,
        strict: 'ignore',
        trust: false,
        maxExpand: 1000,
        maxSize: 100,
      })
      return [mathElement(html, isBlock)]
    } catch (error) {
      const offset = start + formulaOffset(node.value, written, problemPosition(error))
      const reason = `this formula cannot be read: ${problemText(error)}`
      const place = placeAt(scope.source, offset)
      const hint = commandHint(problemText(error), scope)
      return [reportBroken(scope, isBlock ? 'div' : 'span', { code: 'math-invalid', place, reason, hint })]
    }
  }
}

function commandHint(problem: string, scope: Scope): string | undefined {
  const command = /^Undefined control sequence: \\([A-Za-z]+)/.exec(problem)?.[1]
  return command === undefined ? undefined : scope.deck.report.didYouMean(command, texCommands, '\\')
}

/** KaTeX's output is trusted: with `trust: false` it contains no addresses, styles or handlers of the author's. */
function mathElement(html: string, isBlock: boolean): Element {
  const children = [{ type: 'raw', value: html } as unknown as ElementContent]
  const tagName = isBlock ? 'div' : 'span'
  return { type: 'element', tagName, properties: { className: ['math'] }, children }
}

/** 0-based position in the formula. */
function problemPosition(error: unknown): number {
  const position = (error as { position?: unknown }).position
  return typeof position === 'number' ? position : 0
}

function problemText(error: unknown): string {
  const raw = (error as { rawMessage?: unknown }).rawMessage
  return typeof raw === 'string' ? raw : 'it is too deeply nested'
}

/** From a position in the formula to an offset in what the author wrote, dollar signs included. */
function formulaOffset(value: string, written: string, position: number): number {
  const fence = /^\$+[^\S\n]*\n?/.exec(written)?.[0].length ?? 0
  const { offsets } = alignText(value, written.slice(fence))
  const last = offsets.at(-1)
  return fence + (offsets[position] ?? (last === undefined ? 0 : last + 1))
}
