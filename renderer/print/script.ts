import type { PdfOptions } from '../../core/export/pdf-options.ts'
import type { DeckOutline, PageReport, SlideContent } from '../../core/rpc/contract.ts'
import { eachSlide, element, everythingArrived, newReport, type PrintConnection } from './gather.ts'
import { layOutSlide, spokenText } from './lay-out.ts'
import { missingLetters } from './missing-letters.ts'
import { notesText } from './notes-text.ts'
import { frame, paperRules, titleBlock } from './paper.ts'
import { printWords, type PrintWords } from './words.ts'
import { shortName } from './slide-sources.ts'

/** Millimetres. */
const THUMBNAIL = 48

/**
 * The speaker notes as a document to read: each slide small beside its notes, with the clock at which it is
 * planned and the cues at which to click.
 */
export async function printScript(
  connection: PrintConnection,
  outline: DeckOutline,
  options: PdfOptions,
  place: HTMLElement,
): Promise<PageReport> {
  const report = newReport(outline)
  const words = printWords(outline.meta.lang)
  const margins = paperRules(options, outline, words.script)
  connection.onMargins?.(margins)
  const { duration } = outline.meta
  const facts = [
    `${outline.slides.length} ${words.slides}`,
    ...(duration === undefined ? [] : [`${duration} ${words.minutes}`]),
  ]
  place.append(titleBlock(outline, words.script, facts))
  report.pages.push({ slide: outline.slides[0]?.id ?? '', step: 0 })
  const clock = planned(outline)
  const written: { slide: string; element: Element }[] = []
  await eachSlide(connection, outline, async (slide) => {
    // Nobody reads the sources out.
    if (slide.kind === 'bibliography' || slide.kind === 'title') return
    const { appearance } = options
    const copy = { step: slide.lastStep, lit: false, outline, appearance, ink: connection.ink }
    const picture = await layOutSlide(slide, { ...copy, kind: 'picture' }, report)
    const label = `${words.slide} ${slide.index + 1}. ${spokenText(picture)}`
    const framed = frame(picture, THUMBNAIL)
    framed.role = 'img'
    framed.ariaLabel = label
    const made = passage(slide, framed, clock.get(slide.id), words, options)
    written.push({ slide: slide.id, element: made })
    place.append(made)
  })
  await everythingArrived(place)
  report.missingLetters = missingLetters(written)
  return report
}

function passage(
  slide: SlideContent,
  picture: HTMLElement,
  time: string | undefined,
  words: PrintWords,
  options: PdfOptions,
): HTMLElement {
  const heading = element(slide.kind === 'section' ? 'h1' : 'h2', 'passage-title')
  heading.id = slide.id
  if (slide.title === '') heading.append(`${words.slide} ${slide.index + 1}`)
  else heading.innerHTML = slide.titleHtml
  const side = element('div', 'passage-side', picture)
  const facts = element('p', 'passage-facts', element('span', 'passage-number', String(slide.index + 1)))
  if (time !== undefined) facts.append(element('span', 'passage-time', time))
  side.append(facts)
  const text = element(
    'div',
    'passage-text',
    heading,
    notesText(slide, words) ?? element('p', 'no-notes', words.noNotes),
  )
  if (options.slideSources && slide.references.length > 0)
    text.append(
      element('p', 'cell-sources', `${words.sources}: ${slide.references.map(shortName).join('; ')}`),
    )
  // The heading comes first for those who listen; the style sheet puts the picture before it.
  return element('section', `passage is-${slide.kind}`, text, side)
}

/** When each slide is planned to begin and end, as `4:30–6:00`; none where nothing is planned. */
function planned(outline: Pick<DeckOutline, 'slides'>): Map<string, string> {
  const times = new Map<string, string>()
  let from = 0
  for (const { id, minutes } of outline.slides) {
    if (minutes === undefined) continue
    times.set(id, `${clockText(from)}–${clockText(from + minutes)}`)
    from += minutes
  }
  return times
}

function clockText(minutes: number): string {
  const seconds = Math.round(minutes * 60)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
