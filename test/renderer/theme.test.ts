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
})
