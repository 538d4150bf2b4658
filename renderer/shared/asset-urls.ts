import type { SlideContent } from '../../core/rpc/contract.ts'

const TAG = /<[a-z](?:"[^"]*"|'[^']*'|[^>"'])*>/gi
const DECK_ATTRIBUTE = /(\s(?:src|href|poster)\s*=\s*["'])\/deck\//gi

/** Where the lecture's own files live for a page of this protocol (`location.protocol`). */
export function deckBase(protocol: string): string {
  // In Electron the deck has a host of its own, so that what it holds never shares an origin with a page.
  return protocol === 'lectern:' ? 'lectern://deck/' : '/deck/'
}

/** Points `/deck/...` in the tags of compiled HTML at `base`; text is left alone. */
export function withDeckBase(html: string, base: string): string {
  if (base === '/deck/' || !html.includes('/deck/')) return html
  return html.replace(TAG, (tag) => tag.replace(DECK_ATTRIBUTE, (_, before: string) => before + base))
}

/** The same for everything of a slide that is HTML. */
export function slideWithDeckBase(slide: SlideContent, base: string): SlideContent {
  if (base === '/deck/') return slide
  const mapped = { ...slide, html: withDeckBase(slide.html, base) }
  const { background } = slide
  if (background?.kind === 'picture') {
    mapped.background = { ...background, src: base + background.src.slice('/deck/'.length) }
  }
  if (slide.notesHtml !== undefined) mapped.notesHtml = withDeckBase(slide.notesHtml, base)
  return mapped
}
