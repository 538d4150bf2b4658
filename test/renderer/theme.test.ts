import { readdirSync, readFileSync } from 'node:fs'
import dark from 'shiki/themes/github-dark-high-contrast.mjs'
import light from 'shiki/themes/github-light-high-contrast.mjs'
import { describe, expect, test } from 'vitest'
import { contrastOf } from '../../core/deck/contrast.ts'
import { colourTokens, fontTokens, sizeTokens, themeNames } from '../../core/deck/theme-tokens.ts'
import type { Appearance } from '../../core/deck/types.ts'

const at = (path: string) => new URL(`../../renderer/shared/${path}`, import.meta.url)
const read = (name: string) =>
  readFileSync(at(name === 'paper' ? 'theme-tokens.css' : `themes/${name}.css`), 'utf8')

/** Every value by its name, in one appearance of one theme. */
function tokens(theme: string, appearance: Appearance): Map<string, string> {
  const block = read(theme).split(`[data-appearance='${appearance}'] {`)[1]?.split('}')[0] ?? ''
  return new Map(
    [...block.matchAll(/--([\w-]+): ([^;]+);/g)].map(([, name = '', value = '']) => [name, value]),
  )
}

const papers = [
  'slide-paper',
  'slide-paper-tint',
  'slide-accent-tint',
  'slide-against-tint',
  'slide-for-tint',
]
const kinds = ['plain', 'region', 'peptide', 'receptor', 'effect', 'drug', 'process']
const looks = themeNames.flatMap((theme) =>
  (['light', 'dark'] as const).map((appearance) => ({ theme, appearance, strict: theme === 'contrast' })),
)

describe('the themes', () => {
  test('ST83 three themes come with Lectern, each in a file of its own', () => {
    const files = readdirSync(at('themes')).map((name) => name.replace('.css', ''))
    expect(['paper', ...files].sort()).toEqual([...themeNames].sort())
  })

  test('ST83 what a theme of one’s own may set has the values of the theme "paper"', () => {
    const file = read('paper')
    for (const [token, { light: onLight, dark: onDark }] of Object.entries(colourTokens)) {
      expect(tokens('paper', 'light').get(token.slice(2))).toBe(onLight)
      expect(tokens('paper', 'dark').get(token.slice(2))).toBe(onDark)
    }
    for (const [token, [from, to]] of Object.entries(sizeTokens)) {
      const size = Number(new RegExp(`${token}: (\\d+)px;`).exec(file)?.[1])
      expect(size).toBeGreaterThanOrEqual(from)
      expect(size).toBeLessThanOrEqual(to)
    }
    for (const [token, families] of Object.entries(fontTokens))
      expect(file).toContain(`${token}: ${families};`)
  })
})

describe.each(looks)('$theme, $appearance', ({ theme, appearance, strict }) => {
  const own = tokens(theme, appearance)
  // What a theme leaves out, such as the colours of ink, stays as in the first.
  const named = new Map([...tokens('paper', appearance), ...own])
  const ratio = (one: string, other: string) => {
    const [a, b] = [named.get(one), named.get(other)]
    if (a === undefined || b === undefined) throw new Error(`No colour --${one} or --${other}`)
    return contrastOf(a, b)
  }
  const quiet = strict ? 7 : 4.5
  const drawn = strict ? 4.5 : 3

  test('ST83 a theme sets every colour', () => {
    const colours = Object.keys(colourTokens).map((token) => token.slice(2))
    expect(colours.filter((name) => !/^#[0-9a-f]{6}$/.test(own.get(name) ?? ''))).toEqual([])
  })

  test('ST10 running text has a contrast of at least 7 on every paper', () => {
    expect(papers.filter((paper) => ratio('slide-ink', paper) < 7)).toEqual([])
  })

  test('ST10 quiet text and accents have a contrast of at least 4.5; of 7 in the theme of high contrast', () => {
    expect(papers.filter((paper) => ratio('slide-ink-soft', paper) < quiet)).toEqual([])
    expect(ratio('slide-accent', 'slide-paper')).toBeGreaterThanOrEqual(quiet)
    expect(ratio('slide-accent', 'slide-accent-tint')).toBeGreaterThanOrEqual(quiet)
    expect(ratio('slide-against', 'slide-against-tint')).toBeGreaterThanOrEqual(quiet)
    expect(ratio('slide-for', 'slide-for-tint')).toBeGreaterThanOrEqual(quiet)
  })

  test('ST84 the signs of all grades of evidence have a contrast of at least 4.5 on every paper they stand on', () => {
    for (const sign of ['slide-for', 'slide-accent', 'slide-against'])
      for (const paper of ['slide-paper', 'slide-paper-tint'])
        expect(ratio(sign, paper)).toBeGreaterThanOrEqual(quiet)
  })

  test('ST84 numbers of sections and links are read on tinted paper, too', () => {
    expect(ratio('slide-accent', 'slide-paper-tint')).toBeGreaterThanOrEqual(quiet)
  })

  test('ST10 in diagrams labels have a contrast of at least 7, lines and outlines of at least 3', () => {
    expect(kinds.filter((kind) => ratio('slide-ink', `diagram-${kind}`) < 7)).toEqual([])
    expect(kinds.filter((kind) => ratio(`diagram-${kind}-line`, 'slide-paper') < drawn)).toEqual([])
    expect(ratio('diagram-line', 'slide-paper')).toBeGreaterThanOrEqual(drawn)
    expect(ratio('diagram-inhibit', 'slide-paper')).toBeGreaterThanOrEqual(drawn)
  })

  test('ST85 every colour of code has a contrast of at least 4.5 on its paper; of 7 in the theme of high contrast', () => {
    const { tokenColors = [], colors = {} } = appearance === 'light' ? light : dark
    // Those that come with a background of their own mark invisible signs; code has no backgrounds here.
    const plain = tokenColors.filter(({ settings }) => settings.background === undefined)
    const ink = named.get('slide-code-ink')
    const single = ink === 'initial' ? undefined : ink
    const several = plain.map(({ settings }) => settings.foreground)
    const all = new Set(
      [...(single === undefined ? several : [single]), single ?? colors['editor.foreground']].filter(
        (one) => one !== undefined,
      ),
    )
    expect(all.size).toBeGreaterThan(0)
    const paper = named.get('slide-code-paper') ?? named.get('slide-paper-tint') ?? ''
    expect([...all].filter((one) => contrastOf(one.slice(0, 7).toLowerCase(), paper) < quiet)).toEqual([])
  })

  // What a theme does not set it has from the first one.
  const ways = new Map([...tokens('paper', appearance), ...named])
  const colour = (name: string) => {
    const hex = ways.get(name)
    if (hex === undefined) throw new Error(`No colour --${name}`)
    return hex
  }
  const inks = ['plain', 'red', 'blue', 'green', 'yellow']
  const grounds = [...papers, ...kinds.map((kind) => `diagram-${kind}`)]

  test('ST75 drawn lines have a contrast of at least 3 on every paper and in every box of a diagram', () => {
    const weak = inks.flatMap((ink) =>
      grounds
        .filter((ground) => contrastOf(colour(`ink-${ink}`), colour(ground)) < 3)
        .map((ground) => `${ink} on ${ground}`),
    )
    expect(weak).toEqual([])
  })

  test('ST75 marked text keeps a contrast of at least 7', () => {
    const mixed = appearance === 'light' ? multiplied : screened
    const marked = (ink: string, text: string) =>
      contrastOf(
        mixed(colour('slide-paper'), colour(`highlight-${ink}`)),
        mixed(colour(text), colour(`highlight-${ink}`)),
      )
    expect(inks.filter((ink) => marked(ink, 'slide-ink') < 7)).toEqual([])
    expect(named.get('ink-blend')).toBe(appearance === 'light' ? 'multiply' : 'screen')
  })
})

/** As `mix-blend-mode` does it, channel by channel. */
function blended(one: string, other: string, mix: (a: number, b: number) => number): string {
  const channels = [1, 3, 5].map((at) => {
    const [a, b] = [one, other].map((hex) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    return Math.round(mix(a ?? 0, b ?? 0) * 255)
      .toString(16)
      .padStart(2, '0')
  })
  return `#${channels.join('')}`
}

const multiplied = (one: string, other: string) => blended(one, other, (a, b) => a * b)
const screened = (one: string, other: string) => blended(one, other, (a, b) => a + b - a * b)
