import {
  PDFArray,
  PDFDict,
  PDFName,
  PDFRef,
  type PDFContext,
  type PDFDocument,
  type PDFObject,
} from '@cantoo/pdf-lib'
import { entriesOf, type Entries, type Shift } from './pdf-text.ts'

/** Objects of a whole document that are written last, since each part adds to them. */
export interface Roots {
  catalog: Root
  info: Root
  /** The root of all tags. */
  tags: Root
  /** The tag that has a tag for each page. */
  top: Root
}

export interface Root {
  /** Undefined where the first part has none. */
  number: number | undefined
  entries: Entries
}

/** As the first part has them. @throws Error when it has no tags */
export function rootsOf({ context, catalog }: PDFDocument, shift: Shift): Roots {
  const root = (of: PDFObject | undefined): Root => {
    const object = of === undefined ? undefined : context.lookup(of)
    return {
      number: of instanceof PDFRef ? of.objectNumber + shift.objects : undefined,
      entries: object instanceof PDFDict ? entriesOf(object, shift) : new Map(),
    }
  }
  return {
    catalog: root(context.trailerInfo.Root),
    info: root(context.trailerInfo.Info),
    tags: root(refOf(catalog, 'StructTreeRoot')),
    top: root(chainOf(context, catalog).at(-1)),
  }
}

/** From the tag of the document to the one that has a tag for each page: that, or what alone is in it. */
export function chainOf(context: PDFContext, catalog: PDFDict): PDFRef[] {
  const [document] = kidsOf(context, refOf(catalog, 'StructTreeRoot'))
  if (!(document instanceof PDFRef)) throw new Error('The tags of what was printed have no document.')
  const [only, ...others] = kidsOf(context, document)
  return only instanceof PDFRef && others.length === 0 ? [document, only] : [document]
}

/** What is below a tag: none, one or many. */
export function kidsOf(context: PDFContext, tag: PDFRef): PDFObject[] {
  const kids = context.lookup(tag, PDFDict).get(PDFName.of('K'))
  if (kids === undefined) return []
  const list = kids instanceof PDFRef ? context.lookup(kids) : kids
  return list instanceof PDFArray ? list.asArray() : [kids]
}

/** @throws Error when it is not there */
export function refOf(dict: PDFDict, key: string): PDFRef {
  const value = dict.get(PDFName.of(key))
  if (value instanceof PDFRef) return value
  throw new Error(`What the browser printed has no ${key}.`)
}
