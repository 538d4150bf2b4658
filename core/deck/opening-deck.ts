import { chooseStyle } from './citation-style.ts'
import { readConfig } from './config.ts'
import { Report, sourceText } from './diagnose.ts'
import { assignIds, Ids } from './ids.ts'
import { numberSlides, withTitle } from './numbering.ts'
import { scanOutline } from './outline-scan.ts'
import { outlineSlides } from './outline-slides.ts'
import { readReferences } from './references.ts'
import { isBeyondLimit, reportEmpty } from './slide-count.ts'
import { titleSlide } from './title-slide.ts'
import type { Deck, LectureSources, Slide } from './types.ts'

/**
 * What `compile` gives when none of the files is to be read: the title slide and the outline of all others. It
 * needs nothing of what reads Markdown, which takes long to load.
 */
export function openingDeck(sources: LectureSources): Deck {
  const report = new Report()
  const config = readConfig(sources.config && sourceText(sources.config), report)
  readReferences(sources.references && sourceText(sources.references), report)
  const opening = config.meta.title === '' ? [] : [titleSlide(config.meta, sources.config?.path ?? '')]
  const ids = new Ids()
  if (opening.length > 0) ids.take('title')
  const heads = []
  for (const file of sources.slides)
    if (!isBeyondLimit(heads.length, file, report)) heads.push(...scanOutline(sourceText(file)))
  const outline = outlineSlides(heads, assignIds(heads, ids, report))
  if (outline.length === 0) reportEmpty(sources, report)
  chooseStyle(config, sources.styles, report)
  const slides = [...opening, ...outline].map((slide): Slide => ({
    ...slide,
    index: 0,
    section: -1,
    citations: [],
  }))
  const sections = numberSlides(slides)
  const diagnostics = [...sources.diagnostics, ...report.list()]
  return { meta: withTitle(config.meta, sections), sections, slides, references: {}, diagnostics }
}
