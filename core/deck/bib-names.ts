import { latexToText } from './bib-latex.ts'

/** A name as CSL-JSON has it. */
export type CslName = Record<string, string>

/** `Pert, Candace B. and van der Berg, Jan and others` -> names, in order. */
export function readNames(written: string): CslName[] {
  // With single spaces: a pattern with `\s+` would walk through a long gap again from each of its places.
  return splitOutside(written.replaceAll(/\s+/g, ' '), / and /iy)
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .map(readName)
}

/** A name in one pair of braces is that of an organisation; `others` is what CSL has no word for. */
function readName(written: string): CslName {
  if (written === 'others') return { literal: 'others' }
  if (isOneGroup(written)) return { literal: plain(written) }
  const parts = splitOutside(written, /,/y).map((part) => part.trim())
  if (parts.every((part) => /^[a-z-]+\s*=/.test(part))) return readExtended(parts)
  const [last = '', second = '', third = ''] = parts
  if (parts.length === 1) return readInOrder(words(last))
  const [particle, family] = splitParticle(words(last))
  const given = parts.length > 2 ? [third, ...parts.slice(3)].join(', ') : second
  return toName({ particle, family, given, suffix: parts.length > 2 ? second : '' })
}

/** `Jean de La Fontaine`: the small words in the middle are the particle. */
function readInOrder(all: string[]): CslName {
  const firstSmall = all.findIndex((word, at) => at < all.length - 1 && isSmall(word))
  const at = firstSmall < 0 ? all.length - 1 : firstSmall
  const [particle, family] = splitParticle(all.slice(at))
  const given = all.slice(0, at).join(' ')
  // A single word is all that is known of them: `Plato`.
  return toName({ particle, family, given, suffix: '' })
}

/** The small words at the beginning, but never the last word. */
function splitParticle(all: string[]): [particle: string, family: string] {
  const lastSmall = all.findLastIndex((word, at) => at < all.length - 1 && isSmall(word))
  return [all.slice(0, lastSmall + 1).join(' '), all.slice(lastSmall + 1).join(' ')]
}

/** Whether its first letter outside of braces is a small one, as BibTeX looks at it. */
function isSmall(word: string): boolean {
  if (word.startsWith('{') && !word.startsWith('{\\')) return false
  const first = /\p{L}/u.exec(latexToText(word))?.[0] ?? ''
  return first !== '' && first === first.toLowerCase() && first !== first.toUpperCase()
}

/** BibLaTeX's `family=Humboldt, given=Alexander, prefix=von, useprefix=true`. */
function readExtended(parts: string[]): CslName {
  const found = new Map(
    parts.map((part) => {
      const equals = part.indexOf('=')
      return [
        part.slice(0, equals).trim(),
        part
          .slice(equals + 1)
          .trim()
          .replace(/^"(.*)"$/s, '$1'),
      ]
    }),
  )
  const get = (name: string) => found.get(name) ?? ''
  const name = { particle: get('prefix'), family: get('family'), given: get('given'), suffix: get('suffix') }
  return toName(name, found.get('useprefix') === 'false')
}

interface Parts {
  particle: string
  family: string
  given: string
  suffix: string
}

function toName({ particle, family, given, suffix }: Parts, isDropping = false): CslName {
  const name: CslName = {}
  if (plain(family) !== '') name['family'] = plain(family)
  if (plain(given) !== '') name['given'] = plain(given)
  if (plain(particle) !== '')
    name[isDropping ? 'dropping-particle' : 'non-dropping-particle'] = plain(particle)
  if (plain(suffix) !== '') name['suffix'] = plain(suffix)
  return name
}

function plain(latex: string): string {
  return latexToText(latex).replaceAll('\u00A0', ' ').trim()
}

function words(written: string): string[] {
  return splitOutside(written, /[ ~]/y).filter((word) => word !== '')
}

function isOneGroup(written: string): boolean {
  if (!written.startsWith('{') || !written.endsWith('}')) return false
  let depth = 0
  for (const [at, char] of [...written].entries()) {
    if (char === '{') depth += 1
    if (char === '}' && (depth -= 1) === 0) return at === [...written].length - 1
  }
  return false
}

/** Splits at a sticky pattern, but not inside braces. */
function splitOutside(text: string, pattern: RegExp): string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '\\') {
      at += 1
      continue
    }
    if (char === '{') depth += 1
    if (char === '}') depth -= 1
    if (depth !== 0) continue
    pattern.lastIndex = at
    if (!pattern.test(text)) continue
    parts.push(text.slice(start, at))
    start = pattern.lastIndex
    at = start - 1
  }
  return [...parts, text.slice(start)]
}
