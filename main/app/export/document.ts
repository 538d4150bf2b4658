import {
  ParseSpeeds,
  PDFArray,
  PDFBool,
  PDFDict,
  PDFDocument,
  PDFHexString,
  PDFName,
  PDFString,
} from '@cantoo/pdf-lib'
import type { DeckMeta } from '../../../core/deck/types.ts'
import { LecternError } from '../errors.ts'
import { joinPrinted } from './join.ts'
import { nameLetters } from './letters.ts'
import { saveInOrder } from './quick-save.ts'

/** How many pages the print page says it laid out; at least so many where text may run on to further ones. */
export interface ExpectedPages {
  pages: number
  mayRunOn: boolean
  /** The first page of each slide, 0-based, by its id; only for pages that are slides. */
  places?: ReadonlyMap<string, number>
  /** Titles of the slides: in the outline a browser leaves out the space at which a title was broken into lines. */
  titles?: readonly string[]
}

/** For others something to hand on. */
export type PrintedPart = PDFDocument

/**
 * Reads a part of what was printed, for `finishDocument`.
 * @throws LecternError `export-failed` when it is no PDF, or tags are missing
 */
export async function readPart(pdf: Uint8Array): Promise<PrintedPart> {
  const document = await parse(pdf)
  checkTags(document)
  nameLetters(document)
  return document
}

/**
 * Gives a printed PDF what Chromium does not know: title, author, subject, language, and that viewers
 * show the title in place of the file's name. Everything the printer made (tags, outline, links,
 * fonts) stays. Checks first that it made all of it.
 * @param parts of the print, in order; used up
 * @throws LecternError `export-failed` when the page count is another one
 */
export async function finishDocument(
  parts: readonly PrintedPart[],
  meta: DeckMeta,
  expected: ExpectedPages,
): Promise<{ bytes: Uint8Array; pages: number }> {
  const document = joinPrinted(parts, expected.places ?? new Map())
  const pages = document.getPageCount()
  checkPages(pages, expected)
  document.setTitle(meta.title)
  if (meta.authors.length > 0) document.setAuthor(meta.authors.join(', '))
  if (meta.subtitle !== undefined) document.setSubject(meta.subtitle)
  document.setCreator('Lectern')
  document.setLanguage(meta.lang)
  setView(document)
  spaceTitles(document, expected.titles ?? [])
  saveInOrder()
  const bytes = await document.save({
    useObjectStreams: true,
    addDefaultPage: false,
    updateFieldAppearances: false,
    // By default the library pauses after every 50 objects, for the sake of pages with a progress bar.
    objectsPerTick: Number.POSITIVE_INFINITY,
  })
  return { bytes, pages }
}

async function parse(pdf: Uint8Array): Promise<PDFDocument> {
  try {
    return await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest })
  } catch (cause) {
    throw new LecternError('export-failed', 'What the browser printed is no PDF.', AGAIN, { cause })
  }
}

const AGAIN = 'Try again; if it happens again, please report it with the lecture.'

function checkPages(found: number, { pages, mayRunOn }: ExpectedPages): void {
  if (found === pages || (mayRunOn && found > pages)) return
  throw new LecternError(
    'export-failed',
    `The browser printed ${found} pages where ${mayRunOn ? 'at least ' : ''}${pages} were laid out.`,
    AGAIN,
  )
}

function checkTags(document: PDFDocument): void {
  const mark = document.catalog.lookupMaybe(PDFName.of('MarkInfo'), PDFDict)
  const marked = mark?.lookupMaybe(PDFName.of('Marked'), PDFBool)?.asBoolean() ?? false
  const root = document.catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict)
  const kids = root?.lookup(PDFName.of('K'))
  const empty = kids === undefined || (kids instanceof PDFArray && kids.size() === 0)
  if (marked && !empty) return
  throw new LecternError(
    'export-failed',
    'The browser printed without the structure that screen readers need.',
    'Use a newer Chrome or Chromium; LECTERN_CHROMIUM names one.',
  )
}

/** Gives titles in the outline the spaces back that they have in the lecture. */
function spaceTitles(document: PDFDocument, titles: readonly string[]): void {
  const squeezed = (text: string) => text.replaceAll(/\s+/g, '')
  const known = new Map(titles.map((title) => [squeezed(title), title.replaceAll(/\s+/g, ' ').trim()]))
  const visit = (entry: PDFDict | undefined): void => {
    for (let each = entry; each !== undefined; each = each.lookupMaybe(PDFName.of('Next'), PDFDict)) {
      const title = each.lookup(PDFName.of('Title'))
      if (title instanceof PDFString || title instanceof PDFHexString) {
        const text = title.decodeText()
        const meant = known.get(squeezed(text))
        if (meant !== undefined && meant !== text) each.set(PDFName.of('Title'), PDFHexString.fromText(meant))
      }
      visit(each.lookupMaybe(PDFName.of('First'), PDFDict))
    }
  }
  visit(
    document.catalog.lookupMaybe(PDFName.of('Outlines'), PDFDict)?.lookupMaybe(PDFName.of('First'), PDFDict),
  )
}

/** In viewers: the title in place of the file's name, and the list of slides beside the pages. */
function setView(document: PDFDocument): void {
  const { catalog, context } = document
  // The library's own way adds a key that viewers warn of.
  catalog.set(PDFName.of('ViewerPreferences'), context.obj({ DisplayDocTitle: true }))
  if (catalog.has(PDFName.of('Outlines'))) catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
}
