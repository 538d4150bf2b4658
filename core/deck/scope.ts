import type { Element, ElementContent } from 'hast'
import type { PhrasingContent, Literal } from 'mdast'
import type { Highlighter } from './code.ts'
import type { Place, Report, SourceText } from './diagnose.ts'
import type { Lookup, Names } from './lookups.ts'
import type { Katex } from './katex.ts'
import type { ReferenceRecord } from './references.ts'
import type { CitationItem, Diagram, DiagnosticCode } from './types.ts'

/** Heavy or asked-for things that are there once all slides have been read. */
export interface Kit {
  katex?: Katex
  highlighter?: Highlighter
  /** What stands for the short mark of each citation cluster, see `mark-places.ts`. */
  marks: { get(cluster: Cluster): ElementContent[] }
}

/**
 * A place for trusted content. The author's HTML is sanitised while the place is still empty; afterwards it
 * is filled. `element` is the placeholder, with its position.
 */
export type Slot = (kit: Kit, element: Element) => ElementContent[]

/** A citation cluster and the slide that it belongs to. */
export interface Cluster {
  items: CitationItem[]
  /** What stands before the mark of a narrative citation: the authors' names. */
  lead?: string
  /** Where it stands in its file. */
  offset: number
  slide: string
  /** In a `::: private` block of the notes: it must leave no trace outside the presenter view. */
  isPrivate: boolean
}

/** A diagram and where its source stands, to point at mistakes in it. */
export interface PlacedDiagram {
  diagram: Diagram
  /** The id that it gets unless another diagram of the deck has it already. */
  wantedId: string
  /** The id that it has got; the diagram itself has it once the slide is finished. */
  id: string
  source: SourceText
  /** 1-based line and column of the diagram's first character in `source`. */
  line: number
  column: number
  /** The first mistake that was found in it; then the slide shows it in place of the diagram. */
  problem?: string
}

/** What is known of the lecture while one of its files is read, and what reading it leaves behind. */
export interface DeckScope {
  report: Report
  references: Lookup<ReferenceRecord>
  /** Paths of all files below slides/. */
  files: Names
  diagramSources: Lookup<SourceText>
  lang: string
  /** Filled while reading. */
  clusters: Cluster[]
  diagrams: PlacedDiagram[]
  languages: Set<string>
  usesMath: boolean
  /** By path: why a picture must not be shown, in words. */
  unsafeImages: Pick<Lookup<string>, 'get'>
}

/** What is known of the one slide, or the one slide's notes, that is being read. */
export interface Scope {
  deck: DeckScope
  source: SourceText
  mode: 'slide' | 'notes'
  slideId: string
  slots: Slot[]
  /** How many diagrams the slide's text has so far. */
  diagramCount: number
  /** Those that found their place; one inside an HTML element that is not shown does not. */
  diagrams: Diagram[]
  isPrivate: boolean
  /** Identifiers of footnotes that something outside `::: private` blocks names, and of those that stand in one. */
  footnotes: { open: Set<string>; closed: Set<string> }
}

/** A placeholder in mdast; `remark-rehype` makes it an element by its `data`. */
export interface SlotNode extends Literal {
  type: 'slot'
  value: ''
  data: { hName: 'span' | 'div'; hProperties: { dataSlot: string }; hChildren: [] }
}

declare module 'mdast' {
  interface RootContentMap {
    slot: SlotNode
  }
  interface PhrasingContentMap {
    slot: SlotNode
  }
  interface BlockContentMap {
    slot: SlotNode
  }
}

/** Keeps `slot` for later and returns the placeholder that stands for it until then. */
export function makeSlot(
  scope: Scope,
  kind: 'span' | 'div',
  slot: Slot,
  position?: PhrasingContent['position'],
): SlotNode {
  const node: SlotNode = {
    type: 'slot',
    value: '',
    data: { hName: kind, hProperties: keepSlot(scope, slot), hChildren: [] },
  }
  if (position) node.position = position
  return node
}

/** The attribute by which a placeholder is recognised again. */
export function keepSlot(scope: Scope, slot: Slot): { dataSlot: string } {
  return { dataSlot: String(scope.slots.push(slot) - 1) }
}

/** Says in place what is wrong. */
export function broken(kind: 'span' | 'div', code: DiagnosticCode, text: string): Element {
  return {
    type: 'element',
    tagName: kind,
    properties: { className: ['broken'], dataCode: code },
    children: [{ type: 'text', value: text }],
  }
}

/** Reports a mistake and returns the element that shows it in place. */
export function reportBroken(
  scope: Scope,
  kind: 'span' | 'div',
  mistake: { code: DiagnosticCode; place: Place; reason: string; hint?: string | undefined },
): Element {
  scope.deck.report.add(mistake.code, mistake.place, mistake.reason, mistake.hint)
  return broken(kind, mistake.code, mistake.reason)
}

/** What finishing needs, apart from what stands for marks, which each file has of its own. */
export type Tools = Omit<Kit, 'marks'>
