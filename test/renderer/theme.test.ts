import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const tokens = readFileSync(new URL('../../renderer/shared/theme-tokens.css', import.meta.url), 'utf8')

function colours(appearance: 'light' | 'dark'): Map<string, string> {
  const block = tokens.split(`[data-appearance='${appearance}'] {`)[1]?.split('}')[0] ?? ''
  return new Map(
    [...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', hex = '']) => [name, hex]),
  )
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(one: string, other: string): number {
  const [high = 0, low = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (high + 0.05) / (low + 0.05)
}

describe.each(['light', 'dark'] as const)('%s', (appearance) => {
  const named = colours(appearance)
  const ratio = (one: string, other: string) => {
    const [a, b] = [named.get(one), named.get(other)]
    if (a === undefined || b === undefined) throw new Error(`No colour --${one} or --${other}`)
    return contrast(a, b)
  }
  const papers = [
    'slide-paper',
    'slide-paper-tint',
    'slide-accent-tint',
    'slide-against-tint',
    'slide-for-tint',
  ]
  const kinds = ['plain', 'region', 'peptide', 'receptor', 'effect', 'drug', 'process']

  test('ST10 running text has a contrast of at least 7 on every paper', () => {
    expect(papers.filter((paper) => ratio('slide-ink', paper) < 7)).toEqual([])
  })

  test('ST10 quiet text and accents have a contrast of at least 4.5', () => {
    expect(papers.filter((paper) => ratio('slide-ink-soft', paper) < 4.5)).toEqual([])
    expect(ratio('slide-accent', 'slide-paper')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('slide-accent', 'slide-accent-tint')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('slide-against', 'slide-against-tint')).toBeGreaterThanOrEqual(4.5)
    expect(ratio('slide-for', 'slide-for-tint')).toBeGreaterThanOrEqual(4.5)
  })

  test('ST10 in diagrams labels have a contrast of at least 7, lines and outlines of at least 3', () => {
    expect(kinds.filter((kind) => ratio('slide-ink', `diagram-${kind}`) < 7)).toEqual([])
    expect(kinds.filter((kind) => ratio(`diagram-${kind}-line`, 'slide-paper') < 3)).toEqual([])
    expect(ratio('diagram-line', 'slide-paper')).toBeGreaterThanOrEqual(3)
    expect(ratio('diagram-inhibit', 'slide-paper')).toBeGreaterThanOrEqual(3)
  })

  const colour = (name: string) => {
    const hex = named.get(name)
    if (hex === undefined) throw new Error(`No colour --${name}`)
    return hex
  }
  const inks = ['plain', 'red', 'blue', 'green', 'yellow']
  const grounds = [...papers, ...kinds.map((kind) => `diagram-${kind}`)]

  test('ST75 drawn lines have a contrast of at least 3 on every paper and in every box of a diagram', () => {
    const weak = inks.flatMap((ink) =>
      grounds.filter((ground) => ratio(`ink-${ink}`, ground) < 3).map((ground) => `${ink} on ${ground}`),
    )
    expect(weak).toEqual([])
  })

  test('ST75 marked text keeps a contrast of at least 7', () => {
    const mixed = appearance === 'light' ? multiplied : screened
    const marked = (ink: string, text: string) =>
      contrast(
        mixed(colour('slide-paper'), colour(`highlight-${ink}`)),
        mixed(colour(text), colour(`highlight-${ink}`)),
      )
    expect(inks.filter((ink) => marked(ink, 'slide-ink') < 7)).toEqual([])
    expect(tokens).toContain(appearance === 'light' ? '--ink-blend: multiply' : '--ink-blend: screen')
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
