import type { Root } from 'hast'
import type { Heading, RootContent } from 'mdast'
import { slug } from 'github-slugger'
import { numberClicks } from './click-steps.ts'
import { placeAt, whyUnreadable, type Place, type Report, type SourceText } from './diagnose.ts'
import { finishDraft, makeDraft, newScope, type Draft } from './drafts.ts'
import { hasClass } from './has-class.ts'
import { serialise } from './html.ts'
import type { Names } from './lookups.ts'
import { removePrivate } from './private-notes.ts'
import { parseSource } from './limited-markdown.ts'
import { privateSpans } from './public-notes.ts'
import type { DeckScope, Kit } from './scope.ts'
import { attributePlace } from './slide-head.ts'
import { takeHeadingAttributes } from './slides.ts'
import { reportUnclosed } from './swallowed.ts'
import { countWords, treeText } from './text.ts'
import { plainText, takeDefinitions, type Definitions } from './tree.ts'
import type { SpeakerNotes } from './types.ts'

/** What a notes file says about one slide. */
interface RawNotes {
  id: string
  source: SourceText
  place: Place
  blocks: RootContent[]
  definitions: Definitions
  /** Identifiers of footnotes that stand in a private block. */
  closed: ReadonlySet<string>
}

/** The notes of one heading, with empty slots. */
export interface NotesDraft {
  /** Of the slide. */
  id: string
  draft: Draft
}

/** First pass over one file of notes, in its order. */
export function draftNotes(source: SourceText, slideIds: Names, deck: DeckScope): NotesDraft[] {
  return splitNotes(source, slideIds, deck.report).map((raw) => {
    const scope = newScope(deck, source, raw.id, 'notes')
    for (const identifier of raw.closed) scope.footnotes.closed.add(identifier)
    return { id: raw.id, draft: makeDraft(raw.blocks, raw, scope) }
  })
}

function splitNotes(source: SourceText, slideIds: Names, report: Report): RawNotes[] {
  try {
    return readNotes(source, slideIds, report)
  } catch (error) {
    report.add('file-unreadable', placeAt(source, 0), whyUnreadable(error))
    return []
  }
}

function readNotes(source: SourceText, slideIds: Names, report: Report): RawNotes[] {
  const { children } = parseSource(source, report)
  const { definitions, rest } = takeDefinitions(children)
  const closed = closedAmong(definitions, children, source.text)
  reportUnclosed(rest, source, report)
  const notes: RawNotes[] = []
  let blocks: RootContent[] = []
  const before = blocks
  for (const block of rest) {
    if (block.type !== 'heading' || block.depth > 2) {
      blocks.push(block)
      continue
    }
    blocks = []
    const place = placeAt(source, block.position?.start.offset ?? 0)
    const id = notesId(block, source, slideIds, report)
    if (id !== undefined) notes.push({ id, source, place, blocks, definitions, closed })
  }
  const first = before.find((block) => !(block.type === 'html' && block.value.startsWith('<!--')))
  if (first) {
    const place = placeAt(source, first.position?.start.offset ?? 0)
    const hint = 'Begin notes with a line such as ## {#slide-id}'
    report.add(
      'notes-orphan',
      place,
      'these notes stand before any heading, so they belong to no slide',
      hint,
    )
  }
  return notes
}

/** Footnotes hold for the whole file, so they are taken out of the blocks that they stand in. */
function closedAmong({ footnotes }: Definitions, blocks: RootContent[], text: string): ReadonlySet<string> {
  const spans = footnotes.size === 0 ? [] : privateSpans(blocks, text)
  const isClosed = (offset: number) => spans.some(([from, to]) => offset >= from && offset < to)
  const all = [...footnotes.values()]
  return new Set(
    all.filter(({ position }) => isClosed(position?.start.offset ?? -1)).map(({ identifier }) => identifier),
  )
}

/** The slide that a heading of the notes names: by its `{#id}`, or by a title that is a slide's. */
function notesId(heading: Heading, source: SourceText, slideIds: Names, report: Report): string | undefined {
  const attributes = takeHeadingAttributes(heading, source, report)
  const id = attributes.id ?? slug(plainText(heading).trim())
  if (slideIds.has(id)) return id
  const place = attributePlace({ source, heading }, attributes.id === undefined ? '' : `#${id}`)
  const reason = id === '' ? 'these notes name no slide' : `there is no slide with the id "${id}"`
  const hint = report.didYouMean(id, slideIds.keys(), '#') ?? 'Begin notes with a line such as ## {#slide-id}'
  report.add('notes-orphan', place, reason, hint)
  return undefined
}

/** Notes with empty places for citations' marks, and where their cues stand. */
export interface FinishedNotes {
  notes: SpeakerNotes
  cues: readonly Place[]
}

/** Second pass over one slide's notes, all of them together. Undefined when they are empty. */
export function finishNotes(drafts: Draft[], kit: Kit, slideIds: Names): FinishedNotes | undefined {
  // Each file has footnotes of its own, whose names may be the same.
  const files = drafts.map((draft) => finishDraft(draft, kit, slideIds))
  const together = (): Root => ({ type: 'root', children: files.flatMap(({ children }) => children) })
  const tree = together()
  const [first] = drafts
  if (!first || tree.children.length === 0) return undefined
  const { count, places } = numberClicks(tree)
  const html = serialise(tree).trim()
  const isPrivate = files.map((file, at) => removePrivate(file, closedIn(drafts[at]))).includes(true)
  const rest = together()
  const publicHtml = isPrivate ? serialise(rest).trim() : html
  const notes: SpeakerNotes = {
    html,
    publicHtml,
    clicks: count,
    words: countWords(treeText(rest, (element) => element.tagName === 'cite' || hasClass(element, 'click'))),
    source: { file: first.place.file, line: first.place.line },
  }
  return { notes, cues: places }
}

const closedIn = (draft: Draft | undefined) => draft?.scope.footnotes.closed ?? new Set<string>()

/** Cues that find no step on their slide. */
export function reportClicks({ notes, cues }: FinishedNotes, lastStep: number, report: Report): void {
  const count = notes.clicks
  const place = cues[lastStep]
  if (count <= lastStep || !place) return
  const steps = lastStep === 1 ? '1 further step' : `${lastStep === 0 ? 'no' : lastStep} further steps`
  const reason = `the notes say [click] ${count === 1 ? 'once' : `${count} times`}, but the slide has ${steps}`
  report.add('clicks-mismatch', place, reason, 'Add a pause to the slide, or remove the cue.')
}
