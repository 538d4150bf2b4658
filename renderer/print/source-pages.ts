import type { PdfOptions } from '../../core/export/pdf-options.ts'
import type { DeckOutline, PageReport } from '../../core/rpc/contract.ts'
import { eachSlide, element, everythingArrived, newReport, type PrintConnection } from './gather.ts'
import { missingLetters } from './missing-letters.ts'
import { paperRules } from './paper.ts'
import { createSourceList } from './source-list.ts'

/** The bibliography as a document of its own. */
export async function printSources(
  connection: PrintConnection,
  outline: DeckOutline,
  options: PdfOptions,
  place: HTMLElement,
): Promise<PageReport> {
  const report = newReport(outline)
  const margins = paperRules(options, outline, outline.meta.authors.join(', '))
  connection.onMargins?.(margins)
  const sources = createSourceList(outline, false)
  await eachSlide(connection, outline, async (slide) => sources.add(slide))
  const list = sources.finish()
  if (list === null) throw new Error('the lecture cites nothing.')
  const title = list.querySelector('.list-title')
  title?.after(element('p', 'list-subtitle', outline.meta.title))
  place.append(list)
  report.pages.push({ slide: sources.slide, step: 0 })
  await everythingArrived(place)
  report.missingLetters = missingLetters([{ slide: sources.slide, element: list }])
  return report
}
