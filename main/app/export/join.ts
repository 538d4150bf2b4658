import { PDFDict, PDFName, PDFRef, type PDFContext, type PDFDocument, type PDFObject } from '@cantoo/pdf-lib'
import { chainOf, kidsOf, refOf, rootsOf, type Root, type Roots } from './join-roots.ts'
import { Outline } from './outline.ts'
import { inBrackets, isStream, textOf, type Entries, type Shift } from './pdf-text.ts'
import { PdfWriter, type Sink } from './pdf-writer.ts'
import { nameTree, numberTree } from './trees.ts'

/** What stands in the file of the whole, beside what comes from its parts. */
export interface Wanted {
  /** 0-based pages by the name under which links lead to them: a part knows those of its own links alone. */
  places: ReadonlyMap<string, number>
  /** What a title means that is read from the outline. */
  titleOf: (read: string) => string
  /** Entries of the catalogue and of the file's properties, as they stand in the file. */
  catalog: Entries
  info: Entries
}

/**
 * Puts documents that one page printed part by part together, as if it had printed all at once: one tree of pages, one
 * of tags, one outline, and links that lead from any part to any other. Each part is written as it comes; what is kept
 * of it is its place in these trees.
 */
export class JoinedPdf {
  readonly #writer: PdfWriter
  readonly #outline = new Outline()
  /** Known with the first part. */
  #roots: Roots | null = null
  #pageTree: number | null = null
  /** References to the parts' trees of pages. */
  readonly #pageTrees: string[] = []
  readonly #pages: { number: number; height: number }[] = []
  /** References to the tags of all pages. */
  readonly #tags: string[] = []
  /** References to nodes of the tree of parents, and the next key that is free there. */
  readonly #parents: string[] = []
  #nextKey = 0
  /** Values of the tree of ids, by their names; with the name as it stands in the file. */
  readonly #ids = new Map<string, string>()
  /** Places that links lead to, by the name as it stands in the file. */
  readonly #destinations = new Map<string, string>()
  /** Names of places that links lead to. */
  readonly #wanted = new Map<string, PDFName>()

  constructor(sink: Sink) {
    this.#writer = new PdfWriter(sink)
  }

  /** So far. */
  get pages(): number {
    return this.#pages.length
  }

  /**
   * @param part of one page with all others, so that names and ids mean the same in all; used up
   * @throws what the sink throws; Error when the part has no tags
   */
  async add(part: PDFDocument): Promise<void> {
    const { context, catalog } = part
    const shift = { objects: this.#writer.reserve(context.largestObjectNumber) - 1, keys: this.#nextKey }
    const chain = chainOf(context, catalog)
    const tags = refOf(catalog, 'StructTreeRoot')
    const top = chain.at(-1)
    this.#roots ??= rootsOf(part, shift)
    this.#pageTree ??= this.#writer.reserve()
    /** What is written with the whole, or not any more. Of the first part the tag of the document stays. */
    const left = [tags, ...(this.#pageTrees.length === 0 ? chain.slice(-1) : chain)]
    const instead = new Map<PDFRef, Entries>()

    this.#takePages(part, shift)
    instead.set(refOf(catalog, 'Pages'), new Map([[PARENT, reference(this.#pageTree)]]))
    for (const kid of top === undefined ? [] : kidsOf(context, top)) {
      this.#tags.push(textOf(kid, shift))
      if (kid instanceof PDFRef) instead.set(kid, new Map([[P, reference(this.#numberOf(this.#roots.top))]]))
    }
    left.push(...this.#outline.add(context, catalog.get(OUTLINES), shift))
    left.push(...this.#takeTrees(context, context.lookup(tags, PDFDict), shift))
    left.push(...this.#takeDestinations(context, catalog.get(DESTS), shift))
    writeRest(part, this.#writer, shift, { instead, left: new Set(left) })
    await this.#writer.flush()
  }

  /** @throws what the sink throws; RangeError without any part */
  async finish({ places, titleOf, catalog, info }: Wanted): Promise<void> {
    const roots = this.#roots
    if (roots === null || this.#pageTree === null) throw new RangeError('Nothing was printed.')
    // What is not printed in parts knows all of its places, and its pages may have run on.
    if (this.#pageTrees.length > 1) this.#findWanted(places)
    const outline = this.#outline.write(this.#writer, titleOf)
    this.#writer.put(this.#pageTree, `<</Type/Pages/Count ${this.pages}/Kids[${this.#pageTrees.join(' ')}]>>`)
    this.#writeTags(roots)
    const entries = new Map([...roots.catalog.entries, ...catalog, [PAGES, reference(this.#pageTree)]])
    if (outline !== null) entries.set(OUTLINES, reference(outline))
    if (this.#destinations.size > 0) entries.set(DESTS, this.#put(inBrackets(this.#destinations)))
    const root = this.#putRoot({ ...roots.catalog, entries })
    await this.#writer.end(root, this.#putRoot(roots.info, info))
  }

  #takePages(part: PDFDocument, shift: Shift): void {
    const { context } = part
    this.#pageTrees.push(textOf(refOf(part.catalog, 'Pages'), shift))
    for (const page of part.getPages()) {
      this.#pages.push({ number: page.ref.objectNumber + shift.objects, height: page.getHeight() })
      for (const annotation of page.node.Annots()?.asArray() ?? []) {
        const name = context.lookup(annotation, PDFDict).get(DEST)
        if (name instanceof PDFName) this.#wanted.set(name.toString(), name)
      }
    }
  }

  /** @returns the nodes of its trees of parents and ids */
  #takeTrees(context: PDFContext, tags: PDFDict, shift: Shift): PDFRef[] {
    const parents = numberTree(context, tags.get(PARENT_TREE))
    const ids = nameTree(context, tags.get(ID_TREE))
    const [first, last] = [parents.pairs[0], parents.pairs.at(-1)]
    if (first !== undefined && last !== undefined) {
      const keys = parents.pairs.map(([key, value]) => `${key + shift.keys} ${textOf(value, shift)}`)
      const limits = `${first[0] + shift.keys} ${last[0] + shift.keys}`
      this.#parents.push(this.#put(`<</Limits[${limits}]/Nums[${keys.join(' ')}]>>`))
      this.#nextKey += last[0] + 1
    }
    for (const [name, value] of ids.pairs) {
      const key = name.decodeText()
      if (!this.#ids.has(key)) this.#ids.set(key, `${textOf(name, shift)} ${textOf(value, shift)}`)
    }
    return [...parents.nodes, ...ids.nodes]
  }

  #takeDestinations(context: PDFContext, destinations: PDFObject | undefined, shift: Shift): PDFRef[] {
    if (destinations === undefined) return []
    for (const [name, place] of context.lookup(destinations, PDFDict).entries())
      this.#destinations.set(name.toString(), textOf(place, shift))
    return destinations instanceof PDFRef ? [destinations] : []
  }

  /** Gives links from one part to another their place. */
  #findWanted(places: ReadonlyMap<string, number>): void {
    for (const [key, name] of this.#wanted) {
      const page = this.#pages[places.get(decodeURIComponent(name.decodeText())) ?? -1]
      if (page !== undefined && !this.#destinations.has(key))
        this.#destinations.set(key, `[${reference(page.number)}/XYZ 0 ${page.height} 0]`)
    }
  }

  #writeTags({ tags, top }: Roots): void {
    const names = [...this.#ids.keys()]
      .toSorted((a, b) => (a < b ? -1 : 1))
      .map((name) => this.#ids.get(name))
    const entries = new Map([
      [PARENT_TREE, this.#put(`<</Kids[${this.#parents.join(' ')}]>>`)],
      [NEXT_KEY, String(this.#nextKey)],
    ])
    if (names.length > 0) entries.set(ID_TREE, this.#put(`<</Names[${names.join(' ')}]>>`))
    this.#putRoot(tags, entries)
    this.#putRoot(top, new Map([[KIDS, `[${this.#tags.join(' ')}]`]]))
  }

  /** @returns its number */
  #putRoot(root: Root, instead: Entries = new Map()): number {
    const number = this.#numberOf(root)
    this.#writer.put(number, inBrackets(new Map([...root.entries, ...instead])))
    return number
  }

  #numberOf(root: Root): number {
    return (root.number ??= this.#writer.reserve())
  }

  /** @returns a reference to it */
  #put(text: string): string {
    const number = this.#writer.reserve()
    this.#writer.put(number, text)
    return reference(number)
  }
}

/** Writes all objects of a part but those that are left out, and its roots. */
function writeRest(
  { context }: PDFDocument,
  writer: PdfWriter,
  shift: Shift,
  { instead, left }: { instead: ReadonlyMap<PDFRef, Entries>; left: ReadonlySet<PDFRef> },
): void {
  const { Root, Info } = context.trailerInfo
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (ref === Root || ref === Info || left.has(ref)) continue
    const number = ref.objectNumber + shift.objects
    const text = textOf(object, shift, instead.get(ref))
    if (isStream(object)) writer.putStream(number, text, object.contents)
    else writer.put(number, text)
  }
}

const reference = (number: number) => `${number} 0 R`

const PARENT_TREE = PDFName.of('ParentTree')
const NEXT_KEY = PDFName.of('ParentTreeNextKey')
const ID_TREE = PDFName.of('IDTree')
const KIDS = PDFName.of('K')
const P = PDFName.of('P')
const PARENT = PDFName.of('Parent')
const PAGES = PDFName.of('Pages')
const OUTLINES = PDFName.of('Outlines')
const DESTS = PDFName.of('Dests')
const DEST = PDFName.of('Dest')
