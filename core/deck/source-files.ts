import { placeAt, Report, whyUnreadable, type Place, type SourceText } from './diagnose.ts'
import { draftSlide, finishSlide, type Draft, type FinishedSlide, type SlideDraft } from './drafts.ts'
import { asLookup, Watched, type Lookup, type Names } from './lookups.ts'
import { markPlaces } from './mark-places.ts'
import { draftNotes, finishNotes, type FinishedNotes } from './notes.ts'
import { scanOutline } from './outline-scan.ts'
import { outlineSlides } from './outline-slides.ts'
import type { ReferenceRecord } from './references.ts'
import type { DeckScope, Kit } from './scope.ts'
import type { SlideHead } from './slide-head.ts'
import { splitSlides, type RawSlide } from './slides.ts'
import type { Diagnostic } from './types.ts'

/** What a file may ask about the rest of the lecture. */
export interface Surroundings {
  references: Lookup<ReferenceRecord>
  /** Paths of all files below slides/. */
  files: Names
  diagramSources: Lookup<SourceText>
  /** By path: why a picture must not be shown, in words. */
  unsafeImages: ReadonlyMap<string, string>
  lang: string
}

/** What finishing needs, apart from what stands for marks, which each file has of its own. */
export type Tools = Omit<Kit, 'marks'>

/** What was asked of the surroundings while one file was read. */
class Asked {
  readonly references: Watched<ReferenceRecord>
  readonly files: Watched<true>
  readonly diagramSources: Watched<SourceText>
  readonly unsafeImages: Watched<string>
  readonly lang: string
  /** The slides that links name. */
  links: Watched<true> | null = null

  constructor({ references, files, diagramSources, unsafeImages, lang }: Surroundings) {
    this.references = new Watched(references, (one, other) => JSON.stringify(one) === JSON.stringify(other))
    this.files = watchNames(files)
    this.diagramSources = new Watched(diagramSources, (one, other) => one.text === other.text)
    this.unsafeImages = new Watched(unsafeImages, (one, other) => one === other)
    this.lang = lang
  }

  agreesWith({ references, files, diagramSources, unsafeImages, lang }: Surroundings): boolean {
    return (
      this.lang === lang &&
      this.references.agreesWith(references) &&
      this.files.agreesWith(asLookup(files)) &&
      this.diagramSources.agreesWith(diagramSources) &&
      this.unsafeImages.agreesWith(unsafeImages)
    )
  }

  watchLinks(slideIds: Names): Names {
    this.links = watchNames(slideIds)
    return this.links
  }

  linksAgreeWith(slideIds: Names): boolean {
    return this.links?.agreesWith(asLookup(slideIds)) ?? false
  }
}

function watchNames(names: Names): Watched<true> {
  return new Watched(asLookup(names), () => true)
}

function scopeFor(asked: Asked | null): DeckScope {
  return {
    report: new Report(),
    references: asked?.references ?? new Map(),
    files: asked?.files ?? new Set(),
    diagramSources: asked?.diagramSources ?? new Map(),
    unsafeImages: asked?.unsafeImages ?? new Map(),
    lang: asked?.lang ?? '',
    clusters: [],
    diagrams: [],
    languages: new Set(),
    usesMath: false,
  }
}

/**
 * A file of slides on its way: split, drafted, finished. What is finished stays good as long as the text, the
 * slides' ids and all that was asked of the surroundings stay the same.
 */
export class SlidesFile {
  readonly source: SourceText
  /** One for each slide. */
  readonly heads: SlideHead[]
  /** What splitting found. */
  readonly #splitting = new Report()
  /** Used up by drafting, for they are large. */
  #raws: RawSlide[] | null
  #drafts: SlideDraft[] = []
  #asked: Asked | null = null
  /** Of the diagrams and of their problems, as they were when the slides were finished. */
  #diagrams = ''
  ids: readonly string[] = []
  scope = scopeFor(null)
  /** With empty places for citations' marks; null until the file is finished. */
  slides: FinishedSlide[] | null = null

  /** @param heads those of an outline; absent: the text is read */
  constructor(source: SourceText, heads?: SlideHead[]) {
    this.source = source
    this.#raws = heads ? null : splitSafely(source, this.#splitting)
    this.heads = heads ?? (this.#raws ?? []).map(headOf)
  }

  /** Whether nothing would change if the file were drafted anew. */
  isDrafted(ids: readonly string[], around: Surroundings): boolean {
    return equal(ids, this.ids) && (this.#asked?.agreesWith(around) ?? false)
  }

  /** First pass; what was finished is forgotten. Yields between slides. */
  *draft(ids: readonly string[], around: Surroundings): Generator<void, void> {
    const raws = this.#raws ?? splitSafely(this.source, new Report())
    this.#raws = null
    this.#asked = new Asked(around)
    this.scope = scopeFor(this.#asked)
    this.ids = ids
    this.slides = null
    this.#drafts = []
    for (const [index, raw] of raws.entries()) {
      this.#drafts.push(draftSlide(raw, ids[index] ?? '', this.scope))
      yield
    }
  }

  /** The same once more, with the diagrams as they were settled. */
  *draftAgain(around: Surroundings): Generator<void, void> {
    const settled = this.scope.diagrams
    yield* this.draft(this.ids, around)
    this.scope.diagrams.forEach((placed, index) => {
      const { id, problem } = settled[index] ?? placed
      placed.id = id
      if (problem !== undefined) placed.problem = problem
    })
  }

  isFinished(slideIds: Names): boolean {
    if (this.slides === null || this.#diagrams !== this.#diagramState()) return false
    return this.#asked?.linksAgreeWith(slideIds) ?? false
  }

  /** Second pass, once after each first. Yields between slides. */
  *finish(tools: Tools, slideIds: Names): Generator<void, void> {
    const links = this.#asked?.watchLinks(slideIds) ?? slideIds
    const kit: Kit = { ...tools, marks: markPlaces(this.scope.clusters) }
    for (const { diagram, id } of this.scope.diagrams) diagram.id = id
    const slides: FinishedSlide[] = []
    for (const draft of this.#drafts) {
      slides.push(finishSlide(draft, kit, links))
      yield
    }
    this.#drafts = []
    this.#diagrams = this.#diagramState()
    this.slides = slides
  }

  found(): Diagnostic[] {
    return [...this.#splitting.list(), ...this.scope.report.list()]
  }

  #diagramState(): string {
    return JSON.stringify(this.scope.diagrams.map(({ id, problem }) => [id, problem]))
  }
}

/** A file of slides of which only the outline is known. */
export class OutlineFile extends SlidesFile {
  constructor(source: SourceText) {
    super(source, scanOutline(source))
  }

  override *draft(ids: readonly string[]): Generator<void, void> {
    this.ids = ids
    this.slides = outlineSlides(this.heads, ids)
    yield
  }

  override isFinished(): boolean {
    return true
  }

  override isDrafted(): boolean {
    return false
  }
}

/** The notes under one heading. */
export interface NotesSection {
  /** Of the slide. */
  id: string
  place: Place
  /** Null once it was finished. */
  draft: Draft | null
}

/** A file of speaker notes on its way, as `SlidesFile` for slides. */
export class NotesFile {
  readonly source: SourceText
  #asked: Asked | null = null
  /** The slides that headings name. */
  #headings: Watched<true> | null = null
  /** Some of it was finished together with notes in other places. */
  #isShared = false
  scope = scopeFor(null)
  sections: NotesSection[] = []
  /** By slide id, without the shared ones; null until the file is finished. */
  notes: Map<string, FinishedNotes> | null = null

  constructor(source: SourceText) {
    this.source = source
  }

  isDrafted(slideIds: Names, around: Surroundings): boolean {
    if (this.#isShared || !this.#headings?.agreesWith(asLookup(slideIds))) return false
    return this.#asked?.agreesWith(around) ?? false
  }

  /** Whether it has finished already what now is to be finished together with notes in other places. */
  lacks(shared: ReadonlySet<string>): boolean {
    return this.sections.some(({ id, draft }) => draft === null && shared.has(id))
  }

  /** First pass; what was finished is forgotten. */
  draft(slideIds: Names, around: Surroundings): void {
    this.#asked = new Asked(around)
    this.#headings = watchNames(slideIds)
    this.#isShared = false
    this.scope = scopeFor(this.#asked)
    this.notes = null
    const drafts = draftNotes(this.source, this.#headings, this.scope)
    this.sections = drafts.map(({ id, draft }) => ({ id, place: draft.place, draft }))
  }

  isFinished(slideIds: Names): boolean {
    return this.notes !== null && (this.#asked?.linksAgreeWith(slideIds) ?? false)
  }

  /** Second pass, over all but the shared slides. Yields between slides. */
  *finish(tools: Tools, slideIds: Names, shared: ReadonlySet<string>): Generator<void, void> {
    const links = this.#asked?.watchLinks(slideIds) ?? slideIds
    const kit: Kit = { ...tools, marks: markPlaces(this.scope.clusters) }
    const notes = new Map<string, FinishedNotes>()
    for (const section of this.sections) {
      if (shared.has(section.id)) this.#isShared = true
      if (shared.has(section.id) || !section.draft) continue
      const finished = finishNotes([section.draft], kit, links)
      section.draft = null
      if (finished) notes.set(section.id, finished)
      yield
    }
    this.notes = notes
  }

  found(): Diagnostic[] {
    return this.scope.report.list()
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

/** Without the blocks, which are by far the largest part. */
function headOf({ kind, source, place, heading, title, attributes }: RawSlide): SlideHead {
  const head: SlideHead = { kind, source, place, title, attributes }
  if (heading?.position) head.heading = { position: heading.position }
  return head
}

function equal(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((id, index) => id === other[index])
}
