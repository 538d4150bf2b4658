import type { Paragraph, TextRun } from '../../core/export/slide-objects.ts'

/** What texts are compared with, and where what they lost is written down. */
export interface TextContext {
  /** `#rrggbb` of the slide's text. */
  ink: string
  lost: Set<string>
}

/** @param without parts of it that stand elsewhere */
export function paragraphOf(
  block: HTMLElement,
  context: TextContext,
  level: number,
  without: readonly Element[] = [],
): Paragraph {
  const style = getComputedStyle(block)
  const isRtl = style.direction === 'rtl'
  const align = alignOf(style.textAlign, isRtl)
  const runs: TextRun[] = []
  collectRuns(block, context, runs, without)
  const size = Number.parseFloat(style.fontSize)
  for (const run of runs) if (run.size !== undefined && Math.abs(run.size - size) < 0.5) delete run.size
  return { runs: trimmed(runs), level, size, align, ...(isRtl && { isRtl }) }
}

function alignOf(textAlign: string, isRtl: boolean): Paragraph['align'] {
  if (textAlign === 'center') return 'center'
  if (textAlign === 'right' || textAlign === 'left') return textAlign
  return (textAlign === 'end') === isRtl ? 'left' : 'right'
}

function collectRuns(node: Node, context: TextContext, runs: TextRun[], without: readonly Element[]): void {
  for (const child of node.childNodes) {
    if (child instanceof Text) {
      const text = child.data.replaceAll(/\s+/g, ' ')
      if (text !== '' && child.parentElement) runs.push(runOf(text, child.parentElement, context))
    } else if (child instanceof HTMLElement && !without.includes(child)) {
      if (child.matches('.visually-hidden, svg, .footnote-mark:empty')) continue
      if (child.localName === 'br') runs.push({ text: '\n' })
      else if (child.matches('.katex, .math')) takeFormula(child, context, runs)
      else collectRuns(child, context, runs, without)
    }
  }
}

/** Written as its author wrote it: an editable formula is another thing in every program. */
function takeFormula(formula: HTMLElement, context: TextContext, runs: TextRun[]): void {
  const source = formula.querySelector('annotation')?.textContent ?? formula.textContent ?? ''
  runs.push({ text: source.trim(), italic: true })
  context.lost.add('the layout of formulas, which stand as they were written')
}

function runOf(text: string, parent: HTMLElement, { ink }: TextContext): TextRun {
  const style = getComputedStyle(parent)
  const colour = hex(style.color)
  const link = parent.closest('a[href]')
  const address = link?.getAttribute('data-slide-link') ?? link?.getAttribute('href') ?? ''
  return {
    text,
    ...(Number(style.fontWeight) >= 600 && { bold: true }),
    ...(style.fontStyle === 'italic' && { italic: true }),
    ...(parent.closest('code') && { code: true }),
    ...(/^[^,]*serif/i.test(style.fontFamily) && { serif: true }),
    ...(!parent.closest('sup, sub') && { size: Number.parseFloat(style.fontSize) }),
    ...(parent.closest('sup') ? { raised: 'sup' } : parent.closest('sub') ? { raised: 'sub' } : {}),
    ...(colour !== ink && { colour }),
    ...(address !== '' && {
      link: /^(?:https|mailto):/.test(address) ? address : `#${address.replace(/^#/, '')}`,
    }),
  } as TextRun
}

/** Without the white space at its ends. */
function trimmed(runs: TextRun[]): TextRun[] {
  const kept = runs.filter(({ text }) => text !== '')
  const [first] = kept
  const last = kept.at(-1)
  if (first) first.text = first.text.replace(/^ +/, '')
  if (last) last.text = last.text.replace(/ +$/, '')
  return kept.filter(({ text }) => text !== '')
}

/** Of the text that stands in it, without the room around; of the element where it has no text. */
export function textBox(element: Element): DOMRect {
  const range = document.createRange()
  range.selectNodeContents(element)
  const box = range.getBoundingClientRect()
  return box.width === 0 && box.height === 0 ? element.getBoundingClientRect() : box
}

/** How far its text is from that of the block above it. */
export function gapBelow(above: Element | undefined, block: Element): { before?: number } {
  const gap = above === undefined ? 0 : textBox(block).top - textBox(above).bottom
  return gap > 1 ? { before: gap } : {}
}

/** `#rrggbb` of a colour as browsers compute it. */
export function hex(colour: string): string {
  const numbers = (/\(([^)]+)\)/.exec(colour)?.[1] ?? '0,0,0').split(/[\s,/]+/).map(Number)
  return `#${numbers
    .slice(0, 3)
    .map((value) => Math.round(value).toString(16).padStart(2, '0'))
    .join('')}`
}
