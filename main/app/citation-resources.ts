import { chicagoAuthorDate } from './csl/chicago-author-date.ts'
import { ieee } from './csl/ieee.ts'

/** CSL of the styles of our own, by name. */
const ownStyles: Record<string, string> = { ieee, 'chicago-author-date': chicagoAuthorDate }

/** By name; what the package brings and our own, as the engine wants them. */
export function allStyles(packaged: Record<string, string>): Map<string, string> {
  const styles = new Map([...Object.entries(packaged), ...Object.entries(ownStyles)])
  styles.set('vancouver', withLocators(packaged['vancouver'] ?? ''))
  return styles
}

/** Medicine's style leaves out where in a source: on a slide, `(1 p. 310)` says more than `(1)`. */
function withLocators(vancouver: string): string {
  const number = '<text variable="citation-number"/></layout></citation>'
  const locator =
    '<group delimiter=" "><label variable="locator" form="short"/><text variable="locator"/></group>'
  const mark = `<group delimiter=" "><text variable="citation-number"/>${locator}</group></layout></citation>`
  return vancouver.replace(number, mark)
}

/** The languages of the package, and British English. */
export function allLocales(packaged: Record<string, string>): Map<string, string> {
  const locales = new Map(Object.entries(packaged))
  const american = packaged['en-US']
  if (american !== undefined && !locales.has('en-GB')) locales.set('en-GB', british(american))
  return locales
}

/** Where English is written as in Britain, single quotation marks first and the day before the month. */
const BRITISH = ['gb', 'ie', 'au', 'nz', 'za', 'in', 'sg', 'hk', 'mt']

/** The locale for a lecture's language; American English where there is none. */
export function localeFor(lang: string, locales: ReadonlyMap<string, string>): string {
  const [language = '', ...rest] = lang.toLowerCase().split('-')
  if (language === 'en') return rest.some((part) => BRITISH.includes(part)) ? 'en-GB' : 'en-US'
  return [...locales.keys()].find((name) => name.toLowerCase().startsWith(`${language}-`)) ?? 'en-US'
}

/** What sets British English apart in citations; the words are the same. */
function british(american: string): string {
  const day = '<date-part name="day"'
  const text = `<date form="text">${day} suffix=" "/><date-part name="month" suffix=" "/><date-part name="year"/></date>`
  const leading = 'form="numeric-leading-zeros" suffix="/"'
  const numeric = `<date form="numeric">${day} ${leading}/><date-part name="month" ${leading}/><date-part name="year"/></date>`
  const quotes = { 'open-quote': '‘', 'close-quote': '’', 'open-inner-quote': '“', 'close-inner-quote': '”' }
  let locale = american
    .replace('xml:lang="en-US"', 'xml:lang="en-GB"')
    .replace('punctuation-in-quote="true"', 'punctuation-in-quote="false"')
    .replace(/<date form="text">.*?<\/date>/s, text)
    .replace(/<date form="numeric">.*?<\/date>/s, numeric)
  for (const [name, sign] of Object.entries(quotes))
    locale = locale.replace(new RegExp(`(<term name="${name}">)[^<]*`), `$1${sign}`)
  return locale
}
