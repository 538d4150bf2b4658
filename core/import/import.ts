import { loadKatex } from '../deck/katex.ts'
import { Assets } from './assets.ts'
import { carryFootnotes } from './footnotes.ts'
import { detectFormat } from './detect.ts'
import { separateFootnotes } from './labels.ts'
import { readMarp } from './marp.ts'
import type { Context, DeckFacts, FoundDeck } from './model.ts'
import { openingFacts } from './opening.ts'
import type { Passage } from './passage.ts'
import { fileName, printConfig, printNotes, printSlides, type WrittenSection } from './print.ts'
import { readQuarto } from './quarto.ts'
import { copyReferences } from './references.ts'
import { ImportReport } from './report.ts'
import { readReveal } from './reveal.ts'
import { planSections } from './sections.ts'
import { readSlide, type DeckContext } from './slide.ts'
import { readSlidev } from './slidev.ts'
import type { ImportedLecture, ImportFormat, ImportRequest } from './types.ts'
import { openSource } from './source.ts'
import { writeSections } from './write.ts'

/**
 * A deck of another program -> the files of a lecture. Never throws: what cannot be carried over is a problem
 * in the result, with its place in the source.
 */
export async function importDeck(request: ImportRequest): Promise<ImportedLecture> {
  const report = new ImportReport()
  const deck = openSource(request.path, request.text, report)
  const format = request.format ?? detectFormat(request.path, deck)
  const assets = new Assets(request.path, format)
  const context: Context = { report, included: request.included ?? new Map() }
  const found = readDeck(format, deck, context, assets)
  if (found.dialect.hasSlideFootnotes) {
    const bodies = separateFootnotes(found.slides.map(({ body }) => body))
    found.slides.forEach((slide, index) => (slide.body = bodies[index] ?? slide.body))
  }
  const slides = found.slides
    .map((slide) => readSlide(slide, { dialect: found.dialect, report, assets }))
    .filter(({ isEmpty, found: { notes } }) => !isEmpty || notes.length > 0)
  const title = found.facts.title ?? (slides.find(({ title }) => title !== '')?.title || nameOf(request.path))
  const hasMath = slides.some(({ body, found: { notes } }) =>
    [body, ...notes].some(({ text }) => text.includes('$')),
  )
  const deckContext: Omit<DeckContext, 'resolve'> = {
    dialect: found.dialect,
    report,
    assets,
    katex: hasMath ? await loadKatex() : undefined,
  }
  const opened = openingFacts(slides, found.facts)
  const opening = opened && slides[0]
  const planned = planSections(opening ? slides.slice(1) : slides)
  if (planned.length === 0) planned.push({ opener: title, isSection: true, slides: [] })
  const sections = writeSections(planned, opening, deckContext)
  copyReferences(found.bibliographies, assets, report)
  return {
    format,
    files: carryFootnotes(printFiles({ ...found.facts, ...opened, title }, sections)),
    copies: assets.list(),
    problems: report.list(),
    slides: slides.length,
    sections: sections.filter(({ hasOpener }) => hasOpener).length,
  }
}

function readDeck(format: ImportFormat, deck: Passage, context: Context, assets: Assets): FoundDeck {
  switch (format) {
    case 'reveal':
      return readReveal(deck, { report: context.report, assets })
    case 'marp':
      return readMarp(deck, context.report, assets)
    case 'slidev':
      return readSlidev(deck, context, assets)
    case 'quarto':
      return readQuarto(deck, context, assets)
  }
}

/** The name of a file without folders and ending. */
function nameOf(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).replace(/\.\w+$/, '')
  return name.replaceAll(/[-_]+/g, ' ').trim() || 'Imported lecture'
}

function printFiles(
  facts: DeckFacts & { title: string },
  sections: WrittenSection[],
): { path: string; text: string }[] {
  const files = [{ path: 'slides/lecture.yaml', text: printConfig(facts) }]
  sections.forEach((section, index) => {
    const name = fileName(index, sections.length, section.name)
    files.push({ path: `slides/${name}`, text: printSlides(section) })
    const notes = printNotes(section)
    if (notes !== '') files.push({ path: `speaker-notes/${name}`, text: notes })
  })
  return files
}
