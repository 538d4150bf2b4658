import { deckUrl } from './images.ts'
import type { Deck, Slide } from './types.ts'

/** Versions of files that have changed since the lecture was opened, by path; e.g. `2a-m3k`. */
export type AssetVersions = ReadonlyMap<string, string>

/** The versions of what is other than it was at first. */
export function changedAssets(first: Record<string, string>, now: Record<string, string>): AssetVersions {
  return new Map(Object.entries(now).filter(([path, stamp]) => first[path] !== stamp))
}

/** An address in a tag as `serialise` writes it; text holds no unescaped `"` after an `=` and a `<`. */
const address = /(\s(?:src|poster|data-background)=")(\/deck\/[^"?#]*)(")/g

/**
 * Puts the version behind the address of each file that has changed: a page that has shown a picture once
 * would go on showing it. The very same deck when nothing changed.
 */
export function withAssetVersions(deck: Deck, versions: AssetVersions): Deck {
  if (versions.size === 0) return deck
  const byUrl = new Map([...versions].map(([path, version]) => [deckUrl(path), version]))
  const mark = (html: string) =>
    html.includes('/deck/')
      ? html.replaceAll(address, (whole, before: string, url: string, after: string) => {
          const version = byUrl.get(url)
          return version === undefined ? whole : `${before}${url}?v=${version}${after}`
        })
      : html
  return { ...deck, slides: deck.slides.map((slide) => marked(slide, mark)) }
}

function marked(slide: Slide, mark: (html: string) => string): Slide {
  const { notes } = slide
  const result = { ...slide, html: mark(slide.html) }
  if (notes) result.notes = { ...notes, html: mark(notes.html), publicHtml: mark(notes.publicHtml) }
  return result
}
