import type { PdfOptions } from '../../core/export/pdf-options.ts'
import { pageSize } from '../../core/export/pdf-options.ts'
import type { DeckOutline, PageReport, SlideContent } from '../../core/rpc/contract.ts'
import {
  element,
  everythingArrived,
  newReport,
  overflowsOf,
  slidesOf,
  type PrintConnection,
} from './gather.ts'
import { layOutSlide } from './lay-out.ts'
import { missingLetters } from './missing-letters.ts'
import { SLIDE_HEIGHT, SLIDE_WIDTH } from '../shared/preview.ts'
import { slideSourceLines } from './slide-sources.ts'

/** CSS pixels at the foot of a page. */
const SOURCES_HEIGHT = 116
const DISCLAIMER_HEIGHT = 40

/**
 * Pages that are slides: one a slide at its last step, or one a step. Each is a box of exactly the page's size
 * that nothing outside has a part in. So many of them are laid out at once, at least, up to the end of a slide; what
 * comes next takes their place.
 */
export async function* slidePages(
  connection: PrintConnection,
  outline: DeckOutline,
  options: PdfOptions,
  place: HTMLElement,
  pagesAtOnce: number,
): AsyncGenerator<PageReport, void> {
  const { width, height } = pageSize(options)
  pageRule(`size: ${width}px ${height}px; margin: 0`)
  const sheet = sheetOf(options, outline, height)
  document.documentElement.style.setProperty('--page-height', `${height}px`)
  document.documentElement.style.setProperty('--slide-height', `${sheet.slideHeight}px`)
  document.documentElement.classList.toggle('without-page-numbers', !options.pageNumbers)
  let part = newPart(outline)
  for await (const slide of slidesOf(connection, outline)) {
    // Emptied only now, since the part was printed in between.
    if (part.report.pages.length === 0) place.replaceChildren()
    await addSlide(part, slide, { connection, sheet, place })
    if (part.report.pages.length < pagesAtOnce) continue
    yield await finished(part, place, outline)
    part = newPart(outline)
  }
  if (part.report.pages.length > 0) yield await finished(part, place, outline)
}

/** Pages that are printed at once. */
interface Part {
  report: PageReport
  /** One for each slide. */
  sections: HTMLElement[]
  /** All of them. */
  written: { slide: string; element: Element }[]
}

function newPart(outline: DeckOutline): Part {
  return { report: newReport(outline), sections: [], written: [] }
}

async function addSlide(
  { report, sections, written }: Part,
  slide: SlideContent,
  { connection, sheet, place }: { connection: PrintConnection; sheet: Sheet; place: HTMLElement },
): Promise<void> {
  const { outline, options } = sheet
  const first = options.kind === 'steps' ? 0 : slide.lastStep
  for (let step = first; step <= slide.lastStep; step += 1) {
    const kind = step === first ? 'page' : 'again'
    const lit = options.kind === 'steps'
    const section = await layOutSlide(
      slide,
      { kind, step, lit, outline, appearance: options.appearance, ink: connection.ink },
      report,
    )
    if (kind === 'page') sections.push(section)
    const page = pageAround(section, slide, sheet)
    written.push({ slide: slide.id, element: page })
    place.append(page)
    report.pages.push({ slide: slide.id, step })
  }
}

async function finished(
  { report, sections, written }: Part,
  place: HTMLElement,
  outline: DeckOutline,
): Promise<PageReport> {
  standIn(place, outline)
  await everythingArrived(place)
  report.overflows = overflowsOf(sections)
  report.missingLetters = missingLetters(written)
  return report
}

/**
 * The browser leaves out links to what is not there: slides of other parts are, without being seen. Where they are is
 * found out when the parts are put together.
 */
function standIn(place: HTMLElement, outline: DeckOutline): void {
  const slides = new Set(outline.slides.map(({ id }) => id))
  const wanted = [...place.querySelectorAll('a[href^="#"]')].map((link) =>
    idOf(link.getAttribute('href') ?? ''),
  )
  const elsewhere = [...new Set(wanted)].filter(
    (id) => slides.has(id) && place.querySelector(`#${CSS.escape(id)}`) === null,
  )
  const before = document.querySelector('.elsewhere')
  before?.remove()
  if (elsewhere.length === 0) return
  const targets = elsewhere.map((id) => {
    const target = element('span')
    target.id = id
    return target
  })
  const hidden = element('div', 'elsewhere', ...targets)
  hidden.hidden = true
  document.body.prepend(hidden)
}

/** '' when it is none that anything could have. */
function idOf(href: string): string {
  try {
    return decodeURIComponent(href.slice(1))
  } catch {
    return ''
  }
}

interface Sheet {
  outline: DeckOutline
  options: PdfOptions
  /** Of the slide before it is scaled, CSS pixels. */
  slideHeight: number
  /** 1 where the page is the slide. */
  scale: number
  /** Height of what stands below the slide, CSS pixels; 0 for nothing. */
  foot: number
}

/** Where a page is high enough the slide is laid out higher; where not, it is made smaller. */
function sheetOf(options: PdfOptions, outline: DeckOutline, height: number): Sheet {
  const disclaimer = options.disclaimer && outline.meta.disclaimer !== undefined
  const foot = (options.slideSources ? SOURCES_HEIGHT : 0) + (disclaimer ? DISCLAIMER_HEIGHT : 0)
  const slideHeight = Math.max(SLIDE_HEIGHT, height - foot)
  return { outline, options, slideHeight, scale: (height - foot) / slideHeight, foot }
}

function pageAround(section: HTMLElement, slide: SlideContent, sheet: Sheet): HTMLElement {
  const page = element('div', 'page')
  page.dataset['appearance'] = sheet.options.appearance
  if (sheet.foot === 0) {
    page.append(section)
    return page
  }
  if (sheet.scale < 1) {
    // Not by a transform, see `frame`.
    section.style.zoom = String(sheet.scale)
    section.style.left = `${(SLIDE_WIDTH * (1 / sheet.scale - 1)) / 2}px`
  }
  page.classList.add(
    `around-${slide.kind}`,
    ...[...section.classList].filter((name) => name.startsWith('background-')),
  )
  const colour = section.style.getPropertyValue('--slide-paper')
  if (colour !== '') page.style.setProperty('--slide-paper', colour)
  if (section.dataset['appearance']) page.dataset['appearance'] = section.dataset['appearance']
  page.append(section, footOf(slide, sheet))
  return page
}

function footOf(slide: SlideContent, { outline, options, foot }: Sheet): HTMLElement {
  const footer = element('footer', 'page-foot')
  footer.style.height = `${foot}px`
  if (options.slideSources && slide.kind !== 'bibliography') {
    const { size, lines } = slideSourceLines(slide)
    const list = element('ul', `page-sources is-${size}`)
    list.append(...lines)
    if (lines.length > 0) footer.append(list)
  }
  if (options.disclaimer && outline.meta.disclaimer !== undefined) {
    const disclaimer = element('p', 'page-disclaimer', outline.meta.disclaimer)
    // Read once: the title slide has it.
    disclaimer.ariaHidden = 'true'
    footer.append(disclaimer)
  }
  return footer
}

/** The one `@page` rule that all pages share. */
export function pageRule(...bodies: string[]): void {
  const style = element('style')
  style.textContent = bodies.map((body) => (body.startsWith('@') ? body : `@page { ${body} }`)).join('\n')
  document.head.append(style)
}
