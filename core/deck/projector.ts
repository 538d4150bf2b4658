import type { Deck, Diagnostic, Slide } from './types.ts'

/** What the room is shown of a deck, and what to fall back on when the next one is broken. */
export interface Projection {
  /** The same slides in the same places; the very same object as the deck when nothing in it is broken. */
  deck: Deck
  /** By id: each slide as it was when it was last whole. */
  good: ReadonlyMap<string, Slide>
}

/** Slides that the deck has no more and that are remembered all the same: a file may be gone for a moment. */
const MOST_GONE = 1000

/**
 * The deck without any word about mistakes. A slide that has become broken stays as it was when it was last
 * whole; one that never was shows what is whole of it.
 *
 * @param before of the deck shown until now; null for the first
 */
export function projection(deck: Deck, before: Projection | null): Projection {
  const good = new Map(before?.good)
  const wrong = slidesWithErrors(deck)
  const references = { ...deck.references }
  let differs = false
  const slides = deck.slides.map((slide) => {
    if (!wrong.has(slide.id) && !isBroken(slide)) {
      good.set(slide.id, slide)
      return slide
    }
    const shown = asBefore(slide, good.get(slide.id)) ?? intact(slide)
    differs ||= shown !== slide
    for (const { key } of shown.citations) {
      const known = Object.hasOwn(references, key) ? undefined : before?.deck.references[key]
      if (known) references[key] = known
    }
    return shown
  })
  forgetGone(good, slides)
  return { deck: differs ? { ...deck, slides, references } : deck, good }
}

/** A slide whose heading is being typed has another id after each save; all of them would be kept for ever. */
function forgetGone(good: Map<string, Slide>, slides: readonly Slide[]): void {
  if (good.size <= slides.length + MOST_GONE) return
  const present = new Set(slides.map(({ id }) => id))
  for (const id of good.keys()) {
    if (good.size <= slides.length + MOST_GONE) return
    if (!present.has(id)) good.delete(id)
  }
}

/** The earlier slide in the place that it has now. */
function asBefore({ index, section, kind }: Slide, before: Slide | undefined): Slide | undefined {
  return before && { ...before, index, section, kind }
}

/**
 * A broken part as `serialise` writes it: it holds nothing but text, and neither text nor attributes can hold
 * an unescaped `<` or `"`.
 */
const part = /<(div|span) (?=[^>]*\bdata-code=")[^>]*\bclass="broken"[^>]*>[^<]*<\/\1>/g
/** What a broken part may leave behind. */
const emptied = /<(p|figure|li)(?: [^>]*)?>\s*<\/\1>/g

export function isBroken({ html, titleHtml }: Pick<Slide, 'html' | 'titleHtml'>): boolean {
  // Of a long lecture, looking for tags in every slide would take longer than a frame.
  return [titleHtml, html].some((text) => text.includes(' data-code="') && text.search(part) >= 0)
}

/** The slide without its broken parts; the slide itself when it has none. */
function intact(slide: Slide): Slide {
  if (!isBroken(slide)) return slide
  const without = (html: string) => html.replaceAll(part, '').replaceAll(emptied, '').trim()
  return { ...slide, html: without(slide.html), titleHtml: without(slide.titleHtml) }
}

/** Ids of the slides in whose own text there is an error; mistakes elsewhere show as broken parts, if at all. */
function slidesWithErrors({ slides, diagnostics }: Deck): Set<string> {
  const byFile = new Map<string, Slide[]>()
  for (const slide of slides) {
    const listed = byFile.get(slide.source.file)
    if (listed) listed.push(slide)
    else byFile.set(slide.source.file, [slide])
  }
  const found = new Set<string>()
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity !== 'error') continue
    const slide = slideAt(diagnostic, byFile.get(diagnostic.file) ?? [])
    if (slide) found.add(slide.id)
  }
  return found
}

/** The last slide that begins at or before the diagnostic; `slides` are those of its file, in order. */
function slideAt({ line }: Diagnostic, slides: Slide[]): Slide | undefined {
  let low = 0
  let high = slides.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((slides[middle]?.source.line ?? Infinity) <= line) low = middle + 1
    else high = middle
  }
  return slides[low - 1]
}
