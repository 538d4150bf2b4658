import type { Appearance } from '../../core/deck/types.ts'
import type { DeckOutline, PageReport, SlideContent } from '../../core/rpc/contract.ts'
import type { InkBySlide } from './gather.ts'
import { drawDiagrams } from '../shared/diagrams.ts'
import { inkSvg } from '../shared/ink-svg.ts'
import { renderSlide } from '../shared/slide.ts'
import { applyStep } from '../shared/steps.ts'

/**
 * What a copy of a slide is in its document. `page`: the slide itself, with its heading in the outline and its
 * name as the target of links. `again`: the same slide at a later step, whose heading is plain text, so that the
 * outline has each heading once. `picture`: what it looks like, beside a text that says the rest.
 */
export type CopyKind = 'page' | 'again' | 'picture'

export interface CopyOptions {
  kind: CopyKind
  /** 0-based. */
  step: number
  /** Lines of code light up, as they do at a step; otherwise all are shown alike. */
  lit: boolean
  appearance: Appearance
  outline: DeckOutline
  /** What was drawn on the slide; null when it is not to be printed. */
  ink: InkBySlide | null
}

/** Diagrams that fail go to `report`. The section is not in the document yet. */
export async function layOutSlide(
  slide: SlideContent,
  options: CopyOptions,
  report: Pick<PageReport, 'diagramErrors'>,
): Promise<HTMLElement> {
  const { kind, step, lit, outline, appearance, ink } = options
  // The slide itself keeps the ids that links lead to.
  const idPrefix = kind === 'page' ? '' : `${kind}-${step}--`
  const section = renderSlide(slide, { outline, idPrefix, appearance })
  const failures = await drawDiagrams(section, slide, { idPrefix: `${idPrefix}${slide.id}--` })
  if (kind !== 'again')
    for (const failure of failures) report.diagramErrors.push({ slide: slide.id, ...failure })
  applyStep(section, step)
  // On paper there is no moment to point at: the latest part looks like the others.
  for (const part of section.querySelectorAll('.is-current')) part.classList.remove('is-current')
  if (!lit)
    for (const code of section.querySelectorAll('.has-lit-lines')) code.classList.remove('has-lit-lines')
  for (const figure of section.querySelectorAll('figure')) yieldToContent(figure)
  for (const image of section.querySelectorAll('img')) image.loading = 'eager'
  const drawn = inkSvg(ink?.get(slide.id) ?? [], step)
  if (drawn !== null) section.append(drawn)
  if (kind === 'page') raiseSources(section, slide, outline)
  if (kind === 'again') demote(section)
  if (kind === 'picture') becomePicture(section)
  return section
}

/** The sources belong to the lecture and not to its last section; further pages of them to the first. */
function raiseSources(section: HTMLElement, slide: SlideContent, outline: DeckOutline): void {
  if (slide.kind === 'bibliography' && outline.slides[slide.index - 1]?.kind !== 'bibliography')
    section.querySelector('.slide-title')?.setAttribute('aria-level', '1')
}

/** Headings become text, and links lead to the slide itself instead of this copy. */
function demote(section: HTMLElement): void {
  section.removeAttribute('aria-labelledby')
  for (const heading of section.querySelectorAll('h1, h2, h3, h4, h5, h6'))
    heading.setAttribute('role', 'paragraph')
  leadToSlides(section)
}

/** What it says is in the alternative text of the frame around it. */
function becomePicture(section: HTMLElement): void {
  section.removeAttribute('aria-labelledby')
  section.ariaHidden = 'true'
  for (const link of section.querySelectorAll('a[href]')) link.removeAttribute('href')
}

function leadToSlides(section: HTMLElement): void {
  for (const link of section.querySelectorAll('a[data-slide-link]'))
    link.setAttribute('href', `#${encodeURIComponent(link.getAttribute('data-slide-link') ?? '')}`)
}

/**
 * In tags a `<figure>` would be one more figure around the picture, without alternative text; the
 * picture inside has it.
 */
function yieldToContent(figure: HTMLElement): void {
  if (figure.querySelector('img, svg[role="img"]') !== null) figure.setAttribute('role', 'none')
}

/** What a slide says, as one line for those who cannot see its picture; cut where it gets long. */
export function spokenText(section: HTMLElement, most = 700): string {
  const copy = section.cloneNode(true) as HTMLElement
  for (const gone of copy.querySelectorAll('.slide-footer, .section-number, .katex-html, style, svg desc'))
    gone.remove()
  for (const block of copy.querySelectorAll('p, li, td, th, h1, h2, h3, h4, figcaption, title, text, dt, dd'))
    block.append(' ')
  for (const image of copy.querySelectorAll('img')) image.replaceWith(`${image.alt} `)
  const text = (copy.textContent ?? '').replace(/\s+/g, ' ').trim()
  return text.length <= most ? text : `${text.slice(0, text.lastIndexOf(' ', most))} …`
}
