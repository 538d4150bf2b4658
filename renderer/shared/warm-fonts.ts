import { whenIdle } from './when-idle.ts'

/** What is set in a font that is not there from the start; the font as CSS names it. */
const FONTS: readonly (readonly [selector: string, font: string])[] = [
  ['strong, b, th', '600 1em Inter'],
  ['em, i', 'italic 400 1em Inter'],
  ['code', '400 1em "JetBrains Mono"'],
  ['.katex', '400 1em KaTeX_Main'],
  ['.katex .mathnormal', 'italic 400 1em KaTeX_Math'],
  ['.katex .mathbf', '700 1em KaTeX_Main'],
  ['.katex :is(.small-op, .size1)', '400 1em KaTeX_Size1'],
  ['.katex :is(.large-op, .size2)', '400 1em KaTeX_Size2'],
  ['.katex .size3', '400 1em KaTeX_Size3'],
  ['.katex .size4', '400 1em KaTeX_Size4'],
]

/**
 * Begins to load the fonts of a slide that is not in the document yet. Browsers do so only once it is laid out: then
 * it is laid out in another font first, which takes the place of this one for a moment, and all anew afterwards.
 */
export function warmFonts(section: HTMLElement): void {
  for (const [selector, font] of FONTS) {
    const first = section.querySelector(selector)
    // Which part of a font is needed depends on the letters. One that cannot be had is missed when it shows.
    if (first !== null) document.fonts.load(font, first.textContent).catch(() => undefined)
  }
}

/** Milliseconds: whatever a page that has just opened still does for its first slide comes before. */
const SETTLED = 800

/**
 * Loads what most lectures are set in once the page has opened and has nothing better to do. A font that comes while
 * slides are shown has everything laid out anew, whatever it was needed for.
 */
export async function warmUsualFonts(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, SETTLED))
  await whenIdle()
  for (const [, font] of FONTS) document.fonts.load(font, 'Aa0').catch(() => undefined)
}
