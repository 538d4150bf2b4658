import type { Element, ElementContent, Root } from 'hast'
import type { RootContent } from 'mdast'
import { whyUnreadable, type Place, type SourceText } from './diagnose.ts'
import { fillTree } from './fill.ts'
import { serialise } from './html.ts'
import { limits } from './limits.ts'
import type { Names } from './lookups.ts'
import { broken, type DeckScope, type Kit, type Scope } from './scope.ts'
import { slideSettings, type RawSlide } from './slides.ts'
import { numberSteps } from './steps.ts'
import { treeText } from './text.ts'
import { transformBlocks } from './transform.ts'
import type { Slide } from './types.ts'

/** Clean HTML whose slots are still empty. */
export interface Draft {
  tree: Root
  scope: Scope
  place: Place
}

export interface SlideDraft {
  id: string
  raw: RawSlide
  title: Draft | undefined
  body: Draft
}

export function newScope(deck: DeckScope, source: SourceText, slideId: string, mode: Scope['mode']): Scope {
  const footnotes = { open: new Set<string>(), closed: new Set<string>() }
  return {
    deck,
    source,
    mode,
    slideId,
    slots: [],
    diagramCount: 0,
    diagrams: [],
    isPrivate: false,
    footnotes,
  }
}

/** First pass over one slide: everything that can be done before marks, formulas and colours are there. */
export function draftSlide(raw: RawSlide, id: string, deck: DeckScope): SlideDraft {
  const title = raw.heading
    ? makeDraft(
        [{ type: 'paragraph', children: raw.heading.children }],
        raw,
        newScope(deck, raw.source, id, 'slide'),
      )
    : undefined
  const body = makeDraft(raw.blocks, raw, newScope(deck, raw.source, id, 'slide'))
  return { id, raw, title, body }
}

/**
 * Elements within elements that a slide may have; what walks the tree later may then call itself. Far above
 * what anybody writes, and well below what browsers cut off.
 */
const deepest = 250

function isDeeper(node: Root | Element, limit: number): boolean {
  if (limit === 0) return true
  return node.children.some((child) => child.type === 'element' && isDeeper(child, limit - 1))
}

/** What no parser can hold, such as ten thousand nested quotations, is shown as broken; the deck still opens. */
export function makeDraft(
  blocks: RootContent[],
  { definitions, place }: Pick<RawSlide, 'definitions' | 'place'>,
  scope: Scope,
): Draft {
  try {
    const tree = transformBlocks(blocks, definitions, scope)
    if (isDeeper(tree, deepest)) throw new RangeError('nested too deep')
    return { tree, scope, place }
  } catch (error) {
    return { tree: unreadable(error, place, scope), scope, place }
  }
}

/** Second pass: fills the slots. The same tree cannot be finished twice. */
export function finishDraft(draft: Draft, kit: Kit, slideIds: Names): Root {
  const { tree, scope, place } = draft
  try {
    fillTree(tree, { scope, kit, slideIds, fallback: place })
    return tree
  } catch (error) {
    return unreadable(error, place, scope)
  }
}

function unreadable(error: unknown, place: Place, scope: Scope): Root {
  const reason = whyUnreadable(error)
  scope.deck.report.add('file-unreadable', place, reason)
  scope.slots = []
  scope.diagrams = []
  return { type: 'root', children: [broken('div', 'file-unreadable', reason)] }
}

/** The slide without what only the whole deck knows: index, section, citations, notes. */
export type FinishedSlide = Omit<Slide, 'index' | 'section' | 'citations' | 'notes'>

export function finishSlide(draft: SlideDraft, kit: Kit, slideIds: Names): FinishedSlide {
  const { raw, id, title, body } = draft
  const { report } = body.scope.deck
  const settings = slideSettings(raw, body.scope)
  const titleTree = title && finishDraft(title, kit, slideIds)
  const tree = finishDraft(body, kit, slideIds)
  const lastStep = numberSteps(tree, settings.classes.includes('incremental'))
  if (lastStep >= limits.steps) {
    const reason = `this slide has ${limits.steps} steps or more; later ones show together with the last`
    report.add('limit-exceeded', raw.place, reason, 'Divide it into several slides.')
  }
  const { classes, ...said } = settings
  const slide: FinishedSlide = {
    ...said,
    id,
    kind: raw.kind,
    title: titleTree ? treeText(titleTree, isAside) : '',
    titleHtml: titleTree ? serialise(inlineOf(titleTree)) : '',
    classes,
    lastStep,
    html: serialise(tree).trim(),
    diagrams: body.scope.diagrams,
    text: treeText(tree, isAside),
    source: { file: raw.place.file, line: raw.place.line },
  }
  return slide
}

/** Marks and messages are not the slide's own words. */
function isAside({ tagName, properties }: Element): boolean {
  return tagName === 'cite' || properties['dataCode'] !== undefined
}

/** What stands inside the one paragraph that a title was made of. */
function inlineOf(tree: Root): ElementContent[] {
  const [paragraph] = tree.children
  return paragraph?.type === 'element' ? paragraph.children : []
}
