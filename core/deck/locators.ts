import type { CitationItem } from './types.ts'

/** Pandoc's words for places in a source and their short forms, and those of the other bundled languages. */
const labels = [
  'pp?|[Pp]ages?|S|Seiten?|[Cc]h(?:aps?|apters?)?|Kap|[Kk]apitel|[Ss]ec(?:s|tions?|t)?|§§?|[Pp]ara(?:s|graphs?)?|pars?|¶¶?',
  '[Vv]ol(?:s|umes?)?|Bde?|[Nn]os?|[Ii]ssues?|[Ff]ig(?:s|ures?)?|Abb|[Tt]ab|[Tt]ables?|[Cc]ol(?:s|umns?)?|[Nn]otes?|nn?|vv?|[Vv]erses?',
  'll?|[Ll]ines?|bks?|[Bb]ooks?|pts?|[Pp]arts?|fols?|[Ff]olios?|ops?|[Oo]pus|opera|s\\. ?v|s\\. ?vv|sub verbo|sub verbis|app|[Aa]ppendix',
].join('|')
const number = String.raw`(?:[A-Za-z]?\d[\p{L}\d]*|[ivxlcdm]+(?![\p{L}\d]))`
const locatorPattern = new RegExp(
  String.raw`^(?:(?:${labels})\.?\s*${number}|\d[\p{L}\d]*)(?:\s*(?:[-–—,:.&]|and|und|et|y)\s*${number})*(?![\p{L}\d])`,
  'u',
)
// The words under `s.v.` are words.
const wordPattern = /^(?:s\. ?v\.|s\. ?vv\.|sub verb(?:o|is))\s*[\p{L}\d][\p{L}\p{M}\d-]*/u

/**
 * Reads what stands behind a key, `, p. 310 and passim`: a locator, if it begins with one, and what follows.
 * As in Pandoc, `{…}` around the first of it says what the locator is, and `{}` that there is none.
 */
export function readLocator(written: string, item: CitationItem): void {
  const rest = written.trim().replace(/^,\s*/, '')
  const braces = /^\{([^{}]*)\}/.exec(rest)
  const found = braces?.[0] ?? (wordPattern.exec(rest) ?? locatorPattern.exec(rest))?.[0] ?? ''
  const locator = braces ? (braces[1] ?? '').trim() : found
  if (locator !== '') item.locator = locator
  const suffix = rest
    .slice(found.length)
    .replace(/^\s*,?\s*/, '')
    .trimEnd()
  if (suffix !== '') item.suffix = suffix
}
