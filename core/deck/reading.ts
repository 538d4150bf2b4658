import { loadHighlighter } from './code.ts'
import { Report, sourceText } from './diagnose.ts'
import { checkDiagrams, diagramIds, indexDiagrams } from './diagrams.ts'
import { assignIds, type Ids } from './ids.ts'
import type { Lookup, Names } from './lookups.ts'
import { loadKatex } from './katex.ts'
import { readReferences, type ReferenceRecord } from './references.ts'
import { isBeyondLimit } from './slide-count.ts'
import type { Surroundings } from './asked.ts'
import { NotesFile } from './notes-file.ts'
import type { Tools } from './scope.ts'
import { OutlineFile, SlidesFile } from './source-files.ts'
import type { CompileServices, Diagnostic, LectureSources, SourceFile } from './types.ts'

/** The lecture's files in their order, as far as they have come. */
export interface ReadFiles {
  slides: SlidesFile[]
  notes: NotesFile[]
  /** Ids of slides that have notes in more than one place. */
  shared: ReadonlySet<string>
}

/** The files of one lecture: what was read of them is kept, and read anew only where it has to be. */
export class Reading {
  #slides = new Map<string, SlidesFile>()
  #notes = new Map<string, NotesFile>()
  #references: References | null = null
  #breathe: NonNullable<CompileServices['breathe']> = () => undefined
  #isRead: NonNullable<CompileServices['isRead']> = () => true
  /** Paths of the files that were read anew since `begin`. */
  readonly read = new Set<string>()

  begin(sources: LectureSources, services: CompileServices, lang: string, report: Report): Surroundings {
    this.read.clear()
    this.#breathe = services.breathe ?? (() => undefined)
    this.#isRead = services.isRead ?? (() => true)
    const { references: file } = sources
    if (!this.#references || !sameFile(this.#references.file, file)) this.#references = readRecords(file)
    report.addAll(this.#references.found)
    return {
      references: this.#references.records,
      files: new Set(sources.files),
      diagramSources: indexDiagrams(sources.diagrams),
      unsafeImages: new Map(Object.entries(sources.unsafeImages ?? {})),
      lang,
    }
  }

  /** First pass. `ids` has those that are taken already, and afterwards those of the slides too. */
  async draft(
    sources: LectureSources,
    ids: Ids,
    around: Surroundings,
    report: Report,
  ): Promise<Pick<ReadFiles, 'slides'>> {
    const slides: SlidesFile[] = []
    let count = 0
    for (const file of sources.slides) {
      if (isBeyondLimit(count, file, report)) continue
      const source = sourceText(file)
      const known = this.#slides.get(file.path)
      if (known?.source.text === source.text) slides.push(known)
      else slides.push(this.#isRead(file.path) ? new SlidesFile(source) : new OutlineFile(source))
      count += slides.at(-1)?.heads.length ?? 0
      await this.#breathe()
    }
    const given = assignIds(
      slides.flatMap(({ heads }) => heads),
      ids,
      report,
    )
    let at = 0
    for (const file of slides) {
      const own = given.slice(at, (at += file.heads.length))
      if (file.isDrafted(own, around)) continue
      if (!(file instanceof OutlineFile)) this.read.add(file.source.path)
      for (const _ of file.draft(own, around)) await this.#breathe()
    }
    return { slides }
  }

  async draftNotes(
    sources: LectureSources,
    slideIds: Names,
    around: Surroundings,
    report: Report,
  ): Promise<Pick<ReadFiles, 'notes' | 'shared'>> {
    const draft = async (file: NotesFile) => {
      this.read.add(file.source.path)
      file.draft(slideIds, around)
      await this.#breathe()
    }
    const notes: NotesFile[] = []
    for (const one of sources.notes) {
      if (!this.#isRead(one.path)) continue
      const source = sourceText(one)
      const known = this.#notes.get(one.path)
      const file = known?.source.text === source.text ? known : new NotesFile(source)
      if (!file.isDrafted(slideIds, around)) await draft(file)
      notes.push(file)
    }
    const shared = reportShared(notes, report)
    for (const file of notes) if (file.lacks(shared)) await draft(file)
    return { notes, shared }
  }

  /** Gives each diagram an id of its own and, where a service is there for it, looks for what is wrong in it. */
  async settleDiagrams(
    slides: SlidesFile[],
    check: CompileServices['checkDiagram'],
    report: Report,
  ): Promise<void> {
    const diagrams = slides.flatMap((file) => file.scope.diagrams)
    diagramIds(diagrams).forEach((id, index) => {
      const placed = diagrams[index]
      if (placed) placed.id = id
    })
    for (const placed of diagrams) delete placed.problem
    await checkDiagrams(diagrams, check, report)
  }

  /** Second pass, over what is not finished yet or not any more. */
  async finish(
    { slides, notes, shared }: ReadFiles,
    slideIds: Names,
    linkable: Names,
    around: Surroundings,
  ): Promise<Tools> {
    for (const file of slides) {
      if (file.slides === null || file.isFinished(linkable)) continue
      this.read.add(file.source.path)
      for (const _ of file.draftAgain(around)) await this.#breathe()
    }
    for (const file of notes) {
      if (file.notes === null || file.isFinished(linkable)) continue
      this.read.add(file.source.path)
      file.draft(slideIds, around)
    }
    const open = [
      ...slides.filter((file) => file.slides === null),
      ...notes.filter((file) => file.notes === null),
    ]
    const tools = await loadTools(open)
    for (const file of open) for (const _ of file.finish(tools, linkable, shared)) await this.#breathe()
    const whole = slides.filter((file) => !(file instanceof OutlineFile))
    this.#slides = new Map(whole.map((file) => [file.source.path, file]))
    this.#notes = new Map(notes.map((file) => [file.source.path, file]))
    return tools
  }
}

interface References {
  file: SourceFile | undefined
  records: Lookup<ReferenceRecord>
  found: Diagnostic[]
}

function readRecords(file: SourceFile | undefined): References {
  const report = new Report()
  const records = readReferences(file && sourceText(file), report)
  return { file, records, found: report.list() }
}

function sameFile(one: SourceFile | undefined, other: SourceFile | undefined): boolean {
  return one === other || (one?.path === other?.path && one?.text === other?.text)
}

function reportShared(files: NotesFile[], report: Report): Set<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const { id, place } of files.flatMap(({ sections }) => sections)) {
    if (seen.has(id)) {
      shared.add(id)
      const reason = `the slide "${id}" has notes already; these are appended`
      report.add('notes-orphan', place, reason, 'Move them together.')
    }
    seen.add(id)
  }
  return shared
}

/** The heavy parts, each only when one of the files needs it. */
async function loadTools(files: (SlidesFile | NotesFile)[]): Promise<Tools> {
  const tools: Tools = {}
  const languages = new Set(files.flatMap(({ scope }) => [...scope.languages]))
  if (files.some(({ scope }) => scope.usesMath)) tools.katex = await loadKatex()
  if (languages.size > 0) tools.highlighter = await loadHighlighter(languages)
  return tools
}
