import type { Appearance } from './types.ts'

/** The themes that come with Lectern; the first is that of a lecture which names none. */
export const themeNames = ['paper', 'contrast', 'night'] as const

export type ThemeName = (typeof themeNames)[number]

/**
 * The colours that a theme may set, with those of the first theme: they stay where a theme of the lecture's own
 * says nothing. `renderer/shared/theme-tokens.css` has the same.
 */
export const colourTokens: Record<string, Record<Appearance, string>> = {
  '--slide-paper': { light: '#fdfcf9', dark: '#10161d' },
  '--slide-paper-tint': { light: '#f3f0e8', dark: '#18212b' },
  '--slide-code-paper': { light: '#f8f6f1', dark: '#18212b' },
  '--slide-ink': { light: '#18212c', dark: '#f0f1ee' },
  '--slide-ink-soft': { light: '#4f5b69', dark: '#aeb8c2' },
  '--slide-rule': { light: '#dcd7cb', dark: '#33404d' },
  '--slide-accent': { light: '#17607a', dark: '#83c8dd' },
  '--slide-accent-tint': { light: '#e4eef1', dark: '#182c36' },
  '--slide-against': { light: '#a33a26', dark: '#f39a85' },
  '--slide-against-tint': { light: '#f8e8e3', dark: '#36211d' },
  '--slide-for': { light: '#2c6a45', dark: '#93d3a6' },
  '--slide-for-tint': { light: '#e5f0e7', dark: '#1a3024' },
  '--diagram-line': { light: '#47525f', dark: '#a9b5c0' },
  '--diagram-inhibit': { light: '#a33a26', dark: '#f39a85' },
  '--diagram-plain': { light: '#ffffff', dark: '#18212b' },
  '--diagram-plain-line': { light: '#6c7681', dark: '#8995a1' },
  '--diagram-region': { light: '#e1ebf2', dark: '#18303f' },
  '--diagram-region-line': { light: '#2f6286', dark: '#7ab0d3' },
  '--diagram-peptide': { light: '#faecd0', dark: '#3a2e14' },
  '--diagram-peptide-line': { light: '#96690c', dark: '#e0b65c' },
  '--diagram-receptor': { light: '#ebe4f4', dark: '#2c2440' },
  '--diagram-receptor-line': { light: '#66499a', dark: '#b89ee6' },
  '--diagram-effect': { light: '#e3f0e5', dark: '#1a3324' },
  '--diagram-effect-line': { light: '#39724a', dark: '#86c798' },
  '--diagram-drug': { light: '#f9e3dd', dark: '#3d231d' },
  '--diagram-drug-line': { light: '#a5422d', dark: '#f09c86' },
  '--diagram-process': { light: '#f0ede6', dark: '#242c35' },
  '--diagram-process-line': { light: '#6d675d', dark: '#a49f95' },
}

/** Sizes that a theme may set, in px at 1280 × 720, from and to. */
export const sizeTokens: Record<string, readonly [from: number, to: number]> = {
  '--slide-text': [22, 40],
  '--slide-text-small': [18, 32],
  '--slide-text-note': [16, 26],
  '--slide-title': [30, 64],
}

/** Families that a theme may set, with what stands in for letters or fonts that are not there. */
export const fontTokens: Record<string, string> = {
  '--slide-serif': "'Source Serif 4', 'Noto Naskh Arabic', Georgia, serif",
  '--slide-sans': "Inter, 'Noto Sans Arabic', system-ui, sans-serif",
  '--slide-mono': "'JetBrains Mono', ui-monospace, monospace",
}
