import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Deck, Diagnostic } from '../../../core/deck/types.ts'
import type { StandaloneParts } from '../../../core/export/standalone.ts'
import { writeFileAtomic } from '../atomic-write.ts'
import { containedFile, decodeSegments } from '../contained-path.ts'
import { contentType } from '../content-types.ts'
import { LecternError } from '../errors.ts'
import type { ExportProgress, WriteFile } from './pdf.ts'
import type { Printer } from './printer.ts'
import { reportDiagnostics } from './report-diagnostics.ts'
import { checkTarget } from './target.ts'

export interface StandaloneExport {
  deck: Deck
  /** Of the lecture, absolute. */
  folder: string
  /** Built pages. */
  pagesDir: string
  /** Public speaker notes beside the slides. */
  notes: boolean
  printer: Printer
  out: string
  signal?: AbortSignal
  onProgress?: (progress: ExportProgress) => void
  /** `writeFileAtomic` when absent. */
  write?: WriteFile
}

/** Bytes of one picture, film or sound; larger ones stay out, or no browser would open the file. */
const MAX_INLINE_BYTES = 60_000_000

/**
 * Writes the lecture as one HTML file that needs no network, no server and no other file.
 * @throws LecternError `target-unwritable`, `export-failed` and what the printer throws
 */
export async function exportStandalone(job: StandaloneExport): Promise<{
  path: string
  slides: number
  bytes: number
  diagnostics: Diagnostic[]
}> {
  const { deck, notes, printer, signal, onProgress, write = writeFileAtomic } = job
  signal?.throwIfAborted()
  const path = await checkTarget(job.out)
  onProgress?.({ stage: 'laying-out', done: 0, all: deck.slides.length })
  const { made, report } = await printer.make({
    path: `/standalone?notes=${notes ? '1' : '0'}`,
    notes,
    pageWidth: 1280,
    pageHeight: 720,
    ...(signal && { signal }),
    ...(onProgress && { onProgress }),
  })
  signal?.throwIfAborted()
  onProgress?.({ stage: 'finishing' })
  const { html, leftOut } = await assemble(made as StandaloneParts, job)
  signal?.throwIfAborted()
  onProgress?.({ stage: 'writing' })
  const bytes = new TextEncoder().encode(html)
  await write(path, bytes)
  const diagnostics = [...reportDiagnostics(deck, report), ...leftOut.map(tooLarge)]
  return { path, slides: report.pages.length, bytes: bytes.byteLength, diagnostics }
}

function tooLarge(file: string): Diagnostic {
  const reason = `${file} is too large for a lecture in one file and was left out.`
  const hint = 'Export an archive (.lectern) instead, or make the file smaller.'
  return { code: 'limit-exceeded', severity: 'warning', file, line: 1, column: 1, reason, hint }
}

/** Puts everything into one text. Style and script are let in by their hashes, and nothing else is. */
async function assemble(
  parts: StandaloneParts,
  { folder, pagesDir }: Pick<StandaloneExport, 'folder' | 'pagesDir'>,
): Promise<{ html: string; leftOut: string[] }> {
  const script = withoutEnd(await readFile(assetPath(pagesDir, parts.script), 'utf8'), 'script')
  const fonts = await Promise.all(parts.fonts.map((rule) => inlineFonts(rule, pagesDir)))
  const leftOut: string[] = []
  const css = withoutEnd(await inlineFiles(`${fonts.join('\n')}\n${parts.css}`, folder, leftOut), 'style')
  const body = await inlineFiles(parts.body, folder, leftOut)
  // Drawings that keep Mermaid's own style bring theirs along.
  const inner = Array.from(body.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g), ([, text = '']) => text)
  const html = `<!doctype html>
<html lang="${escapeAttribute(parts.lang)}" data-appearance="${parts.appearance}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy([css, ...inner], script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Lectern">
<title>${escapeText(parts.title)}</title>
<link rel="icon" href="data:,">
<style>${css}</style>
</head>
<body>
${body.replace('>', () => `><h1 class="unseen">${escapeText(parts.title)}</h1>`)}
<script>${script}</script>
</body>
</html>
`
  return { html, leftOut }
}

/** Attributes may carry style, as formulas and drawings do; style sheets and scripts are these and no others. */
function policy(styles: readonly string[], script: string): string {
  const hashes = [...new Set(styles)].map(hashOf).join(' ')
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashes}`,
    `style-src-elem ${hashes}`,
    "style-src-attr 'unsafe-inline'",
    'img-src data:',
    'media-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}'`
}

/** What would end the element early is no part of our own files; should it ever be, it says so. */
function withoutEnd(text: string, element: 'script' | 'style'): string {
  if (!text.toLowerCase().includes(`</${element}`)) return text
  throw new LecternError(
    'export-failed',
    `A ${element} of Lectern cannot stand in a file.`,
    'Please report it.',
  )
}

function assetPath(pagesDir: string, address: string): string {
  return join(pagesDir, 'assets', basename(new URL(address, 'http://page/').pathname))
}

async function inlineFonts(rule: string, pagesDir: string): Promise<string> {
  const [address] = [...rule.matchAll(/url\("?([^")]+\.woff2)"?\)/g)].map(([, found = '']) => found)
  if (address === undefined) return rule
  const bytes = await readFile(assetPath(pagesDir, address))
  const data = `url("data:font/woff2;base64,${bytes.toString('base64')}") format("woff2")`
  return rule.replace(/src:[^;}]*/, `src: ${data}`)
}

const ADDRESS = /(?:lectern:\/\/deck|\/deck)\/(slides\/[^"'()\s<>&?]+)(?:\?[^"'()\s<>&]*)?/g

/** Addresses of the lecture's files become what is in them. Those in running text are left alone. */
async function inlineFiles(text: string, folder: string, leftOut: string[]): Promise<string> {
  const inAttribute =
    /(\s(?:src|poster|href)="|url\((?:&quot;|["'])?)((?:lectern:\/\/deck|\/deck)\/slides\/[^"'()\s<>&]+)/g
  const known = new Map<string, string>()
  for (const [, , address = ''] of text.matchAll(inAttribute))
    if (!known.has(address)) known.set(address, await dataAddress(address, folder, leftOut))
  return text.replace(
    inAttribute,
    (_, before: string, address: string) => before + (known.get(address) ?? 'data:,'),
  )
}

async function dataAddress(address: string, folder: string, leftOut: string[]): Promise<string> {
  const path = [...address.matchAll(ADDRESS)][0]?.[1] ?? ''
  const segments = decodeSegments(path)
  if (typeof segments === 'string') return 'data:,'
  const found = await containedFile(join(folder, 'slides'), segments.slice(1))
  if (found.kind !== 'file') return 'data:,'
  if ((await stat(found.path)).size > MAX_INLINE_BYTES) {
    leftOut.push(segments.join('/'))
    return 'data:,'
  }
  const bytes = await readFile(found.path)
  const type = contentType('deck', segments.at(-1) ?? '').replaceAll(' ', '')
  return `data:${type};base64,${bytes.toString('base64')}`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

function escapeAttribute(text: string): string {
  return escapeText(text).replaceAll('"', '&quot;')
}
