import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFStream,
  type PDFContext,
  type PDFDocument,
} from '@cantoo/pdf-lib'
import { nestOutline } from './outline.ts'
import { dropTree, nameTree, namesOf, numberTree, numbersOf } from './trees.ts'

/**
 * Puts documents that one page printed part by part together into the first of them, as if it had printed all at
 * once: one tree of pages, one of tags, one outline, and links that lead from any part to any other. The others
 * are used up.
 * @param parts at least one; of one page, so that names and ids mean the same in all
 * @param places 0-based pages by the name under which links lead to them: a part knows those of its own links alone
 * @returns the first
 * @throws RangeError without any
 */
export function joinPrinted(parts: readonly PDFDocument[], places: ReadonlyMap<string, number>): PDFDocument {
  const [whole, ...others] = parts
  if (whole === undefined) throw new RangeError('Nothing was printed.')
  if (others.length === 0) return whole
  for (const part of others) {
    const moved = move(part, whole)
    joinPages(whole, moved)
    joinTags(whole, moved)
    joinDestinations(whole, moved)
    joinOutlines(whole, moved)
  }
  nestOutline(whole)
  addDestinations(whole, places)
  return whole
}

/** The roots of a part whose objects are the whole's by now. */
interface Moved {
  catalog: PDFDict
  pages: PDFRef
  /** By how much the keys of its tree of parents have grown. */
  keys: number
}

/** Gives all objects of the part to the whole, under numbers that are free there. */
function move(part: PDFDocument, whole: PDFDocument): Moved {
  const { context } = whole
  const shift: Shift = { context, objects: context.largestObjectNumber, keys: nextKey(whole) }
  const { catalog } = part
  const { trailerInfo } = part.context
  for (const [ref, object] of part.context.enumerateIndirectObjects()) {
    renumber(object, shift)
    if (ref === trailerInfo.Root || ref === trailerInfo.Info) continue
    context.assign(PDFRef.of(ref.objectNumber + shift.objects), object)
  }
  return { catalog, pages: refOf(catalog, 'Pages'), keys: shift.keys }
}

interface Shift {
  /** Of the whole. */
  context: PDFContext
  objects: number
  keys: number
}

/** In place: pages and links know their place in the tree of parents by number, all else is known by its object's. */
function renumber(object: unknown, shift: Shift): void {
  // The library looks references up where an object was read.
  if (object instanceof PDFArray || object instanceof PDFDict) Reflect.set(object, 'context', shift.context)
  if (object instanceof PDFStream) renumber(object.dict, shift)
  else if (object instanceof PDFArray) {
    for (let index = 0; index < object.size(); index += 1) {
      const value = object.get(index)
      if (value instanceof PDFRef) object.set(index, moved(value, shift))
      else renumber(value, shift)
    }
  } else if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      if (value instanceof PDFRef) object.set(key, moved(value, shift))
      else if (value instanceof PDFNumber && (key === STRUCT_PARENTS || key === STRUCT_PARENT))
        object.set(key, PDFNumber.of(value.asNumber() + shift.keys))
      else renumber(value, shift)
    }
  }
}

const STRUCT_PARENTS = PDFName.of('StructParents')
const STRUCT_PARENT = PDFName.of('StructParent')

const moved = (ref: PDFRef, { objects }: Shift) => PDFRef.of(ref.objectNumber + objects, ref.generationNumber)

function joinPages(whole: PDFDocument, part: Moved): void {
  const { catalog, context } = whole
  const root = refOf(catalog, 'Pages')
  const pages = context.lookup(root, PDFDict)
  const added = context.lookup(part.pages, PDFDict)
  added.set(PDFName.of('Parent'), root)
  context.lookup(pages.get(PDFName.of('Kids')), PDFArray).push(part.pages)
  const count = (tree: PDFDict) => context.lookup(tree.get(COUNT), PDFNumber).asNumber()
  pages.set(COUNT, PDFNumber.of(count(pages) + count(added)))
}

const COUNT = PDFName.of('Count')

/** What the part has in its document comes at the end of the whole's; trees of parents and of ids become one. */
function joinTags(whole: PDFDocument, part: Moved): void {
  const { catalog, context } = whole
  const root = context.lookup(catalog.get(STRUCT_TREE_ROOT), PDFDict)
  const added = context.lookup(part.catalog.get(STRUCT_TREE_ROOT), PDFDict)
  const into = holderOfPages(context, root)
  const kids = kidsOf(context, context.lookup(into, PDFDict))
  for (const kid of kidsOf(context, context.lookup(holderOfPages(context, added), PDFDict))) {
    kids.push(kid)
    const tag = context.lookup(kid)
    if (tag instanceof PDFDict) tag.set(PDFName.of('P'), into)
  }
  context.lookup(into, PDFDict).set(KIDS, context.obj(kids))
  const parents = [
    ...numbersOf(context, root.get(PARENT_TREE)),
    ...numbersOf(context, added.get(PARENT_TREE)).map(
      ([key, value]) => [key + part.keys, value] as [number, typeof value],
    ),
  ]
  const ids = [...namesOf(context, root.get(ID_TREE)), ...namesOf(context, added.get(ID_TREE))]
  for (const tree of [root, added].flatMap((each) => [each.get(PARENT_TREE), each.get(ID_TREE)]))
    dropTree(context, tree)
  root.set(PARENT_TREE, numberTree(context, parents))
  root.set(NEXT_KEY, PDFNumber.of(Math.max(-1, ...parents.slice(-1).map(([key]) => key)) + 1))
  if (ids.length > 0) root.set(ID_TREE, nameTree(context, ids))
}

const STRUCT_TREE_ROOT = PDFName.of('StructTreeRoot')
const PARENT_TREE = PDFName.of('ParentTree')
const NEXT_KEY = PDFName.of('ParentTreeNextKey')
const ID_TREE = PDFName.of('IDTree')
const KIDS = PDFName.of('K')

/** One more than the greatest key of the tree of parents. */
function nextKey({ catalog, context }: PDFDocument): number {
  const root = context.lookup(catalog.get(STRUCT_TREE_ROOT), PDFDict)
  return Math.max(-1, ...numbersOf(context, root.get(PARENT_TREE)).map(([key]) => key)) + 1
}

/** The tag that has a tag for each page: the one of the document, or what alone is in that. */
function holderOfPages(context: PDFContext, root: PDFDict): PDFRef {
  const [document] = kidsOf(context, root)
  if (!(document instanceof PDFRef)) throw new Error('The tags of what was printed have no document.')
  const [only, ...others] = kidsOf(context, context.lookup(document, PDFDict))
  return only instanceof PDFRef && others.length === 0 ? only : document
}

/** What is below a tag: none, one or many. */
function kidsOf(context: PDFContext, tag: PDFDict): PDFRef[] {
  const kids = tag.get(KIDS)
  if (kids === undefined) return []
  const list = kids instanceof PDFRef ? context.lookup(kids) : kids
  return list instanceof PDFArray ? (list.asArray() as PDFRef[]) : [kids as PDFRef]
}

/** Gives links from one part to another their place. */
function addDestinations(whole: PDFDocument, places: ReadonlyMap<string, number>): void {
  const { catalog, context } = whole
  const pages = whole.getPages()
  const known = catalog.get(DESTS)
  const destinations = known === undefined ? context.obj({}) : context.lookup(known, PDFDict)
  for (const { node } of pages) {
    for (const annotation of node.Annots()?.asArray() ?? []) {
      const name = context.lookup(annotation, PDFDict).get(PDFName.of('Dest'))
      if (!(name instanceof PDFName) || destinations.has(name)) continue
      const page = pages[places.get(decodeURIComponent(name.decodeText())) ?? -1]
      if (page !== undefined) destinations.set(name, context.obj([page.ref, 'XYZ', 0, page.getHeight(), 0]))
    }
  }
  if (known === undefined) catalog.set(DESTS, destinations)
}

const DESTS = PDFName.of('Dests')

/** Places that links lead to, by name: all that a part has are its own slides’. */
function joinDestinations({ catalog, context }: PDFDocument, part: Moved): void {
  const added = part.catalog.get(DESTS)
  if (added === undefined) return
  const known = catalog.get(DESTS)
  if (known === undefined) {
    catalog.set(DESTS, added)
    return
  }
  const places = context.lookup(known, PDFDict)
  for (const [key, place] of context.lookup(added, PDFDict).entries()) places.set(key, place)
  dropTree(context, added)
}

/** The part's first entry follows the whole's last; `nestOutline` gives each its level. */
function joinOutlines({ catalog, context }: PDFDocument, part: Moved): void {
  const name = PDFName.of('Outlines')
  const added = part.catalog.get(name)
  if (added === undefined) return
  const known = catalog.get(name)
  if (known === undefined) {
    catalog.set(name, added)
    return
  }
  const [outline, more] = [context.lookup(known, PDFDict), context.lookup(added, PDFDict)]
  const [last, first] = [refOf(outline, 'Last'), refOf(more, 'First')]
  context.lookup(last, PDFDict).set(PDFName.of('Next'), first)
  outline.set(PDFName.of('Last'), refOf(more, 'Last'))
}

function refOf(dict: PDFDict, key: string): PDFRef {
  const value = dict.get(PDFName.of(key))
  if (value instanceof PDFRef) return value
  throw new Error(`What the browser printed has no ${key}.`)
}
