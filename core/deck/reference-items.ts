import { parseBibtex } from './bibtex.ts'
import { toRecord } from './bib-records.ts'
import { placeAt, type Report, type SourceText } from './diagnose.ts'
import { limits } from './limits.ts'
import { scanJson } from './json-scan.ts'
import type { ReferenceItem } from './reference-item.ts'
import { readYamlItems } from './references-yaml.ts'

/** What the file lists, whatever format its name says; mistakes of the format are reported. */
export function readReferenceItems(source: SourceText, report: Report): ReferenceItem[] {
  return readItems(source, report).flatMap(({ value, at }) => {
    const copy = plainCopy(value, { values: limits.record })
    if (copy !== undefined) return [{ value: copy.value, at }]
    const reason = `this entry has more than ${limits.record} values, or values within more than ${limits.recordDepth} others`
    report.add('references-invalid', placeAt(source, at), reason, 'Shorten it.')
    return []
  })
}

/**
 * A tree of its own, for aliases of YAML can make a record contain itself or the same list a million times, and
 * whoever writes the deck down would never end. Undefined when the tree would be too large.
 */
function plainCopy(value: unknown, room: { values: number }, depth = 0): { value: unknown } | undefined {
  room.values -= 1
  if (room.values < 0 || depth > limits.recordDepth) return undefined
  if (typeof value !== 'object' || value === null) return { value }
  const pairs: [string, unknown][] = []
  for (const [key, inner] of Object.entries(value)) {
    const copy = plainCopy(inner, room, depth + 1)
    if (copy === undefined) return undefined
    pairs.push([key, copy.value])
  }
  return { value: Array.isArray(value) ? pairs.map(([, inner]) => inner) : Object.fromEntries(pairs) }
}

function readItems(source: SourceText, report: Report): ReferenceItem[] {
  if (/\.ya?ml$/i.test(source.path)) return readYamlItems(source, report)
  if (/\.bib$/i.test(source.path)) return readBibItems(source, report)
  return readJsonItems(source, report)
}

function readJsonItems(source: SourceText, report: Report): ReferenceItem[] {
  const { mistake, expected, items } = scanJson(source.text)
  if (mistake !== undefined) {
    const reason = `this is not valid JSON: ${expected} should stand here`
    report.add('references-invalid', placeAt(source, mistake), reason, 'Export the list as CSL-JSON again.')
    return []
  }
  const data: unknown = JSON.parse(source.text)
  if (!Array.isArray(data)) {
    const reason = 'the references are not a list of CSL-JSON records'
    report.add('references-invalid', placeAt(source, 0), reason, 'The file begins with [ and ends with ].')
    return []
  }
  return data.map((value: unknown, index) => ({ value, at: items[index] ?? 0 }))
}

function readBibItems(source: SourceText, report: Report): ReferenceItem[] {
  const { entries, mistakes } = parseBibtex(source.text)
  for (const { at, reason, hint } of mistakes)
    report.add('references-invalid', placeAt(source, at), reason, hint)
  if (entries.length === 0 && mistakes.length === 0) {
    const hint = 'An entry looks like: @article{pert1973, title = {…}, …}'
    report.add('references-invalid', placeAt(source, 0), 'there is no BibTeX entry in this file', hint)
  }
  const byKey = new Map(entries.map((entry) => [entry.key, entry]))
  return entries
    .filter(({ type }) => type !== 'xdata' && type !== 'set')
    .map((entry) => ({ value: toRecord(entry, byKey), at: entry.at }))
}
