import { unzipSync, zipSync, type Zippable } from 'fflate/browser'

/** The earliest that the format knows; the same lecture gives the same file. */
const NO_DATE = new Date(1980, 0, 1)

/**
 * Takes out what the library writes too often: the properties of a paragraph stand before each of its runs, where the
 * format allows them once, at its beginning. Programs then take the last ones, and bullets are lost.
 */
export function repairPptx(bytes: Uint8Array): Uint8Array {
  const parts = unzipSync(bytes)
  const tree: Zippable = {}
  for (const [name, part] of Object.entries(parts)) {
    const isText = /^ppt\/(?:slides|notesSlides)\/[^/]+\.xml$/.test(name)
    tree[name] = [isText ? repairText(part) : part, { level: 6 }]
  }
  return zipSync(tree, { mtime: NO_DATE })
}

function repairText(part: Uint8Array): Uint8Array {
  const xml = new TextDecoder().decode(part)
  return new TextEncoder().encode(xml.replace(/<a:p>.*?<\/a:p>/gs, onceOnly))
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
