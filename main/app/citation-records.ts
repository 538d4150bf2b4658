/**
 * A CSL-JSON record with nothing but what CSL defines, in the shapes it defines. citeproc is strict:
 * it throws at a date or a name of another shape, and reads variables out of `note`.
 * @param id what the record is called from here on
 */
export function cleanRecord(record: Record<string, unknown>, id: string): Record<string, unknown> {
  const clean: Record<string, unknown> = {
    id,
    type: typeof record['type'] === 'string' ? record['type'] : 'document',
  }
  for (const [name, value] of Object.entries(record)) {
    if (['id', 'type', 'custom', 'note'].includes(name)) continue
    const cleaned = NAMES.has(name) ? people(value) : DATES.has(name) ? date(value) : plain(value)
    if (cleaned !== undefined) clean[name] = cleaned
  }
  // An entry that begins with its year would say nothing.
  if (!TITLES.some((name) => name in clean)) clean['title'] = String(record['id'])
  return clean
}

const TITLES = ['title', 'author', 'editor']

/** What still can be said of a record that citeproc can not format. */
export function bareRecord(record: Record<string, unknown>, id: string): Record<string, unknown> {
  const title = plain(record['title'])
  return { id, type: 'document', title: title ?? String(record['id']) }
}

const NAMES = new Set([
  'author',
  'chair',
  'collection-editor',
  'compiler',
  'composer',
  'container-author',
  'contributor',
  'curator',
  'director',
  'editor',
  'editorial-director',
  'executive-producer',
  'guest',
  'host',
  'illustrator',
  'interviewer',
  'narrator',
  'organizer',
  'original-author',
  'performer',
  'producer',
  'recipient',
  'reviewed-author',
  'script-writer',
  'series-creator',
  'translator',
])

const DATES = new Set(['accessed', 'available-date', 'event-date', 'issued', 'original-date', 'submitted'])

const NAME_PARTS = [
  'family',
  'given',
  'literal',
  'suffix',
  'dropping-particle',
  'non-dropping-particle',
  'comma-suffix',
  'static-ordering',
]

function plain(value: unknown): string | number | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return value
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function people(value: unknown): Record<string, unknown>[] | undefined {
  if (!Array.isArray(value)) return undefined
  const known = value.flatMap((person: unknown) => {
    if (typeof person === 'string') return person.trim() === '' ? [] : [{ literal: person }]
    if (typeof person !== 'object' || person === null) return []
    const parts = Object.entries(person).flatMap(([part, text]: [string, unknown]) => {
      if (!NAME_PARTS.includes(part)) return []
      if (text === true) return [[part, true]]
      return plain(text) === undefined ? [] : [[part, String(text)]]
    })
    const name: Record<string, unknown> = Object.fromEntries(parts)
    return 'family' in name || 'literal' in name || 'given' in name ? [name] : []
  })
  return known.length > 0 ? known : undefined
}

function date(value: unknown): Record<string, unknown> | undefined {
  if (typeof value === 'string' || typeof value === 'number') return { raw: String(value) }
  if (typeof value !== 'object' || value === null) return undefined
  const written = value as Record<string, unknown>
  const clean: Record<string, unknown> = {}
  const parts = dateParts(written['date-parts'])
  if (parts) clean['date-parts'] = parts
  for (const name of ['literal', 'raw', 'season']) {
    const text = plain(written[name])
    if (text !== undefined) clean[name] = String(text)
  }
  if (written['circa'] !== undefined && written['circa'] !== false) clean['circa'] = true
  return 'date-parts' in clean || 'literal' in clean || 'raw' in clean ? clean : undefined
}

// Months above 12 are CSL's way to write seasons.
const LARGEST = [9999, 24, 31]

/** One date or a range of two; year, month and day as numbers, cut where they stop making sense. */
function dateParts(value: unknown): number[][] | undefined {
  if (!Array.isArray(value)) return undefined
  const dates = value.slice(0, 2).flatMap((parts: unknown) => {
    if (!Array.isArray(parts)) return []
    const numbers = parts.slice(0, 3).map((part: unknown) => (plain(part) === undefined ? NaN : Number(part)))
    const end = numbers.findIndex((number, at) => !Number.isInteger(number) || number > (LARGEST[at] ?? 0))
    const date = end < 0 ? numbers : numbers.slice(0, end)
    return date.length > 0 ? [date] : []
  })
  return dates.length > 0 ? dates : undefined
}
