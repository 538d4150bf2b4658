/** What commands of citation-js stand for, by their names. */
export type BibtexCommands = Record<
  'diacritics' | 'commands' | 'mathCommands' | 'ligatures',
  Record<string, string>
>

/** Letters, signs and combining marks that citation-js writes as commands which it reads too. */
export function lettersOf({ diacritics, commands, mathCommands, ligatures }: BibtexCommands): Set<string> {
  const letters = new Set([diacritics, commands, mathCommands, ligatures].flatMap(Object.values<string>))
  // It writes a comma below as a command that it takes for something else.
  letters.delete('\u0326')
  return letters
}

/**
 * A record as citation-js writes it to BibTeX without loss: it leaves out letters that it knows no command for, particles
 * that are dropped, and the backslash before special signs in names of organisations.
 * @param record CSL-JSON
 * @param known what citation-js has commands for: single letters, signs and combining marks
 */
export function forBibtex(
  record: Readonly<Record<string, unknown>>,
  known: ReadonlySet<string>,
): Record<string, unknown> {
  const entries = Object.entries(record).map(([name, value]) => [
    name,
    deep(value, (text) => withLettersAside(text, known)),
  ])
  const key = keyOf(String(record['id']))
  // It would take the label for the key.
  return { ...Object.fromEntries(entries), id: key, 'citation-label': key }
}

/** Without what ends a key in one program or another. */
function keyOf(id: string): string {
  return id.replaceAll(/[\s"#%'(),={}~\\]+/g, '')
}

function deep(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value)
  if (Array.isArray(value)) return value.map((each) => deep(each, change))
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, deep(inner, change)]))
  return asName(copy)
}

/** BibTeX has one kind of particles, and braces around names that are not to be taken apart. */
function asName({ literal, ...name }: Record<string, unknown>): Record<string, unknown> {
  if (typeof literal === 'string')
    return { ...name, literal: literal.replaceAll(/[{}\\]/g, '').replaceAll(/[&%$#_]/g, String.raw`\$&`) }
  const { 'dropping-particle': dropped, 'non-dropping-particle': kept, ...rest } = name
  const particles = [dropped, kept].filter((part) => typeof part === 'string' && part !== '')
  return particles.length === 0 ? rest : { ...rest, 'non-dropping-particle': particles.join(' ') }
}

/** What citation-js would leave out or take for another sign goes past it in letters that it leaves alone. */
function withLettersAside(text: string, known: ReadonlySet<string>): string {
  return text
    .normalize('NFC')
    .replaceAll(/[^\p{M}\p{ASCII}\s]\p{M}*|\p{ASCII}\p{M}+/gu, (letter) =>
      isKnown(letter, known)
        ? letter
        : Array.from(letter, (part) => `qzx${part.codePointAt(0)?.toString(16)}xzq`).join(''),
    )
}

function isKnown(letter: string, known: ReadonlySet<string>): boolean {
  const parts = letter.normalize('NFD')
  return parts === letter.normalize('NFKD') && [...parts].every((part) => /\w/.test(part) || known.has(part))
}

/** The reverse, in what citation-js wrote. */
export function withLettersBack(bibtex: string): string {
  return bibtex.replaceAll(/qzx([0-9a-f]+)xzq/g, (_, code: string) =>
    String.fromCodePoint(Number.parseInt(code, 16)),
  )
}
