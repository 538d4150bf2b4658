import { deflateSync, inflateSync } from 'node:zlib'
import { PDFDict, PDFName, PDFRawStream, PDFRef, type PDFContext, type PDFDocument } from '@cantoo/pdf-lib'

/**
 * Lets text be found in every program. A font of the file says for each of its glyphs which letter it is, and the
 * browser can say but one: where a font draws two letters alike (the apostrophe ’ and the modifier letter ʼ, the
 * micro sign µ and the Greek μ) that is the one with the lower number, and for glyphs that only joining makes, as in
 * Arabic, it is none. What is meant then stands beside each of them in the text, where few programs look. Here the
 * fonts learn it from there: a glyph is the letter for which it stands most often.
 */
export function nameLetters({ context }: PDFDocument): void {
  for (const [font, uses] of usesOf(context)) {
    const stream = context.lookup(font.get(TO_UNICODE))
    if (!(stream instanceof PDFRawStream)) continue
    const known = readMap(textOf(stream))
    let isChanged = false
    for (const [glyph, { plain, meant }] of uses) {
      const [letters, times] = [...meant].reduce((a, b) => (b[1] > a[1] ? b : a))
      if (times <= plain || known.get(glyph) === letters) continue
      known.set(glyph, letters)
      isChanged = true
    }
    if (!isChanged) continue
    const packed = new Uint8Array(deflateSync(writeMap(known)))
    // With its length, which readers otherwise have to find out, and some call an error.
    const about = context.obj({ Filter: 'FlateDecode', Length: packed.byteLength })
    const written = PDFRawStream.of(about, packed)
    const ref = font.get(TO_UNICODE)
    if (ref instanceof PDFRef) context.assign(ref, written)
    else font.set(TO_UNICODE, context.register(written))
  }
}

const TO_UNICODE = PDFName.of('ToUnicode')

/** How often a glyph stands in the text. */
interface Uses {
  /** For what its font says. */
  plain: number
  /** For other letters, which are said beside it. */
  meant: Map<string, number>
}

/** Of each font the glyphs that stand for something else at least once. Numbers of glyphs are as in the text. */
function usesOf(context: PDFContext): Map<PDFDict, Map<number, Uses>> {
  const texts = textsOf(context)
  const found = new Map<PDFDict, Map<number, Uses>>()
  for (const { content, fonts } of texts) if (content.includes('ActualText')) collect(content, fonts, found)
  // Only now is it known what to count.
  if (found.size > 0) for (const { content, fonts } of texts) countPlain(content, fonts, found)
  return found
}

interface Text {
  content: string
  /** Those of two bytes a glyph, by their names in the content. */
  fonts: ReadonlyMap<string, PDFDict>
}

/** What pages, and drawings on them, write. */
function textsOf(context: PDFContext): Text[] {
  const texts: Text[] = []
  for (const object of objectsOf(context)) {
    const isStream = object instanceof PDFRawStream
    const dict = isStream ? object.dict : object
    if (!(dict instanceof PDFDict) || !(isStream || dict.get(TYPE) === PAGE)) continue
    const fonts = fontsOf(context, dict)
    if (fonts.size === 0) continue
    const stream = isStream ? object : context.lookup(dict.get(CONTENTS))
    if (stream instanceof PDFRawStream) texts.push({ content: textOf(stream), fonts })
  }
  return texts
}

/** In no order: the library's own list is sorted, which takes longer than all that is done here. */
function objectsOf(context: PDFContext): Iterable<unknown> {
  const { indirectObjects } = context as unknown as { indirectObjects?: ReadonlyMap<unknown, unknown> }
  return indirectObjects?.values() ?? context.enumerateIndirectObjects().map(([, object]) => object)
}

const TYPE = PDFName.of('Type')
const PAGE = PDFName.of('Page')
const CONTENTS = PDFName.of('Contents')
const RESOURCES = PDFName.of('Resources')
const FONT = PDFName.of('Font')
const SUBTYPE = PDFName.of('Subtype')

function fontsOf(context: PDFContext, holder: PDFDict): Map<string, PDFDict> {
  const fonts = new Map<string, PDFDict>()
  const resources = context.lookup(holder.get(RESOURCES))
  const listed = resources instanceof PDFDict ? context.lookup(resources.get(FONT)) : undefined
  if (!(listed instanceof PDFDict)) return fonts
  for (const [name, value] of listed.entries()) {
    const font = context.lookup(value)
    if (font instanceof PDFDict && font.get(SUBTYPE) === COMPOSITE) fonts.set(name.decodeText(), font)
  }
  return fonts
}

const COMPOSITE = PDFName.of('Type0')

function textOf(stream: PDFRawStream): string {
  const isPacked = stream.dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode')
  const bytes = isPacked ? inflateSync(stream.contents) : stream.contents
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** The font from here on; what is meant by the glyphs that follow, up to the mark's end; glyphs. */
const TOKEN =
  /\/(\S+) -?[\d.]+ Tf|\/Span ?<<\/ActualText <([\dA-Fa-f]*)> ?>> ?BDC|\b(EMC)\b|<([\dA-Fa-f]+)>(?=[^<>]*T[jJ]\b)/g

function collect(content: string, fonts: Text['fonts'], found: Map<PDFDict, Map<number, Uses>>): void {
  eachText(content, fonts, (font, glyphs, meant) => {
    // Of several glyphs nobody says which of them is which letter.
    if (meant === null || meant === '' || glyphs.length !== 4) return
    const uses = found.get(font) ?? new Map<number, Uses>()
    found.set(font, uses)
    const glyph = Number.parseInt(glyphs, 16)
    const use = uses.get(glyph) ?? { plain: 0, meant: new Map<string, number>() }
    uses.set(glyph, use)
    use.meant.set(meant, (use.meant.get(meant) ?? 0) + 1)
  })
}

function countPlain(
  content: string,
  fonts: Text['fonts'],
  found: ReadonlyMap<PDFDict, ReadonlyMap<number, Uses>>,
): void {
  if (![...fonts.values()].some((font) => found.has(font))) return
  eachText(content, fonts, (font, glyphs, meant) => {
    const uses = found.get(font)
    if (uses === undefined || meant !== null) return
    for (let at = 0; at + 4 <= glyphs.length; at += 4) {
      const use = uses.get(Number.parseInt(glyphs.slice(at, at + 4), 16))
      if (use !== undefined) use.plain += 1
    }
  })
}

/**
 * Reads what is written in fonts of two bytes a glyph.
 * @param each is given glyphs, four hexadecimal digits each, and what is said to be meant by all of them together; null
 *   for nothing
 */
function eachText(
  content: string,
  fonts: Text['fonts'],
  each: (font: PDFDict, glyphs: string, meant: string | null) => void,
): void {
  let font: PDFDict | undefined
  let meant: string | null = null
  let under = ''
  for (const [, name, letters, end, glyphs] of content.matchAll(TOKEN)) {
    if (name !== undefined) font = fonts.get(name)
    else if (letters !== undefined) [meant, under] = [decode(letters), '']
    else if (end !== undefined) {
      if (meant !== null && font !== undefined) each(font, under, meant)
      meant = null
    } else if (glyphs !== undefined && meant !== null) under += glyphs
    else if (glyphs !== undefined && font !== undefined) each(font, glyphs, null)
  }
}

/** Of UTF-16, with a mark of the order of bytes or without. Marks that belong to a letter are part of it. */
function decode(digits: string): string {
  const units = Array.from(digits.matchAll(/[\dA-Fa-f]{4}/g), ([unit]) => Number.parseInt(unit, 16))
  return String.fromCharCode(...(units[0] === 0xfeff ? units.slice(1) : units)).normalize('NFC')
}

/** Letters by glyph, from a map as browsers write it. */
function readMap(text: string): Map<number, string> {
  const map = new Map<number, string>()
  for (const [, kind, lines = ''] of text.matchAll(/beginbf(char|range)([\s\S]*?)endbf/g)) {
    const entry = kind === 'char' ? /<(\w+)>\s*<(\w+)>/g : /<(\w+)>\s*<(\w+)>\s*<(\w+)>/g
    for (const [, first = '', second = '', third] of lines.matchAll(entry)) {
      const letters = decode(third ?? second)
      const from = Number.parseInt(first, 16)
      const to = third === undefined ? from : Number.parseInt(second, 16)
      const last = letters.charCodeAt(letters.length - 1)
      for (let glyph = from; glyph <= to; glyph += 1)
        map.set(glyph, letters.slice(0, -1) + String.fromCharCode(last + glyph - from))
    }
  }
  return map
}

/** A hundred entries are the most that the format allows at once. */
const AT_ONCE = 100

function writeMap(map: ReadonlyMap<number, string>): string {
  const entries = [...map]
    .toSorted(([a], [b]) => a - b)
    .map(
      ([glyph, letters]) =>
        `<${four(glyph)}> <${Array.from({ length: letters.length }, (_, at) => four(letters.charCodeAt(at))).join('')}>\n`,
    )
  const blocks: string[] = []
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    const block = entries.slice(from, from + AT_ONCE)
    blocks.push(`${block.length} beginbfchar\n${block.join('')}endbfchar\n`)
  }
  return `${HEAD}${blocks.join('')}${FOOT}`
}

const four = (value: number) => value.toString(16).toUpperCase().padStart(4, '0')

const HEAD = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
`
const FOOT = `endcmap
CMapName currentdict /CMap defineresource pop
end
end
`
