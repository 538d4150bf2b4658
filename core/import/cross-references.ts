import { literalRanges, parseSafely } from './parsed.ts'
import type { Edit, Passage } from './passage.ts'
import { quoted, type ImportReport } from './report.ts'

const kinds = ['fig', 'tbl', 'eq', 'sec', 'lst'] as const
type Kind = (typeof kinds)[number]

/** By language; English for all others. */
const words: Record<string, Record<Kind, string>> = {
  en: { fig: 'Figure', tbl: 'Table', eq: 'Equation', sec: 'Section', lst: 'Listing' },
  de: { fig: 'Abbildung', tbl: 'Tabelle', eq: 'Gleichung', sec: 'Abschnitt', lst: 'Listing' },
  fr: { fig: 'Figure', tbl: 'Table', eq: 'Équation', sec: 'Section', lst: 'Extrait' },
  es: { fig: 'Figura', tbl: 'Tabla', eq: 'Ecuación', sec: 'Sección', lst: 'Listado' },
  nl: { fig: 'Figuur', tbl: 'Tabel', eq: 'Vergelijking', sec: 'Sectie', lst: 'Listing' },
}

const defined =
  /\{#((?:fig|tbl|eq|sec|lst)-[\w-]*\w)|^(?:#|%%|\/\/)\|[ \t]*(?:lst-)?label:[ \t]*["']?((?:fig|tbl|lst)-[\w-]*\w)/gm

/** The labels that a text gives to figures, tables, formulas, headings and listings, in order. */
export function labelsIn(text: string): string[] {
  return [...text.matchAll(defined)].map(([, braced, option]) => braced ?? option ?? '')
}

/** Quarto’s `@fig-x` and `[-@fig-x]` become what they show, linked to the slide that has the label. */
export function resolveCrossReferences(
  deck: Passage,
  lang: string | undefined,
  report: ImportReport,
): Passage {
  if (!/@(?:fig|tbl|eq|sec|lst)-/.test(deck.text)) return deck
  const numbers = new Map<string, number>()
  const counts = new Map<string, number>()
  for (const label of labelsIn(deck.text)) {
    const kind = label.split('-', 1)[0] ?? ''
    if (numbers.has(label)) continue
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
    numbers.set(label, counts.get(kind) ?? 1)
  }
  const root = parseSafely(deck.text)
  if (!root) return deck
  const literal = literalRanges(root)
  const own = words[(lang ?? 'en').slice(0, 2).toLowerCase()] ?? words['en']
  const edits: Edit[] = []
  const pattern =
    /(?<![\p{L}\p{N}_\\@/.])(?:\[(-?)@((?:fig|tbl|eq|sec|lst)-[\w-]*\w)\]|(-?)@((?:fig|tbl|eq|sec|lst)-[\w-]*\w))/gu
  for (const match of deck.text.matchAll(pattern)) {
    if (literal.endAt(match.index) !== undefined) continue
    const label = match[2] ?? match[4] ?? ''
    const isShort = (match[1] ?? match[3]) === '-'
    const number = numbers.get(label)
    const kind = kinds.find((name) => label.startsWith(`${name}-`))
    const end = match.index + match[0].length
    if (number === undefined || kind === undefined) {
      const reason = `nothing in this deck is called ${quoted(label)}`
      report.add('link-lost', deck.place(match.index), reason)
      edits.push({ start: match.index, end, text: label })
      continue
    }
    const shown = isShort || !own ? String(number) : `${own[kind]} ${number}`
    // A formula's label goes with the formula's number, which slides do not have.
    edits.push({ start: match.index, end, text: kind === 'eq' ? shown : `[${shown}](#${label})` })
  }
  return deck.edit(edits)
}
