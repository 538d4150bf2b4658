import { assembleDeck } from './assemble.ts'
import { chooseStyle } from './citation-style.ts'
import { citesAny, formatCited } from './cited.ts'
import { readConfig } from './config.ts'
import { Report, sourceText } from './diagnose.ts'
import type { FinishedSlide } from './drafts.ts'
import { readGlossary } from './glossary.ts'
import { serialise } from './html.ts'
import { Ids } from './ids.ts'
import type { Names } from './lookups.ts'
import { fillMarks, markPlaces } from './mark-places.ts'
import { finishNotes, reportClicks, type FinishedNotes } from './notes.ts'
import { Reading, type ReadFiles } from './reading.ts'
import { reportEmpty } from './slide-count.ts'
import type { Tools } from './scope.ts'
import { chooseTheme } from './theme.ts'
import { titleSlide } from './title-slide.ts'
import type { CompileServices, Deck, LectureSources, Slide, SpeakerNotes } from './types.ts'

/** Compiles one lecture again and again, and of its files only those that are not as they were. */
export interface Compiler {
  /**
   * Source texts -> deck. The same sources give the same deck, whatever was compiled before. An author's
   * mistake never throws: it becomes a diagnostic, and the broken part says in place what is wrong. One at a
   * time: the next call waits. Rejects only on a programmer's mistake. The deck must not be changed.
   */
  compile(sources: LectureSources, services?: CompileServices): Promise<Deck>
  /** Paths of the files of slides and notes that the last compilation read anew. */
  readonly lastRead: readonly string[]
}

export function createCompiler(): Compiler {
  const reading = new Reading()
  let last: Promise<unknown> = Promise.resolve()
  return {
    compile(sources, services = {}) {
      const run = () => compileWith(reading, sources, services)
      const deck = last.then(run, run)
      last = deck
      return deck
    },
    get lastRead() {
      return [...reading.read]
    },
  }
}

async function compileWith(
  reading: Reading,
  sources: LectureSources,
  services: CompileServices,
): Promise<Deck> {
  const report = new Report()
  const config = readConfig(sources.config && sourceText(sources.config), report)
  const around = reading.begin(sources, services, config.meta.lang, report)
  const opening = config.meta.title === '' ? [] : [titleSlide(config.meta, sources.config?.path ?? '')]
  const ids = new Ids()
  if (opening.length > 0) ids.take('title')

  const { slides } = await reading.draft(sources, ids, around, report)
  const order = new Set([...opening.map(({ id }) => id), ...slides.flatMap((file) => file.ids)])
  if (order.size === opening.length) reportEmpty(sources, report)
  const files = { slides, ...(await reading.draftNotes(sources, order, around, report)) }
  const style = chooseStyle(config, sources.styles, report)
  const clusters = [...slides, ...files.notes].map((file) => file.scope.clusters)
  // Setting citations takes as long as all else in a lecture that cites much, and is done elsewhere.
  const citing = formatCited(
    clusters.flat(),
    around.references,
    [...order],
    config,
    style,
    services.formatCitations,
    report,
  )
  // A mistake of ours before it is there ends this anyway.
  citing.catch(() => undefined)
  await reading.settleDiagrams(slides, services.checkDiagram, report)
  const isListed = citesAny(clusters.flat(), around.references, order)
  const linkable = isListed ? new Set([...order, 'sources']) : order
  const tools = await reading.finish(files, order, linkable, around)
  const cited = await citing
  // By file, in order: one that is drafted once more has the same clusters as new objects.
  const marks = clusters.map((own) => own.map((cluster) => serialise(cited.marks.get(cluster) ?? [])))

  const notes = gatherNotes(files, marks.slice(slides.length), tools, linkable)
  const all = [...opening, ...slides.flatMap((file, at) => withMarks(file.slides ?? [], marks[at] ?? []))]
  for (const file of [...slides, ...files.notes]) report.addAll(file.found())
  for (const slide of all) {
    const spoken = notes.get(slide.id)
    if (spoken) {
      slide.notes = spoken.notes
      reportClicks(spoken, slide.lastStep, report)
    } else if (!services.isRead) reportSilent(slide, report)
    slide.citations = cited.bySlide.get(slide.id) ?? []
  }
  const { references } = cited
  const referencesFile = sources.references?.path ?? ''
  const theme = chooseTheme(config, sources.themes, report)
  const meta = theme === undefined ? config.meta : { ...config.meta, theme }
  const deck = assembleDeck({ meta, slides: all, references, referencesFile, ids })
  const terms = sources.glossary && sourceText(sources.glossary)
  const glossary = readGlossary(terms, deck.slides, around.references, report)
  return {
    ...deck,
    ...(glossary.length > 0 && { glossary }),
    diagnostics: [...sources.diagnostics, ...report.list()],
  }
}

function withMarks(slides: readonly FinishedSlide[], marks: readonly string[]): Slide[] {
  return slides.map((slide) => ({
    ...slide,
    titleHtml: fillMarks(slide.titleHtml, marks),
    html: fillMarks(slide.html, marks),
    index: 0,
    section: -1,
    citations: [],
  }))
}

/** By slide id; those that stand in several places are put together only here. */
function gatherNotes(
  { notes: files, shared }: ReadFiles,
  marks: readonly string[][],
  tools: Tools,
  slideIds: Names,
): Map<string, FinishedNotes> {
  const all = new Map<string, FinishedNotes>()
  files.forEach((file, at) => {
    for (const [id, { notes, cues }] of file.notes ?? [])
      all.set(id, { notes: withNotesMarks(notes, marks[at] ?? []), cues })
  })
  if (shared.size === 0) return all
  const kit = { ...tools, marks: markPlaces(files.flatMap((file) => file.scope.clusters)) }
  const sections = files.flatMap((file) => file.sections)
  for (const id of shared) {
    const drafts = sections.flatMap((section) => (section.id === id && section.draft ? [section.draft] : []))
    const together = finishNotes(drafts, kit, slideIds)
    if (together) all.set(id, { ...together, notes: withNotesMarks(together.notes, marks.flat()) })
  }
  return all
}

function withNotesMarks(notes: SpeakerNotes, marks: readonly string[]): SpeakerNotes {
  const { html, publicHtml } = notes
  return { ...notes, html: fillMarks(html, marks), publicHtml: fillMarks(publicHtml, marks) }
}

function reportSilent(slide: Slide, report: Report): void {
  const place = { file: slide.source.file, line: slide.source.line, column: 1 }
  const name = slide.title === '' ? slide.id : slide.title
  const hint = `Write them below a line ## {#${slide.id}} in speaker-notes/`
  const severity = slide.kind === 'title' ? 'info' : 'warning'
  report.add('notes-missing', place, `the slide "${name}" has no speaker notes`, hint, severity)
}
