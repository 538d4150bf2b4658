import { Asked, scopeFor, type Surroundings } from './asked.ts'
import { placeAt, Report, whyUnreadable, type SourceText } from './diagnose.ts'
import { draftSlide, finishSlide, type FinishedSlide, type SlideDraft } from './drafts.ts'
import type { Names } from './lookups.ts'
import { markPlaces } from './mark-places.ts'
import { scanOutline } from './outline-scan.ts'
import { outlineSlides } from './outline-slides.ts'
import type { Kit, Tools } from './scope.ts'
import type { SlideHead } from './slide-head.ts'
import { splitSlides, type RawSlide } from './slides.ts'
import type { Diagnostic } from './types.ts'

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
