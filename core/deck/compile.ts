import { loadHighlighter } from './code.ts'
import { chooseStyle } from './citation-style.ts'
import { readConfig } from './config.ts'
import { formatCited } from './cited.ts'
import { placeAt, Report, sourceText, whyUnreadable, type SourceText } from './diagnose.ts'
import { checkDiagrams, indexDiagrams } from './diagrams.ts'
import { assembleDeck } from './assemble.ts'
import { draftSlide, finishSlide } from './drafts.ts'
import { assignIds, Ids } from './ids.ts'
import { loadKatex } from './math.ts'
import { draftNotes, finishNotes } from './notes.ts'
import { readReferences } from './references.ts'
import type { DeckScope, Kit } from './scope.ts'
import { splitSlides, type RawSlide } from './slides.ts'
import { titleSlide } from './title-slide.ts'
import type { CompileServices, Deck, LectureSources, Slide } from './types.ts'

/**
 * Source texts -> deck. The same sources give the same deck. An author's mistake never throws: it becomes a
 * diagnostic, and the broken part says in place what is wrong. Rejects only on a programmer's mistake.
 */
export async function compile(sources: LectureSources, services: CompileServices = {}): Promise<Deck> {
  const report = new Report()
  const config = readConfig(sources.config && sourceText(sources.config), report)
  const deck = readScope(sources, config.meta.lang, report)

  const opening = config.meta.title === '' ? [] : [titleSlide(config.meta, sources.config?.path ?? '')]
  const raws = sources.slides.flatMap((file) => splitSafely(sourceText(file), report))
  if (raws.length === 0) reportEmpty(sources, report)
  const ids = new Ids()
  if (opening.length > 0) ids.take('title')
  const rawIds = assignIds(raws, ids, report)
  const drafts = raws.map((raw, index) => draftSlide(raw, rawIds[index] ?? '', deck))
  const slideIds = new Set([...opening.map(({ id }) => id), ...rawIds])
  const notes = draftNotes(sources.notes.map(sourceText), slideIds, deck)

  const order = [...slideIds]
  const cited = await formatCited(
    deck.clusters,
    deck.references,
    order,
    config,
    chooseStyle(config, sources.styles, report),
    services.formatCitations,
    report,
  )
  await checkDiagrams(deck.diagrams, services.checkDiagram, report)
  const kit = await loadKit(deck, cited.marks)

  const sourcesId = cited.references.length > 0 && !ids.has('sources') ? ['sources'] : []
  const linkable = new Set([...slideIds, ...sourcesId])
  const slides: Slide[] = [
    ...opening,
    ...drafts.map((draft) => ({
      ...finishSlide(draft, kit, linkable),
      index: 0,
      section: -1,
      citations: [],
    })),
  ]
  for (const slide of slides) {
    const spoken = finishNotes(notes.get(slide.id) ?? [], slide.lastStep, kit, linkable)
    if (spoken) slide.notes = spoken
    else reportSilent(slide, report)
    slide.citations = cited.bySlide.get(slide.id) ?? []
  }
  const listed = assembleDeck({
    meta: config.meta,
    slides,
    references: cited.references,
    referencesFile: sources.references?.path ?? '',
    ids,
  })
  return { ...listed, diagnostics: [...sources.diagnostics, ...report.list()] }
}

function readScope(sources: LectureSources, lang: string, report: Report): DeckScope {
  return {
    report,
    references: readReferences(sources.references && sourceText(sources.references), report),
    files: new Set(sources.files),
    diagramSources: indexDiagrams(sources.diagrams),
    lang,
    clusters: [],
    diagrams: [],
    diagramIds: new Set(),
    languages: new Set(),
    usesMath: false,
  }
}

function splitSafely(source: SourceText, report: Report): RawSlide[] {
  try {
    return splitSlides(source, report)
  } catch (error) {
    report.add('file-unreadable', placeAt(source, 0), whyUnreadable(error))
    return []
  }
}

function reportEmpty(sources: LectureSources, report: Report): void {
  const file = sources.slides[0]?.path ?? 'slides'
  const hint = 'Write slides/01-introduction.md, beginning with a line such as: # Introduction'
  report.add('no-slides', { file, line: 1, column: 1 }, 'the lecture has no slides', hint)
}

function reportSilent(slide: Slide, report: Report): void {
  const place = { file: slide.source.file, line: slide.source.line, column: 1 }
  const name = slide.title === '' ? slide.id : slide.title
  const hint = `Write them below a line ## {#${slide.id}} in speaker-notes/`
  const severity = slide.kind === 'title' ? 'info' : 'warning'
  report.add('notes-missing', place, `the slide "${name}" has no speaker notes`, hint, severity)
}

/** The heavy parts, each only when the deck needs it. */
async function loadKit(deck: DeckScope, marks: Kit['marks']): Promise<Kit> {
  const kit: Kit = { marks }
  if (deck.usesMath) kit.katex = await loadKatex()
  if (deck.languages.size > 0) kit.highlighter = await loadHighlighter(deck.languages)
  return kit
}
