import { scopeFor, Asked, watchNames, type Surroundings } from './asked.ts'
import type { Place, SourceText } from './diagnose.ts'
import type { Draft } from './drafts.ts'
import { asLookup, type Names, type Watched } from './lookups.ts'
import { markPlaces } from './mark-places.ts'
import { draftNotes, finishNotes, type FinishedNotes } from './notes.ts'
import type { Kit, Tools } from './scope.ts'
import type { Diagnostic } from './types.ts'

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
