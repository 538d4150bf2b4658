import { pageSize, type PdfOptions } from '../../core/export/pdf-options.ts'
import type { PreviewPart } from '../../core/export/preview.ts'
import type { PreviewSource } from '../shared/preview-source.ts'
import { element } from './gather.ts'
import type { MarginTexts } from './margin-texts.ts'
import { MARGIN } from './paper.ts'

/** What the page around this one hands over. @throws Error when this one stands alone */
export function previewSource(): PreviewSource {
  const source = window.parent.lecternPreview
  if (source === undefined || window.parent === window) throw new Error('A preview stands in another page.')
  return source
}

/** On a screen there are no margins of paper to print into: they are part of the page. */
export function showAsPaper(options: PdfOptions): void {
  const root = document.documentElement
  root.classList.add('is-preview')
  if (options.kind === 'slides' || options.kind === 'steps') return
  const { width, height } = pageSize(options)
  const { top, side, bottom } = MARGIN
  root.classList.add('is-paper')
  root.style.setProperty('--paper-width', `${width}px`)
  root.style.setProperty('--paper-height', `${height}px`)
  root.style.setProperty('--paper-margins', `${top}mm ${side}mm ${bottom}mm`)
}

/** What the browser would write into the margins. How many pages there are only printing tells. */
export function drawMargins(texts: MarginTexts, { page }: PreviewPart): void {
  const number = texts.hasNumber ? `${page} / …` : ''
  document.body.append(
    element('p', 'paper-head', element('span', '', texts.left), element('span', '', texts.right)),
    element('p', 'paper-foot', element('span', '', texts.foot), element('span', 'paper-number', number)),
  )
}
