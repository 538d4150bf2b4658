import { deckUrl } from './lecture-files.ts'
import type { Deck, Slide } from './types.ts'

/** Versions of files that have changed since the lecture was opened, by path; e.g. `2a-m3k`. */
export type AssetVersions = ReadonlyMap<string, string>

/** The versions of what is other than it was at first. */
export function changedAssets(first: Record<string, string>, now: Record<string, string>): AssetVersions {
  return new Map(Object.entries(now).filter(([path, stamp]) => first[path] !== stamp))
}

/** An address in a tag as `serialise` writes it; text holds no unescaped `"` after an `=` and a `<`. */
const address = /(\s(?:src|poster)=")(\/deck\/[^"?#]*)"/g

/**
 * Puts the version behind the address of each file that has changed: a page that has shown a picture once
 * would go on showing it. The very same deck when nothing changed.
 */
export function withAssetVersions(deck: Deck, versions: AssetVersions): Deck {
  if (versions.size === 0) return deck
  const byUrl = new Map([...versions].map(([path, version]) => [deckUrl(path), version]))
  const version = (url: string) => {
    const found = byUrl.get(url)
    return found === undefined ? url : `${url}?v=${found}`
  }
  const mark = (html: string) =>
    html.includes('/deck/')
      ? html.replaceAll(address, (_, before: string, url: string) => `${before}${version(url)}"`)
      : html
  return { ...deck, slides: deck.slides.map((slide) => marked(slide, mark, version)) }
}

function marked(slide: Slide, mark: (html: string) => string, version: (url: string) => string): Slide {
  const { notes, background } = slide
  const result = { ...slide, html: mark(slide.html) }
  if (background?.kind === 'picture') result.background = { ...background, src: version(background.src) }
  if (notes) result.notes = { ...notes, html: mark(notes.html), publicHtml: mark(notes.publicHtml) }
  return result
}
