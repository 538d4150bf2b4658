import { unzipSync, zipSync, type Zippable } from 'fflate/browser'
import type { Box } from '../../../core/export/slide-objects.ts'

/** The earliest that the format knows; the same lecture gives the same file. */
const NO_DATE = new Date(1980, 0, 1)

/** What the library cannot be told of a slide. */
export interface SlideRepair {
  /** Where its title stands, CSS pixels: the library leaves every title where the layout has it. Null: no title. */
  title: Box | null
  /** Its drawings and pictures that are SVGs, in order, as PNG, base64, for programs that show no SVG: the library puts a sign there. '' for none. */
  pngs: readonly string[]
}

/** English Metric Units to the CSS pixel. */
const EMU = 9525

/**
 * Takes out what the library writes too often: the properties of a paragraph stand before each of its runs, where the
 * format allows them once, at its beginning. Programs then take the last ones, and bullets are lost. And puts in what
 * it cannot be told.
 * @param slides in order
 */
export function repairPptx(bytes: Uint8Array, slides: readonly SlideRepair[] = []): Uint8Array {
  const parts = unzipSync(bytes)
  const pngs = finerPngs(Object.keys(parts), slides)
  const tree: Zippable = {}
  for (const [name, part] of Object.entries(parts)) {
    // Folders are no parts.
    if (name.endsWith('/')) continue
    const number = /^ppt\/slides\/slide(\d+)\.xml$/.exec(name)?.[1]
    const isText = number !== undefined || /^ppt\/notesSlides\/[^/]+\.xml$/.test(name)
    const title = number === undefined ? null : (slides[Number(number) - 1]?.title ?? null)
    const mended = isText
      ? repairText(part, title)
      : name === '[Content_Types].xml'
        ? withoutMissing(part, parts)
        : (pngs.get(name) ?? part)
    tree[name] = [mended, { level: 6 }]
  }
  return zipSync(tree, { mtime: NO_DATE })
}

/** The library lists a master for each slide, though there is one. */
function withoutMissing(types: Uint8Array, parts: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const xml = new TextDecoder().decode(types)
  const kept = xml.replaceAll(/<Override PartName="\/([^"]+)"[^>]*\/>/g, (override, name: string) =>
    Object.hasOwn(parts, name) ? override : '',
  )
  return new TextEncoder().encode(kept)
}

/** Each SVG `image-SLIDE-N.svg` follows its stand-in `image-SLIDE-(N-1).png`. */
function finerPngs(names: readonly string[], slides: readonly SlideRepair[]): Map<string, Uint8Array> {
  const found = new Map<string, Uint8Array>()
  for (const [index, { pngs }] of slides.entries()) {
    const own = names
      .flatMap((name) => {
        const [, slide, place] = /^ppt\/media\/image-(\d+)-(\d+)\.svg$/.exec(name) ?? []
        return Number(slide) === index + 1 ? [Number(place)] : []
      })
      .toSorted((a, b) => a - b)
    if (own.length !== pngs.length) continue
    for (const [at, place] of own.entries()) {
      const png = pngs[at] ?? ''
      if (png !== '')
        found.set(`ppt/media/image-${index + 1}-${place - 1}.png`, new Uint8Array(Buffer.from(png, 'base64')))
    }
  }
  return found
}

function repairText(part: Uint8Array, title: Box | null): Uint8Array {
  const xml = new TextDecoder()
    .decode(part)
    .replace(/<a:p>.*?<\/a:p>/gs, onceOnly)
    .replaceAll('<a:buChar ', BULLET)
    .replaceAll(NO_WORDS, ' descr=""')
  return new TextEncoder().encode(title === null ? xml : withTitleAt(xml, title))
}

/** Without a font of its own a bullet comes in another size in some programs. */
const BULLET = '<a:buFont typeface="Arial"/><a:buChar '

/** What the library says of a picture that has no words, and screen readers would read aloud. */
const NO_WORDS = / descr="preencoded\.\w+"/g

function withTitleAt(xml: string, { x, y, width, height }: Box): string {
  const emu = (pixels: number) => Math.round(pixels * EMU)
  const place = `<a:off x="${emu(x)}" y="${emu(y)}"/><a:ext cx="${emu(width)}" cy="${emu(height)}"/>`
  return xml.replace(
    /(<p:ph[^>]*type="title"[^>]*>.*?<a:xfrm[^>]*>)<a:off [^>]*\/><a:ext [^>]*\/>/s,
    (_, before: string) => before + place,
  )
}

/** The first properties stay when they come first. */
function onceOnly(paragraph: string): string {
  let seen = false
  return paragraph.replace(/<a:pPr\b[^>]*?(?:\/>|>.*?<\/a:pPr>)/gs, (properties, at: number) => {
    const stays = !seen && at === '<a:p>'.length
    seen = true
    return stays ? properties : ''
  })
}

/** Letters that XML 1.0 does not allow, halves of surrogate pairs with them. */
// oxlint-disable-next-line no-control-regex
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu

/** The same without letters that would make a file that no program opens, wherever a text stands in it. */
export function forXml<T>(value: T): T {
  if (typeof value === 'string') return value.replaceAll(NO_XML, '') as T
  if (Array.isArray(value)) return value.map((each: unknown) => forXml(each)) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, forXml(inner)])) as T
}
