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
import { showOnScreen } from './on-screen.ts'
import { SLIDE_HEIGHT, SLIDE_WIDTH } from '../shared/preview.ts'
import { slideSourceLines } from './slide-sources.ts'

/** CSS pixels at the foot of a page. */
const SOURCES_HEIGHT = 116
const DISCLAIMER_HEIGHT = 40

/**
 * Pages that are slides: one a slide at its last step, or one a step. Each is a box of exactly the page's size
 * that nothing outside has a part in. One part is laid out at once; what comes next takes its place.
 * @param parts indices of the slides of each
 */
export async function* slidePages(
  connection: PrintConnection,
  outline: DeckOutline,
  options: PdfOptions,
  place: HTMLElement,
  parts: readonly (readonly number[])[],
): AsyncGenerator<PageReport, void> {
  const { width, height } = pageSize(options)
  pageRule(`size: ${width}px ${height}px; margin: 0`)
  const sheet = sheetOf(options, outline, height)
  document.documentElement.style.setProperty('--page-height', `${height}px`)
  document.documentElement.style.setProperty('--slide-height', `${sheet.slideHeight}px`)
  document.documentElement.classList.toggle('without-page-numbers', !options.pageNumbers)
  const slides = slidesOf(connection, outline, parts.flat())
  for (const [at, indices] of parts.entries()) {
    const part: Part = { report: newReport(outline), sections: [], written: [] }
    for (const _ of indices) {
      const { value } = await slides.next()
      if (value) await addSlide(part, value, connection, sheet)
    }
    // Tells how far it is, which it does after the last slide of some.
    if (at === parts.length - 1) await slides.next()
    yield await finished(part, place, outline)
  }
}

/** Pages that are printed at once. */
interface Part {
  report: PageReport
  /** One for each slide. */
  sections: HTMLElement[]
  /** All of them. In the document only when they are there, or the browser would lay some of them out again and again. */
  written: { slide: string; element: HTMLElement }[]
}

async function addSlide(
  { report, sections, written }: Part,
  slide: SlideContent,
  connection: PrintConnection,
  sheet: Sheet,
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
    written.push({ slide: slide.id, element: pageAround(section, slide, sheet) })
    report.pages.push({ slide: slide.id, step })
  }
}

async function finished(
  { report, sections, written }: Part,
  place: HTMLElement,
  outline: DeckOutline,
): Promise<PageReport> {
  showOnScreen(true)
  place.replaceChildren(...written.map(({ element: page }) => page))
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
