import type { PdfOptions } from '../../core/export/pdf-options.ts'
import type { DeckOutline, PageReport, SlideContent } from '../../core/rpc/contract.ts'
import { longDate } from '../shared/slide.ts'
import {
  eachSlide,
  element,
  everythingArrived,
  newReport,
  overflowsOf,
  type PrintConnection,
} from './gather.ts'
import { layOutSlide } from './lay-out.ts'
import { missingLetters } from './missing-letters.ts'
import { notesText } from './notes-text.ts'
import { frame, paperRules, textArea, type TextArea } from './paper.ts'
import { shortName } from './slide-sources.ts'
import { createSourceList } from './source-list.ts'
import { printWords } from './words.ts'

/**
 * Slides several to a sheet, or one with its notes. In place of the slides that list the sources, which nobody
 * can read when they are small, the list itself stands at the end.
 */
export async function printHandout(
  connection: PrintConnection,
  outline: DeckOutline,
  options: PdfOptions,
  place: HTMLElement,
): Promise<PageReport> {
  const report = newReport(outline)
  const { meta } = outline
  const date = meta.date === undefined ? '' : longDate(meta.date, meta.lang)
  const right = [meta.authors.join(', '), date].filter(Boolean).join(' · ')
  const margins = paperRules(options, outline, right)
  connection.onMargins?.(margins)
  const area = textArea(options)
  const sources = createSourceList(outline, true)
  const sections: HTMLElement[] = []
  const written: { slide: string; element: Element }[] = []
  let sheet: HTMLElement | null = null
  await eachSlide(connection, outline, async (slide) => {
    sources.add(slide)
    if (slide.kind === 'bibliography') return
    const copy = {
      kind: 'page',
      step: slide.lastStep,
      lit: false,
      outline,
      appearance: options.appearance,
      ink: connection.ink,
    } as const
    const section = await layOutSlide(slide, copy, report)
    sections.push(section)
    if (sheet === null || sheet.childElementCount === options.perPage) {
      sheet = element('div', sheetClass(options))
      sheet.style.setProperty('--sheet-height', `${area.height}mm`)
      place.append(sheet)
      report.pages.push({ slide: slide.id, step: slide.lastStep })
    }
    const made = cell(section, slide, options, area, outline)
    written.push({ slide: slide.id, element: made })
    sheet.append(made)
  })
  const list = sources.finish()
  if (list !== null) {
    place.append(list)
    written.push({ slide: sources.slide, element: list })
    report.pages.push({ slide: sources.slide, step: 0 })
  }
  await everythingArrived(place)
  report.overflows = overflowsOf(sections)
  report.missingLetters = missingLetters(written)
  return report
}

function sheetClass({ beside, perPage }: PdfOptions): string {
  return `sheet with-${beside} per-${perPage} ${beside === 'notes' ? 'runs-on' : 'is-fixed'}`
}

function cell(
  section: HTMLElement,
  slide: SlideContent,
  options: PdfOptions,
  area: TextArea,
  outline: DeckOutline,
): HTMLElement {
  const words = printWords(outline.meta.lang)
  const shown = element('div', 'cell-slide', frame(section, frameWidth(options, area)))
  const box = element('div', 'cell', shown)
  const cites = options.slideSources && slide.references.length > 0
  if (options.beside === 'notes') {
    box.append(notesText(slide, words) ?? element('p', 'no-notes', words.noNotes))
    if (cites) box.append(fullSources(slide, words.sources))
    return box
  }
  if (cites) shown.append(shortSources(slide))
  if (options.beside === 'lines') box.append(ruledLines(options))
  return box
}

/** Width of one slide in millimetres, by what stands beside it and how many share the sheet. */
function frameWidth({ perPage, beside, slideSources }: PdfOptions, area: TextArea): number {
  const gap = 8
  const foot = slideSources ? 9 : 0
  const rows = beside === 'lines' ? perPage : perPage === 6 ? 3 : perPage === 4 ? 2 : perPage
  const columns = beside === 'nothing' && perPage >= 4 ? 2 : 1
  const fromHeight = (((area.height - (rows - 1) * gap) / rows - foot) * 16) / 9
  // A hair less, so that rounding never cuts off an edge.
  const fromWidth = (area.width - (columns - 1) * gap) / columns - 0.3
  if (beside === 'notes') return Math.min(150, area.width)
  if (beside === 'lines') return Math.min(fromHeight, perPage === 1 ? fromWidth : perPage === 2 ? 118 : 96)
  return Math.min(fromHeight, fromWidth)
}

/** Lines to write on; the sheet cuts off those for which there is no room. */
function ruledLines({ perPage }: PdfOptions): HTMLElement {
  const lines = element('div', 'lines')
  lines.ariaHidden = 'true'
  for (let line = 0; line < (perPage === 1 ? 24 : 12); line += 1) lines.append(element('div', 'line'))
  return lines
}

function shortSources(slide: SlideContent): HTMLElement {
  return element('p', 'cell-sources', slide.references.map(shortName).join('; '))
}

function fullSources(slide: SlideContent, title: string): HTMLElement {
  const list = element('ul')
  for (const reference of slide.references) {
    const item = element('li')
    item.innerHTML = reference.entryHtml
    if (reference.locator !== undefined) item.append(` ${reference.locator}`)
    list.append(item)
  }
  return element('div', 'notes-sources', element('p', 'small-heading', title), list)
}
