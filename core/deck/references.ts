import { placeAt, type Report, type SourceText } from './diagnose.ts'
import { readReferenceItems } from './reference-items.ts'

/** A record of the lecture's references, before it is known whether anything cites it. */
export interface ReferenceRecord {
  key: string
  /** As written, without `custom` and without a DOI that was not verified. */
  csl: Record<string, unknown>
  studyType?: string
  sample?: string
  finding?: string
  /** Bare, without a resolver. */
  doi?: string
  verified: boolean
}

/** By key, in the file's order. What cannot be used is reported and left out. */
export function readReferences(source: SourceText | undefined, report: Report): Map<string, ReferenceRecord> {
  const records = new Map<string, ReferenceRecord>()
  if (!source || source.text.trim() === '') return records
  for (const { value, at } of readReferenceItems(source, report)) {
    const record = readRecord(value)
    const problem = (reason: string) => report.add('references-invalid', placeAt(source, at), reason)
    if (typeof record === 'string') problem(record)
    else if (records.has(record.key))
      problem(`the key "${record.key}" is used twice; the first record counts`)
    else records.set(record.key, record)
  }
  return records
}

/** A record, or the reason why it is none. */
function readRecord(entry: unknown): ReferenceRecord | string {
  if (!isObject(entry)) return 'this entry is not a record'
  const { custom, ...csl } = entry
  const id = csl['id']
  if ((typeof id !== 'string' && typeof id !== 'number') || String(id).trim() === '') {
    return 'this record has no "id", so nothing can cite it'
  }
  const key = String(id)
  csl['id'] = key
  const extra = isObject(custom) ? custom : {}
  const record: ReferenceRecord = { key, csl, verified: extra['verified'] !== false }
  const doi = bareDoi(csl['DOI'])
  if (doi === undefined || extra['doi_verified'] === false) {
    delete csl['DOI']
  } else {
    csl['DOI'] = doi
    record.doi = doi
  }
  const studyType = text(extra['study'])
  const sample = text(extra['sample'])
  const finding = text(extra['finding'])
  if (studyType) record.studyType = studyType
  if (sample) record.sample = sample
  if (finding) record.finding = finding
  return record
}

/** Without `https://doi.org/`, `dx.doi.org/` or `doi:`; undefined when it is no DOI. */
function bareDoi(value: unknown): string | undefined {
  const doi = text(value).replace(/^(?:https?:\/\/)?(?:(?:dx\.)?doi\.org\/|doi:\s*)/i, '')
  return /^10\.\d{2,9}\/\S+$/.test(doi) ? doi : undefined
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.trim() : ''
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
