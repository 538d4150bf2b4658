import { placeAt, type Report, type SourceText } from './diagnose.ts'
import { scanJson } from './json-scan.ts'

/** A record of `references.json`, before it is known whether anything cites it. */
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
  const { mistake, expected, items } = scanJson(source.text)
  if (mistake !== undefined) {
    const reason = `this is not valid JSON: ${expected} should stand here`
    report.add('references-invalid', placeAt(source, mistake), reason, 'Export the list as CSL-JSON again.')
    return records
  }
  const data: unknown = JSON.parse(source.text)
  if (!Array.isArray(data)) {
    const reason = 'the references are not a list of CSL-JSON records'
    report.add('references-invalid', placeAt(source, 0), reason, 'The file begins with [ and ends with ].')
    return records
  }
  const problem = (index: number, reason: string) =>
    report.add('references-invalid', placeAt(source, items[index] ?? 0), reason)
  data.forEach((entry: unknown, index) => {
    const record = readRecord(entry)
    if (typeof record === 'string') problem(index, record)
    else if (records.has(record.key))
      problem(index, `the key "${record.key}" is used twice; the first record counts`)
    else records.set(record.key, record)
  })
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
