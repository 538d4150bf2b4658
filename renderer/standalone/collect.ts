import { isSvg, type SlideObject, type SlideObjects } from '../../core/export/slide-objects.ts'
import type { StandaloneParts } from '../../core/export/standalone.ts'
import type { DeckOutline, PageReport, SlideContent } from '../../core/rpc/contract.ts'
import type { LectureConnection } from '../shared/connect.ts'
import { drawDiagrams } from '../shared/diagrams.ts'
import { directionOf, markDirections } from '../shared/reading-direction.ts'
import { renderSlide } from '../shared/slide.ts'
import { prefixIds } from '../shared/slide-html.ts'
import { applyStep } from '../shared/steps.ts'
import { drawingAsPng, imageAsPng } from './drawings.ts'
import { slideObjects } from './objects.ts'

export interface CollectOptions {
  /** Whether the public speaker notes stand beside the slides. */
  withNotes: boolean
  /** Whether slides are taken apart into what an editable one consists of. */
  withObjects: boolean
  /** Indices of the slides to lay out, ascending; null for all. */
  only: readonly number[] | null
  /** Address of the script that will move the slides. */
  viewUrl: string
}

/** Slides fetched at a time. */
const BATCH = 50

/**
 * Lays every slide out as it will stand in the file, and takes down what the file is made of. Without its
 * script the file is a long document of all slides at their last step.
 */
export async function collect(
  connection: Pick<LectureConnection, 'outline' | 'slides'>,
  place: HTMLElement,
  { withNotes, withObjects, viewUrl, only }: CollectOptions,
): Promise<{ parts: StandaloneParts; objects: SlideObjects[]; report: PageReport }> {
  const outline = await connection.outline()
  const { meta, deckRevision } = outline
  document.documentElement.dataset['appearance'] = meta.appearance
  place.dir = directionOf(meta.lang)
  const report: PageReport = { deckRevision, pages: [], diagramErrors: [], overflows: [] }
  const wanted = only ?? outline.slides.map(({ index }) => index)
  for (let from = 0; from < wanted.length; from += BATCH) {
    const indices = wanted.slice(from, from + BATCH)
    const slides = await connection.slides(indices)
    if (slides.length !== indices.length) throw new Error('The lecture changed while it was exported.')
    for (const slide of slides) place.append(await viewOf(slide, outline, withNotes, report))
    window.lecternProgress?.(from + slides.length, wanted.length)
  }
  await document.fonts.ready
  const objects = withObjects ? await takeApart(connection, outline) : []
  const { rules, fonts } = styleRules()
  return {
    report,
    objects,
    parts: {
      title: meta.title,
      lang: meta.lang,
      appearance: meta.appearance,
      body: place.outerHTML,
      css: rules,
      fonts,
      script: viewUrl,
    },
  }
}

/** What programs show that know no SVG. */
async function addPixels(object: SlideObject, pictures: readonly HTMLImageElement[]): Promise<void> {
  if (object.kind === 'drawing') {
    object.png = await drawingAsPng(object.svg, object.box.width, object.box.height)
  } else if (object.kind === 'picture' && isSvg(object.address)) {
    const image = pictures.find((each) => each.getAttribute('src') === object.address)
    if (image !== undefined) object.png = imageAsPng(image, object.box.width, object.box.height)
  }
}

/** Slide by slide, each in its own size; what the collector's style sheet does to views has no part in it. */
async function takeApart(
  connection: Pick<LectureConnection, 'slides'>,
  outline: DeckOutline,
): Promise<SlideObjects[]> {
  const objects: SlideObjects[] = []
  for (const { index, id } of outline.slides) {
    const [slide] = await connection.slides([index])
    const section = document.querySelector<HTMLElement>(`.slide[data-slide=${JSON.stringify(id)}]`)
    if (!slide || !section) throw new Error('The lecture changed while it was exported.')
    const pictures = [...section.querySelectorAll('img')]
    for (const image of pictures) image.loading = 'eager'
    await Promise.all(pictures.map((image) => image.decode().catch(() => undefined)))
    const taken = slideObjects(section, slide)
    for (const object of taken.objects) await addPixels(object, pictures)
    objects.push(taken)
  }
  return objects
}

async function viewOf(
  slide: SlideContent,
  outline: DeckOutline,
  withNotes: boolean,
  report: PageReport,
): Promise<HTMLElement> {
  const section = renderSlide(slide, { outline, idPrefix: '' })
  const failures = await drawDiagrams(section, slide, { idPrefix: `${slide.id}--` })
  for (const failure of failures) report.diagramErrors.push({ slide: slide.id, ...failure })
  applyStep(section, slide.lastStep)
  for (const image of section.querySelectorAll('img')) image.loading = 'lazy'
  for (const link of section.querySelectorAll('a[data-external]')) link.setAttribute('target', '_blank')
  for (const gone of section.querySelectorAll('[data-drawn]')) gone.removeAttribute('data-drawn')
  report.pages.push({ slide: slide.id, step: slide.lastStep })
  const view = element('article', 'view', element('div', 'sheet', section))
  view.dataset['lastStep'] = String(slide.lastStep)
  const about = aboutOf(slide, outline, withNotes)
  if (about !== null) view.append(about)
  return view
}

/** Notes and sources of a slide; null when it has neither. */
function aboutOf(slide: SlideContent, { meta }: DeckOutline, withNotes: boolean): HTMLElement | null {
  const about = element('aside', 'about')
  about.ariaLabel = `Notes and sources of ${slide.title || `slide ${slide.index + 1}`}`
  if (withNotes && slide.notesHtml) {
    const notes = element('div', 'notes')
    notes.innerHTML = slide.notesHtml
    prefixIds(notes, 'notes--', slide.id)
    for (const link of notes.querySelectorAll('a[data-slide-link]'))
      link.setAttribute('href', `#${encodeURIComponent(link.getAttribute('data-slide-link') ?? '')}`)
    markDirections(notes, directionOf(meta.lang))
    about.append(ownWords('Notes'), notes)
  }
  if (slide.kind !== 'bibliography' && slide.references.length > 0) {
    const list = element('ul', 'about-sources')
    for (const { entryHtml, studyType, sample, finding, locator } of slide.references) {
      const item = element('li')
      item.dir = 'auto'
      item.innerHTML = entryHtml
      if (locator !== undefined) item.append(` ${locator}`)
      const study = [studyType, sample, finding].filter((part) => part !== undefined).join(' · ')
      if (study !== '') {
        const words = element('p', 'about-study', study)
        words.dir = 'auto'
        item.append(words)
      }
      list.append(item)
    }
    about.append(ownWords('Sources'), list)
  }
  for (const link of about.querySelectorAll('a[href^="https:"]')) {
    link.setAttribute('target', '_blank')
    link.setAttribute('rel', 'noreferrer noopener')
  }
  return about.childElementCount > 0 ? about : null
}

/** A heading of the file's own, in its language and not in the lecture's. */
function ownWords(words: string): HTMLElement {
  const title = element('p', 'about-title', words)
  title.lang = 'en'
  return title
}

/** The page's style sheets, with those faces of fonts alone whose letters occur. */
function styleRules(): { rules: string; fonts: string[] } {
  const used = new Set(
    [...document.fonts].filter(({ status }) => status === 'loaded').map((face) => faceKey(face)),
  )
  const rules: string[] = []
  const fonts: string[] = []
  for (const sheet of document.styleSheets) {
    for (const rule of sheet.cssRules) {
      if (!(rule instanceof CSSFontFaceRule)) rules.push(rule.cssText)
      else if (used.has(ruleKey(rule))) fonts.push(rule.cssText)
    }
  }
  return { rules: rules.join('\n'), fonts }
}

const plain = (text: string) => text.replaceAll(/["'\s]/g, '').toUpperCase()

function faceKey({ family, style, weight, unicodeRange }: FontFace): string {
  return [family, style, weight, unicodeRange].map(plain).join('|')
}

function ruleKey({ style }: CSSFontFaceRule): string {
  const value = (name: string, otherwise: string) => style.getPropertyValue(name) || otherwise
  return [
    value('font-family', ''),
    value('font-style', 'normal'),
    value('font-weight', 'normal'),
    value('unicode-range', 'U+0-10FFFF'),
  ]
    .map(plain)
    .join('|')
}

function element(name: string, className = '', ...children: (Node | string)[]): HTMLElement {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(...children)
  return made
}
