import { compile } from '../../core/deck/compile.ts'
import type { Deck, Diagnostic } from '../../core/deck/types.ts'
import { createCitationFormatter, type CitationFormatter } from './citation-formatter.ts'
import { checkDiagram } from './diagram-check.ts'
import { findLecture } from './folder.ts'
import { loadSources } from './load.ts'
import { readRecord, recordDiagnostics } from './record-file.ts'

/**
 * Reads and compiles a lecture with everything that can be checked without drawing it.
 * @throws LecternError when the folder is no lecture or cannot be read
 */
export async function checkLecture(
  folder: string,
  citations: CitationFormatter = createCitationFormatter(),
): Promise<{ deck: Deck; diagnostics: Diagnostic[] }> {
  const formatCitations = citations.format
  const deck = await compile(await loadSources(folder), { formatCitations, checkDiagram })
  const record = await readRecord(await findLecture(folder))
  return { deck, diagnostics: [...deck.diagnostics, ...recordDiagnostics(record, deck)] }
}
