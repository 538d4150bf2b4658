import { getDocument, OPS, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { flatten, isHeading, spokenText, textById, type StructNode } from './pdf-tags.ts'

export interface OutlineEntry {
  title: string
  /** 0-based page it leads to. */
  page: number
  items: OutlineEntry[]
}

export interface PdfPage {
  /** Points, 72 to the inch. */
  width: number
  height: number
  text: string
  /** What is tagged, in the order of the tags: what a screen reader says. Without alternative texts. */
  spoken: string
  /** Tags of the headings, in order: `H1`, `H2`. */
  headings: string[]
  figures: { alt: string }[]
  /** Pictures made of pixels. */
  images: number
  /** Lines and areas that are drawn. */
  paths: number
  /** 0-based pages to which links on this page lead, and the addresses of the others. */
  links: (number | string)[]
  /** Tags of the page, each once. */
  roles: string[]
}

export interface PdfFont {
  name: string
  /** The file brings it. */
  embedded: boolean
  /** Glyphs are little drawings (Type 3), which viewers draw coarsely. */
  drawn: boolean
}

/** What a reader of the file would get: a second opinion, by another PDF library. */
export interface ReadPdf {
  info: Record<string, unknown>
  marked: boolean
  /** Viewers show the title in place of the file's name. */
  showsTitle: boolean
  outline: OutlineEntry[]
  pages: PdfPage[]
  fonts: PdfFont[]
}

type Document = Awaited<ReturnType<typeof getDocument>['promise']>
type Page = Awaited<ReturnType<Document['getPage']>>

export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const task = getDocument({
    data: new Uint8Array(bytes),
    verbosity: VerbosityLevel.ERRORS,
    fontExtraProperties: true,
  })
  const document = await task.promise
  try {
    const fonts = new Map<string, PdfFont>()
    const pages: PdfPage[] = []
    for (let number = 1; number <= document.numPages; number += 1)
      pages.push(await readPage(document, await document.getPage(number), fonts))
    const metadata = await document.getMetadata()
    return {
      info: metadata.info as Record<string, unknown>,
      showsTitle: (await document.getViewerPreferences())?.get('DisplayDocTitle') === true,
      marked: isMarked(await document.getMarkInfo()),
      outline: await readOutline(document, (await document.getOutline()) ?? []),
      pages,
      fonts: [...fonts.values()],
    }
  } finally {
    await task.destroy()
  }
}

function textOf({ items }: Awaited<ReturnType<Page['getTextContent']>>): string {
  return items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
}

/** The text of each page. @throws when it is no PDF */
export async function readText(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: VerbosityLevel.ERRORS })
  try {
    const document = await task.promise
    const texts: string[] = []
    for (let number = 1; number <= document.numPages; number += 1)
      texts.push(textOf(await (await document.getPage(number)).getTextContent()))
    return texts
  } finally {
    await task.destroy()
  }
}

async function readPage(document: Document, page: Page, fonts: Map<string, PdfFont>): Promise<PdfPage> {
  const { width, height } = page.getViewport({ scale: 1 })
  const content = await page.getTextContent({ disableNormalization: true })
  const marked = textById((await page.getTextContent({ includeMarkedContent: true })).items)
  const operators = await page.getOperatorList()
  for (const [index, name] of operators.fnArray.entries()) {
    if (name !== OPS.setFont) continue
    const font = page.commonObjs.get((operators.argsArray[index] as [string])[0]) as FontObject
    const drawn = font.isType3Font === true
    fonts.set(font.name, { name: font.name, embedded: drawn || font.missingFile !== true, drawn })
  }
  const tree = (await page.getStructTree()) as StructNode | null
  const tags = flatten(tree)
  return {
    width,
    height,
    text: textOf(content),
    spoken: spokenText(tree, marked),
    headings: tags.filter(isHeading).map((tag) => tag.role),
    figures: tags.filter((tag) => tag.role === 'Figure').map((tag) => ({ alt: tag.alt ?? '' })),
    images: operators.fnArray.filter((name) => RASTER.has(name)).length,
    paths: operators.fnArray.filter((name) => name === OPS.constructPath).length,
    links: await readLinks(document, page),
    roles: [...new Set(tags.map((tag) => tag.role))],
  }
}

const RASTER = new Set<number>([OPS.paintImageXObject, OPS.paintInlineImageXObject])

interface FontObject {
  name: string
  missingFile?: boolean
  isType3Font?: boolean
}

/** Titles of an outline, each before those below it. */
export function headingsOf(entries: readonly OutlineEntry[]): string[] {
  return entries.flatMap(({ title, items }) => [title, ...headingsOf(items)])
}

async function readLinks(document: Document, page: Page): Promise<(number | string)[]> {
  const annotations = (await page.getAnnotations()) as { subtype: string; dest?: unknown; url?: string }[]
  const links = annotations.filter((annotation) => annotation.subtype === 'Link')
  return await Promise.all(links.map((link) => link.url ?? pageOf(document, link.dest)))
}

interface OutlineNode {
  title: string
  dest: string | unknown[] | null
  items: OutlineNode[]
}

async function readOutline(document: Document, nodes: OutlineNode[]): Promise<OutlineEntry[]> {
  return await Promise.all(
    nodes.map(async (node) => ({
      title: node.title,
      page: await pageOf(document, node.dest),
      items: await readOutline(document, node.items),
    })),
  )
}

async function pageOf(document: Document, destination: unknown): Promise<number> {
  const explicit = typeof destination === 'string' ? await document.getDestination(destination) : destination
  if (!Array.isArray(explicit)) return -1
  return await document.getPageIndex(explicit[0] as Parameters<Document['getPageIndex']>[0])
}

/** The library's types say that this is an object; it is a map. */
function isMarked(info: object | null): boolean {
  return info instanceof Map && info.get('Marked') === true
}
