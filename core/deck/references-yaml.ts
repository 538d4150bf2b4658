import { isMap, isSeq, parseDocument, type Node } from 'yaml'
import { readDate } from './bib-dates.ts'
import { placeAt, type Report, type SourceText } from './diagnose.ts'
import type { ReferenceItem } from './reference-item.ts'
import { messageOf } from './message-of.ts'

/** CSL-YAML: a list of records, or Pandoc's `references:` with such a list. */
export function readYamlItems(source: SourceText, report: Report): ReferenceItem[] {
  const wrong = (at: number, reason: string, hint?: string) =>
    report.add('references-invalid', placeAt(source, at), reason, hint)
  const document = parseDocument(source.text, { prettyErrors: false })
  for (const error of document.errors) wrong(error.pos[0], `this is not valid YAML: ${error.message}`)
  const top = document.contents
  const list = isMap(top) ? top.get('references', true) : top
  if (!isSeq(list)) {
    if (document.errors.length > 0) return []
    const reason = 'the references are not a list of CSL records'
    wrong(top?.range?.[0] ?? 0, reason, 'Each begins with a line such as: - id: pert1973')
    return []
  }
  return list.items.flatMap((item) => {
    const at = (item as Node | null)?.range?.[0] ?? 0
    try {
      // Aliases that multiply without end make this throw.
      const value: unknown = (item as Node).toJS(document)
      return [{ value: toCslJson(value), at }]
    } catch (error) {
      wrong(at, `this entry cannot be read: ${messageOf(error)}`)
      return []
    }
  })
}

const dates = ['issued', 'accessed', 'event-date', 'original-date', 'submitted', 'available-date']
const rich = ['title', 'title-short', 'container-title', 'collection-title']

/** YAML's shorter ways to write dates and Pandoc's Markdown in titles, as CSL-JSON has them. */
function toCslJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  const record: Record<string, unknown> = { ...value }
  for (const name of dates) if (Object.hasOwn(record, name)) record[name] = toDate(record[name])
  for (const name of rich) {
    const text = record[name]
    if (typeof text === 'string') record[name] = fromMarkdown(text)
  }
  return record
}

function toDate(value: unknown): unknown {
  if (typeof value === 'string' || typeof value === 'number') return readDate(String(value))
  const days = Array.isArray(value) ? value : [value]
  const parts = days.map((day: unknown) => dayOf(day))
  return parts.length > 0 && parts.every((part) => part !== undefined) ? { 'date-parts': parts } : value
}

/** `{year: 1973, month: 3}`, as older files have it. */
function dayOf(value: unknown): number[] | undefined {
  if (typeof value !== 'object' || value === null || !('year' in value)) return undefined
  const { year, month, day } = value as Record<string, unknown>
  const numbers = [year, month, day].map((part) => Number(part ?? NaN))
  const end = numbers.findIndex((part) => !Number.isInteger(part))
  return end === 0 ? undefined : numbers.slice(0, end < 0 ? 3 : end)
}

function fromMarkdown(text: string): string {
  return text
    .replaceAll(/\[([^[\]]{1,300})\]\{\.nocase\}/g, '<span class="nocase">$1</span>')
    .replaceAll(/\[([^[\]]{1,300})\]\{\.smallcaps\}/g, '<span style="font-variant:small-caps;">$1</span>')
    .replaceAll(/\*\*([^*\s](?:[^*]{0,300}[^*\s])?)\*\*/g, '<b>$1</b>')
    .replaceAll(/(?<![\\*])\*([^*\s](?:[^*]{0,300}[^*\s])?)\*/g, '<i>$1</i>')
    .replaceAll(/\^([^\s^]{1,40})\^/g, '<sup>$1</sup>')
    .replaceAll(/(?<!~)~([^\s~]{1,40})~/g, '<sub>$1</sub>')
}
