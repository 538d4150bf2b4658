import type { Deck } from '../../../core/deck/types.ts'
import { writeFileAtomic } from '../atomic-write.ts'
import { checkLecture } from '../check.ts'
import { LecternError } from '../errors.ts'
import { forBibtex, lettersOf, withLettersBack } from './bibtex-records.ts'
import type { WriteFile } from './pdf.ts'
import { checkTarget } from './target.ts'

export interface ReferencesExport {
  /** As it was when the export began; read from the folder when absent. */
  deck?: Deck
  /** Of the lecture. */
  folder: string
  /** Path that ends in `.bib` for BibTeX or in `.json` for CSL-JSON. Replaced when it exists. */
  out: string
  /** `bib` or `csl`, whatever the path ends in; what the path says when absent. */
  format?: 'bib' | 'csl'
  signal?: AbortSignal
  /** `writeFileAtomic` when absent. */
  write?: WriteFile
}

/**
 * Writes what the lecture cites, in the order of its bibliography, under the keys of the lecture, so that other
 * programs and other lectures can take it up.
 * @throws LecternError `target-unwritable`, `export-failed` when nothing is cited, and what `loadSources` throws
 */
export async function exportReferences({
  deck,
  folder,
  out,
  format = /\.bib$/i.test(out) ? 'bib' : 'csl',
  signal,
  write = writeFileAtomic,
}: ReferencesExport): Promise<{
  path: string
  bytes: number
  sources: number
}> {
  const path = await checkTarget(out)
  const records = citedRecords(deck ?? (await checkLecture(folder)).deck)
  signal?.throwIfAborted()
  if (records.length === 0)
    throw new LecternError('export-failed', 'This lecture cites nothing, so there is nothing to write.')
  const text = format === 'bib' ? await bibtex(records) : `${JSON.stringify(records, null, 2)}\n`
  signal?.throwIfAborted()
  const bytes = new TextEncoder().encode(text)
  await write(path, bytes)
  return { path, bytes: bytes.byteLength, sources: records.length }
}

/** CSL-JSON of the references that slides cite; a key names each as the lecture does. */
function citedRecords(deck: Pick<Deck, 'references'>): Record<string, unknown>[] {
  return Object.values(deck.references).map(({ key, csl }) => ({ ...csl, id: key }))
}

/** Loaded here, because nothing else needs it. */
async function bibtex(records: Record<string, unknown>[]): Promise<string> {
  const { plugins } = await import('@citation-js/core')
  await import('@citation-js/plugin-bibtex')
  const { format, constants } = plugins.config.get('@bibtex')
  format.useIdAsLabel = true
  // It would take signs out of keys that BibTeX knows well.
  format.checkLabel = false
  const known = lettersOf(constants)
  const prepared = records.map((record) => forBibtex(record, known))
  return `${withLettersBack(plugins.output.format('bibtex', prepared)).trim()}\n`
}
