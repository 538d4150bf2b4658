import { colourTokens, fontTokens, sizeTokens } from './theme-tokens.ts'

/** A value in the form in which pages get it, or why it is none. */
export type ReadValue = { value: string } | { reason: string; hint?: string }

/** Every name that a theme may set. */
export const tokenNames = [
  ...Object.keys(colourTokens),
  ...Object.keys(sizeTokens),
  ...Object.keys(fontTokens),
]

/**
 * Reads a value of a token that exists. What comes back is written by this function and never taken over from the
 * author's text, so that nothing but colours, sizes and names can get through.
 */
export function readTokenValue(token: string, text: string): ReadValue {
  if (/url|image|@|expression|\\|[{};<>]/i.test(text)) {
    return { reason: `"${token}" may not name an address or hold such signs` }
  }
  if (Object.hasOwn(colourTokens, token)) return readColour(token, text)
  const range = sizeTokens[token]
  if (range !== undefined) return readSize(token, text, range)
  return readFonts(token, text)
}

function readColour(token: string, text: string): ReadValue {
  const value = hex(text) ?? rgb(text) ?? hsl(text)
  if (value !== undefined) return { value }
  return {
    reason: `"${token}" should be a colour`,
    hint: 'Write #rrggbb, rgb(23 96 122) or hsl(196 68% 28%).',
  }
}

function hex(text: string): string | undefined {
  if (/^#[\da-f]{6}$/i.test(text)) return text.toLowerCase()
  if (!/^#[\da-f]{3}$/i.test(text)) return undefined
  return `#${text.slice(1).replaceAll(/./g, '$&$&')}`.toLowerCase()
}

function rgb(text: string): string | undefined {
  const [, ...parts] = /^rgb\(\s*(\d{1,3})[\s,]+(\d{1,3})[\s,]+(\d{1,3})\s*\)$/i.exec(text) ?? []
  const channels = parts.map(Number)
  return channels.length === 3 && channels.every((channel) => channel <= 255)
    ? fromChannels(channels)
    : undefined
}

function hsl(text: string): string | undefined {
  const pattern = /^hsl\(\s*(\d{1,3})(?:deg)?[\s,]+(\d{1,3})%[\s,]+(\d{1,3})%\s*\)$/i
  const [, ...parts] = pattern.exec(text) ?? []
  const [hue = 361, saturation = 101, lightness = 101] = parts.map(Number)
  if (hue > 360 || saturation > 100 || lightness > 100) return undefined
  const [s, l] = [saturation / 100, lightness / 100]
  // As CSS Color 4 has it, section 7.1.
  const channels = [0, 8, 4].map((n) => {
    const k = (n + hue / 30) % 12
    return Math.round(255 * (l - s * Math.min(l, 1 - l) * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  })
  return fromChannels(channels)
}

function fromChannels(channels: readonly number[]): string {
  return `#${channels.map((channel) => channel.toString(16).padStart(2, '0')).join('')}`
}

function readSize(token: string, text: string, [from, to]: readonly [number, number]): ReadValue {
  const size = Number(/^(\d{1,3}(?:\.\d{1,2})?)px$/i.exec(text)?.[1] ?? Number.NaN)
  if (size >= from && size <= to) return { value: `${size}px` }
  return { reason: `"${token}" should be a size from ${from}px to ${to}px` }
}

const GENERIC = ['serif', 'sans-serif', 'monospace', 'system-ui']

function readFonts(token: string, text: string): ReadValue {
  const names = text.split(',').map((part) => part.trim().replace(/^(['"])(.*)\1$/, '$2'))
  const isName = (name: string) => /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,59}$/u.test(name)
  if (names.length > 6 || !names.every(isName)) {
    const hint = "Write the names of fonts that are installed, as 'EB Garamond', Georgia."
    return { reason: `"${token}" should be up to six names of fonts`, hint }
  }
  const written = names.map((name) => (GENERIC.includes(name) ? name : `"${name}"`))
  return { value: [...written, fontTokens[token]].join(', ') }
}
