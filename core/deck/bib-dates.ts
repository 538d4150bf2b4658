import { latexToText } from './bib-latex.ts'

/** A date as CSL-JSON has it. */
export type CslDate = { 'date-parts': number[][]; circa?: true } | { literal: string }

/**
 * BibLaTeX's and CSL-YAML's way (a part of ISO 8601): `2019`, `2019-03-05`, `2019-03/2019-05`, `2019~`,
 * `2019-03/..`; seasons are the months 21 to 24. Anything else is kept as it stands; undefined for ''.
 */
export function readDate(written: string): CslDate | undefined {
  const text = latexToText(written.replaceAll('~', '\u0000')).replaceAll('\u0000', '~')
  if (text === '') return undefined
  const [from = '', to] = text.split('/')
  const first = readDay(from)
  if (!first) return { literal: text.replaceAll('~', ' ') }
  const last = to === undefined ? undefined : readDay(to)
  const date: CslDate = { 'date-parts': last ? [first, last] : [first] }
  if (/[~?%]$/.test(from)) date.circa = true
  return date
}

function readDay(text: string): number[] | undefined {
  const match = /^(-?\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T[\d:.+Z-]*)?[~?%]?$/.exec(text.trim())
  if (!match) return undefined
  const parts = match.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]))
  const [year = 0, month, day] = parts
  if (month === undefined || month < 1 || month > 24 || (month > 12 && month < 21)) return [year]
  return day === undefined || day < 1 || day > 31 || month > 12 ? [year, seasonOr(month)] : [year, month, day]
}

/** CSL counts the seasons from 13 on, ISO 8601 from 21 on. */
function seasonOr(month: number): number {
  return month > 20 ? month - 8 : month
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/** BibTeX's `year = 1973, month = mar`, where the month may be a word, a number or have a day with it. */
export function readYear(year: string, month = '', day = ''): CslDate | undefined {
  const text = latexToText(year).replaceAll('\u00A0', ' ')
  if (text === '') return undefined
  const match = /^(?:(c\.|ca\.|circa)\s*)?\[?(-?\d{3,4})\]?(\?)?$/i.exec(text)
  if (!match) return { literal: text }
  const parts = [Number(match[2])]
  const monthText = latexToText(month).toLowerCase()
  const named = months.findIndex((name) => monthText.includes(name)) + 1
  const number = named || Number(/^\d{1,2}$/.exec(monthText)?.[0] ?? 0)
  if (number >= 1 && number <= 12) {
    parts.push(number)
    const inMonth = named ? (/\b\d{1,2}\b/.exec(monthText)?.[0] ?? '') : ''
    const date = Number(latexToText(day) || inMonth)
    if (date >= 1 && date <= 31) parts.push(date)
  }
  const date: CslDate = { 'date-parts': [parts] }
  if (match[1] !== undefined || match[3] !== undefined) date.circa = true
  return date
}
