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
import { JoinedPdf } from './join.ts'
import { nameLetters } from './letters.ts'
import { inBrackets } from './pdf-text.ts'
import type { Sink } from './pdf-writer.ts'

/** How many pages the print page says it laid out; at least so many where text may run on to further ones. */
export interface ExpectedPages {
  pages: number
  mayRunOn: boolean
  /** The first page of each slide, 0-based, by its id; only for pages that are slides. */
  places?: ReadonlyMap<string, number>
  /** Titles of the slides: in the outline a browser leaves out the space at which a title was broken into lines. */
  titles?: readonly string[]
}

/** A printed lecture that is put together of its parts, and is written meanwhile. */
export interface PrintedDocument {
  /**
   * @param pdf the next part
   * @throws LecternError `export-failed` when it is no PDF, or tags are missing; what the sink throws
   */
  add(pdf: Uint8Array): Promise<void>
  /**
   * Gives it what Chromium does not know: title, author, subject, language, and that viewers show the title in place
   * of the file's name. Everything the printer made (tags, outline, links, fonts) stays. Checks first that it made all
   * of it.
   * @returns how many pages it has
   * @throws LecternError `export-failed` when the page count is another one; what the sink throws
   */
  finish(meta: DeckMeta, expected: ExpectedPages): Promise<number>
}

export function createDocument(sink: Sink): PrintedDocument {
  const whole = new JoinedPdf(sink)
  let hasOutline = false
  return {
    async add(pdf) {
      const part = await parse(pdf)
      checkTags(part)
      nameLetters(part)
      hasOutline ||= part.catalog.has(PDFName.of('Outlines'))
      await orUnreadable(whole.add(part))
    },
    async finish(meta, expected) {
      checkPages(whole.pages, expected)
      await whole.finish({
        places: expected.places ?? new Map(),
        titleOf: spacing(expected.titles ?? []),
        catalog: viewOf(meta, hasOutline),
        info: propertiesOf(meta),
      })
      return whole.pages
    },
  }
}

async function orUnreadable(work: Promise<void>): Promise<void> {
  try {
    await work
  } catch (cause) {
    if (cause instanceof LecternError) throw cause
    const why = cause instanceof Error ? cause.message : String(cause)
    throw new LecternError('export-failed', `What the browser printed cannot be read: ${why}`, AGAIN, {
      cause,
    })
  }
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
function spacing(titles: readonly string[]): (read: string) => string {
  const squeezed = (text: string) => text.replaceAll(/\s+/g, '')
  const known = new Map(titles.map((title) => [squeezed(title), title.replaceAll(/\s+/g, ' ').trim()]))
  return (read) => known.get(squeezed(read)) ?? read
}

/** In viewers: the title in place of the file's name, and the list of slides beside the pages. */
function viewOf({ lang }: DeckMeta, hasOutline: boolean): Map<PDFName, string> {
  const view = new Map([
    [PDFName.of('Lang'), PDFString.of(lang).toString()],
    [PDFName.of('ViewerPreferences'), inBrackets(new Map([['/DisplayDocTitle', 'true']]))],
  ])
  if (hasOutline) view.set(PDFName.of('PageMode'), '/UseOutlines')
  return view
}

function propertiesOf({ title, authors, subtitle }: DeckMeta): Map<PDFName, string> {
  const properties = { Title: title, Author: authors.join(', '), Subject: subtitle ?? '', Creator: 'Lectern' }
  const given = Object.entries(properties).filter(([name, text]) => name === 'Title' || text !== '')
  return new Map(given.map(([name, text]) => [PDFName.of(name), PDFHexString.fromText(text).toString()]))
}
