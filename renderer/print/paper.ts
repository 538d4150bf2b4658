import { isLandscape, paperSizes, type PdfOptions } from '../../core/export/pdf-options.ts'
import type { DeckOutline } from '../../core/rpc/contract.ts'
import { SLIDE_WIDTH } from '../shared/preview.ts'
import { element } from './gather.ts'
import type { MarginTexts } from './margin-texts.ts'
import { pageRule } from './slide-pages.ts'

/** Of a page's text, millimetres. */
export interface TextArea {
  width: number
  height: number
}

/** Millimetres. */
export const MARGIN = { top: 24, side: 20, bottom: 25 }

/** Room for text between the margins. */
export function textArea(options: PdfOptions): TextArea {
  const { width, height } = paperSizes[options.paper]
  const [across, down] = isLandscape(options) ? [height, width] : [width, height]
  return { width: across - 2 * MARGIN.side, height: down - MARGIN.top - MARGIN.bottom }
}

/** @param what says what the document is; the authors stand there when it is empty */
function marginTexts(options: PdfOptions, { meta }: DeckOutline, what: string): MarginTexts {
  const { title, authors, disclaimer } = meta
  return {
    left: title,
    right: what || authors.join(', '),
    foot: (options.disclaimer && disclaimer) || '',
    hasNumber: options.pageNumbers,
  }
}

/**
 * Running heads and page numbers stand in the margins, which the browser fills on every page that the text
 * runs on to, and which screen readers pass over.
 */
export function paperRules(options: PdfOptions, outline: DeckOutline, what: string): MarginTexts {
  const texts = marginTexts(options, outline, what)
  const { width, height } = paperSizes[options.paper]
  const size = isLandscape(options) ? `${height}mm ${width}mm` : `${width}mm ${height}mm`
  const { top, side, bottom } = MARGIN
  const small = 'font: 400 8pt/11pt Inter, sans-serif; color: #4f5b69;'
  const foot = texts.foot === '' ? 'none' : cssString(texts.foot)
  const number = texts.hasNumber ? 'counter(page) " / " counter(pages)' : 'none'
  pageRule(
    `size: ${size}; margin: ${top}mm ${side}mm ${bottom}mm;
     @top-left { content: ${cssString(texts.left)}; ${small} vertical-align: bottom; padding-bottom: 5mm; text-align: left }
     @top-right { content: ${cssString(texts.right)}; ${small} vertical-align: bottom; padding-bottom: 5mm; text-align: right }
     @bottom-left { content: ${foot}; ${small} font-size: 7pt; line-height: 9.5pt; vertical-align: top; padding-top: 5mm; width: ${Math.min(width, 210) - 2 * side - 30}mm; text-align: left }
     @bottom-right { content: ${number}; ${small} font-variant-numeric: tabular-nums; vertical-align: top; padding-top: 5mm; text-align: right }`,
  )
  return texts
}

/** The first lines of a document: what it is and of which lecture. */
export function titleBlock(outline: DeckOutline, what: string, facts: string[]): HTMLElement {
  const { title, subtitle, authors } = outline.meta
  const block = element('header', 'title-block')
  block.append(element('p', 'title-block-kind', what), element('h1', 'title-block-title', title))
  if (subtitle !== undefined) block.append(element('p', 'title-block-subtitle', subtitle))
  const line = [authors.join(', '), ...facts].filter((fact) => fact !== '').join(' · ')
  if (line !== '') block.append(element('p', 'title-block-facts', line))
  return block
}

/** As CSS writes text. */
function cssString(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\s+/g, ' ')}"`
}

/** A slide drawn so many millimetres wide. */
export function frame(section: HTMLElement, millimetres: number): HTMLElement {
  const box = element('div', 'frame', section)
  box.style.setProperty('--frame-width', `${millimetres}mm`)
  // Not by a transform: what is transformed comes as a form of its own, in which readers lose the tags' order.
  section.style.zoom = String(((millimetres / 25.4) * 96) / SLIDE_WIDTH)
  return box
}
