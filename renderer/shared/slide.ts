import type { Appearance, Background, DeckTheme, Grade } from '../../core/deck/types.ts'
import type { DeckOutline, SlideContent } from '../../core/rpc/contract.ts'
import {
  isRightToLeft,
  isRightToLeftLanguage,
  markLeftToRight,
  markReadingDirection,
} from './reading-direction.ts'
import { prefixIds } from './slide-html.ts'
import { wearTheme } from './wear-theme.ts'

export interface SlideOptions {
  /** Gives the section's title, the number of slides and the language. */
  outline: DeckOutline
  /** Put before every id, so that several copies of a slide can live in one document. May be ''. */
  idPrefix: string
  /** Fixed light or dark; absent: inherited from the nearest ancestor with `data-appearance`. */
  appearance?: Appearance
}

/** The words shown for a grade; its shape never stands alone. */
export const gradeWords: Record<Grade, string> = {
  established: 'Established',
  emerging: 'Emerging',
  contested: 'Contested',
}

/**
 * One slide as an element of 1280 × 720 CSS pixels, all of it hidden that shows at a later step than 0
 * only once `applyStep` has run. Diagrams are empty until `drawDiagrams` fills them.
 *
 * The section has the id `idPrefix + slide.id`, its heading `idPrefix + slide.id + "--title"`. Links to
 * another slide become `#` + idPrefix + its id; ids inside the body become `idPrefix + slide.id + "--" + id`.
 */
export function renderSlide(slide: SlideContent, options: SlideOptions): HTMLElement {
  const section = document.createElement('section')
  section.className = ['slide', `kind-${slide.kind}`, ...slide.classes].join(' ')
  section.id = options.idPrefix + slide.id
  section.dataset['slide'] = slide.id
  section.lang = options.outline.meta.lang
  if (isRightToLeftLanguage(section.lang)) section.dir = 'rtl'
  const { theme } = options.outline.meta
  if (options.appearance) wearTheme(section, options.appearance, theme)
  if (slide.transition) section.dataset['transition'] = slide.transition
  if (slide.background) setBackground(section, slide.background, theme)
  const number = `${slide.index + 1} / ${options.outline.slides.length}`
  if (slide.title) section.setAttribute('aria-labelledby', `${section.id}--title`)
  else section.setAttribute('aria-label', number)
  section.append(header(slide, section.id), body(slide, options), footer(slide, number, options))
  return section
}

/** Not by reveal.js's own attributes: previews and paper show backgrounds too. */
function setBackground(section: HTMLElement, background: Background, theme: DeckTheme | undefined): void {
  switch (background.kind) {
    case 'colour':
      section.classList.add('background-colour')
      wearTheme(section, background.appearance, theme)
      section.style.setProperty('--slide-paper', background.colour)
      return
    case 'theme':
      section.classList.add(`background-${background.tint}`)
      return
    case 'picture':
      section.classList.add('background-picture')
      section.style.setProperty('--slide-background', `url("${background.src}")`)
  }
}

function header(slide: SlideContent, id: string): HTMLElement {
  const header = element('header', 'slide-header')
  if (slide.kind === 'section') header.append(sectionNumber(slide.section))
  if (slide.title) {
    const heading = element(slide.kind === 'title' || slide.kind === 'section' ? 'h1' : 'h2', 'slide-title')
    heading.id = `${id}--title`
    heading.innerHTML = slide.titleHtml
    if (isRightToLeft(slide.title)) heading.dir = 'rtl'
    header.append(heading)
  }
  if (slide.grade) header.append(gradeBadge(slide.grade))
  return header
}

function sectionNumber(section: number): HTMLElement {
  const number = element('p', 'section-number', String(section + 1))
  number.ariaHidden = 'true'
  return number
}

/** A date in words of the lecture's language; anything but `YYYY-MM-DD` stays as written. */
export function longDate(date: string, lang: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return date
  const day = new Date(`${date}T00:00:00Z`)
  if (Number.isNaN(day.getTime())) return date
  try {
    return new Intl.DateTimeFormat(lang, { dateStyle: 'long', timeZone: 'UTC' }).format(day)
  } catch {
    return date
  }
}

/** Drawn in an 18 × 18 box: a full disc, a disc half full, a disc split in two. */
const gradeShapes: Record<Grade, string> = {
  established: '<circle class="filled" cx="9" cy="9" r="8"/>',
  emerging: '<circle cx="9" cy="9" r="7"/><path class="filled" d="M9 2a7 7 0 0 0 0 14z"/>',
  contested: '<path d="M7 2.3a7 7 0 0 0 0 13.4z"/><path class="filled" d="M11 1.3a8 8 0 0 1 0 15.4z"/>',
}

/** The badge of evidence: the shape, and the word. */
export function gradeBadge(grade: Grade): HTMLElement {
  const badge = element('p', `grade grade-${grade}`)
  badge.innerHTML = gradeShape(grade)
  badge.append(element('span', 'visually-hidden', 'Evidence: '), gradeWords[grade])
  return badge
}

function gradeShape(grade: Grade): string {
  return `<svg viewBox="0 0 18 18" aria-hidden="true">${gradeShapes[grade]}</svg>`
}

/** `<span class="contested">Contested</span>` within a text: one claim of several on a slide. */
function markGrades(content: DocumentFragment): void {
  for (const grade of Object.keys(gradeShapes) as Grade[]) {
    for (const mark of content.querySelectorAll(`span.${grade}`)) {
      mark.classList.add('grade-mark', `grade-${grade}`)
      mark.insertAdjacentHTML('afterbegin', gradeShape(grade))
    }
  }
}

function body(slide: SlideContent, { idPrefix, outline }: SlideOptions): HTMLElement {
  const body = element('div', 'slide-body')
  const template = document.createElement('template')
  template.innerHTML = slide.html
  prefixIds(template.content, idPrefix, slide.id)
  markReadingDirection(template.content)
  if (isRightToLeftLanguage(outline.meta.lang)) markLeftToRight(template.content)
  const content = document.importNode(template.content, true)
  // A section inside a slide is a slide below it to reveal.js, and a landmark too many to a screen reader.
  for (const inner of content.querySelectorAll('section')) inner.replaceWith(asDiv(inner))
  for (const citation of content.querySelectorAll('cite.citation')) takePunctuation(citation)
  markGrades(content)
  for (const heading of content.querySelectorAll('.column > p:first-child')) {
    if (isHeading(heading)) heading.classList.add('column-heading')
  }
  if (slide.kind === 'title') {
    for (const date of content.querySelectorAll('p.date')) {
      date.textContent = longDate(date.textContent, outline.meta.lang)
    }
  }
  body.append(content)
  return body
}

/** A full stop after a citation stays with it when the citation goes to a line of its own. */
function takePunctuation(citation: Element): void {
  const after = citation.nextSibling
  const mark = after instanceof Text ? /^[.,;:!?]+/.exec(after.data)?.[0] : undefined
  if (!(after instanceof Text) || mark === undefined) return
  after.data = after.data.slice(mark.length)
  citation.append(mark)
}

/** A paragraph that is one bold phrase and nothing else. */
function isHeading(paragraph: Element): boolean {
  const phrase = paragraph.querySelector(':scope > strong:only-child')
  return phrase !== null && phrase.textContent.trim() === paragraph.textContent.trim()
}

function asDiv(inner: Element): HTMLElement {
  const div = document.createElement('div')
  for (const { name, value } of inner.attributes) div.setAttribute(name, value)
  div.append(...inner.childNodes)
  return div
}

function footer(slide: SlideContent, number: string, { outline }: SlideOptions): HTMLElement {
  const footer = element('footer', 'slide-footer')
  if (slide.kind === 'title') return footer
  const section = slide.kind === 'section' ? undefined : outline.sections[slide.section]
  footer.append(
    element('span', 'slide-footer-section', section?.title ?? outline.meta.title),
    element('span', 'slide-count', number),
  )
  return footer
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  return made
}
