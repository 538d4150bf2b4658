import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { contrastOf } from '../../core/deck/contrast.ts'

describe('style sheets', () => {
  const PHYSICAL =
    /(?:^|[;{\s])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)/
  /** Four lengths of which the right is not the left. */
  const LOPSIDED = /(?:margin|padding|inset|border-radius): (\S+) (\S+) (\S+) (?!\2;)\S+;/
  // The bar of what is selected stands where the selection is in the window.
  const BY_WINDOW = /^left: (?:clamp\(130px, var\(--x\)|50%)/

  test.each(['review', 'standalone'])(
    'RV46 nothing of a page for reading is bound to left or right: %s',
    (page) => {
      const folder = new URL(`../../renderer/${page}/`, import.meta.url)
      const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'))
      expect(sheets.length).toBeGreaterThan(0)
      const found = sheets.flatMap((name) =>
        readFileSync(new URL(name, folder), 'utf8')
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => (PHYSICAL.test(line) || LOPSIDED.test(line)) && !BY_WINDOW.test(line))
          .map((line) => `${name}: ${line}`),
      )
      expect(found).toEqual([])
    },
  )
})

describe('colours', () => {
  const css = readFileSync(new URL('../../renderer/review/tones.css', import.meta.url), 'utf8')
  const block = (selector: string) => {
    const at = css.indexOf(`${selector} {`)
    return new Map(
      Array.from(
        css.slice(at, css.indexOf('}', at)).matchAll(/--([\w-]+): (#[\da-f]{6})/g),
        ([, name = '', value = '']) => [name, value],
      ),
    )
  }
  const root = ':root:not([data-appearance])'
  const tones = {
    light: block(root),
    dark: block(`${root}[data-tone='dark']`),
    contrast: block(`${root}[data-tone='contrast']`),
  }
  test.each(['light', 'dark', 'contrast'] as const)(
    'RV14 text, grades and lines have the contrast of WCAG 2.2 AA and more: %s',
    (tone) => {
      const colour = (name: string) => tones[tone].get(name) ?? ''
      for (const ground of ['ui-ground', 'ui-panel', 'ui-raised', 'ui-hover'].map(colour)) {
        expect(contrastOf(colour('ui-text'), ground)).toBeGreaterThanOrEqual(7)
        for (const name of ['ui-muted', 'ui-accent', 'ui-good', 'ui-warn', 'ui-bad'])
          expect(contrastOf(colour(name), ground)).toBeGreaterThanOrEqual(4.5)
        for (const name of ['ui-line-strong', 'term-line'])
          expect(contrastOf(colour(name), ground)).toBeGreaterThanOrEqual(3)
      }
      expect(contrastOf(colour('mark-ink'), colour('mark-paper'))).toBeGreaterThanOrEqual(7)
      expect(contrastOf(colour('ui-on-accent'), colour('ui-accent'))).toBeGreaterThanOrEqual(4.5)
      expect(contrastOf(colour('mark-line'), colour('ui-ground'))).toBeGreaterThanOrEqual(3)
    },
  )
})
