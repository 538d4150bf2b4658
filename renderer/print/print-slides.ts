import type { DeckOutline, PageReport, SlideContent } from '../../core/rpc/contract.ts'
import type { LectureConnection } from '../shared/connect.ts'
import { drawDiagrams } from '../shared/diagrams.ts'
import { measureOverflow } from '../shared/fit.ts'
import { renderSlide } from '../shared/slide.ts'
import { applyStep } from '../shared/steps.ts'

/** Slides fetched and laid out at a time: large enough to be quick, small enough not to be one long wait. */
const BATCH = 100

/**
 * Lays every slide out at its last step, one after the other, into `place`, which must be in the
 * document and empty. Resolves once diagrams, fonts and pictures are there. The time is linear in the
 * number of slides: layout is read once, after everything was written.
 */
export async function printSlides(
  connection: Pick<LectureConnection, 'outline' | 'slides'>,
  place: HTMLElement,
): Promise<PageReport> {
  const outline = await connection.outline()
  document.title = outline.meta.title
  document.documentElement.lang = outline.meta.lang
  const report: PageReport = {
    deckRevision: outline.deckRevision,
    pages: [],
    diagramErrors: [],
    overflows: [],
  }
  const sections: HTMLElement[] = []
  for (let from = 0; from < outline.slides.length; from += BATCH) {
    const indices = outline.slides.slice(from, from + BATCH).map((slide) => slide.index)
    const slides = await connection.slides(indices)
    // A lecture edited meanwhile would mix two versions of itself.
    if (slides.length !== indices.length) throw new Error('The lecture changed while it was printed.')
    for (const slide of slides) sections.push(await layOut(slide, outline, place, report))
  }
  await Promise.all([document.fonts.ready, ...[...place.querySelectorAll('img')].map(arrived)])
  report.overflows = overflowsOf(sections)
  return report
}

async function layOut(
  slide: SlideContent,
  outline: DeckOutline,
  place: HTMLElement,
  report: PageReport,
): Promise<HTMLElement> {
  // Each slide is there once, so ids and links may stay what they are in the lecture.
  const section = renderSlide(slide, { outline, idPrefix: '', appearance: 'light' })
  place.append(section)
  const failures = await drawDiagrams(section, slide, { idPrefix: `${slide.id}--` })
  for (const failure of failures) report.diagramErrors.push({ slide: slide.id, ...failure })
  applyStep(section, slide.lastStep)
  // On paper there is no moment to point at: the latest part looks like the others, no line is dimmed.
  for (const part of section.querySelectorAll('.is-current')) part.classList.remove('is-current')
  for (const code of section.querySelectorAll('.has-lit-lines')) code.classList.remove('has-lit-lines')
  for (const figure of section.querySelectorAll('figure')) yieldToContent(figure)
  // The sources belong to the lecture and not to its last section; further pages of them to the first.
  if (slide.kind === 'bibliography' && outline.slides[slide.index - 1]?.kind !== 'bibliography')
    section.querySelector('.slide-title')?.setAttribute('aria-level', '1')
  report.pages.push({ slide: slide.id, step: slide.lastStep })
  return section
}

/**
 * In tags a `<figure>` would be one more figure around the picture, without alternative text; the
 * picture inside has it.
 */
function yieldToContent(figure: HTMLElement): void {
  if (figure.querySelector('img, svg[role="img"]') !== null) figure.setAttribute('role', 'none')
}

/** A picture that cannot be loaded is a diagnostic of the lecture already, not a reason not to print. */
async function arrived(image: HTMLImageElement): Promise<void> {
  await image.decode().catch(() => undefined)
}

function overflowsOf(sections: HTMLElement[]): PageReport['overflows'] {
  return sections.flatMap((section) => {
    const { x, y } = measureOverflow(section)
    return x > 0 || y > 0 ? [{ slide: section.dataset['slide'] ?? '', x, y }] : []
  })
}
