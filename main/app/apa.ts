import type { Reference } from '../../core/deck/types.ts'
import { parseHtml, plainText } from '../../core/study/html-tree.ts'
import type { CitationFormatter } from './citation-formatter.ts'

/** One reference in APA style as plain text; null when it cannot be set. Never rejects. */
export async function apaText(
  citations: CitationFormatter,
  { key, csl }: Pick<Reference, 'key' | 'csl'>,
  lang: string,
): Promise<string | null> {
  try {
    const clusters = [[{ key }]]
    const { entries } = await citations.format({
      records: [{ ...csl, id: key }],
      clusters,
      style: 'apa',
      lang,
    })
    const html = entries.find((entry) => entry.key === key)?.html
    return html === undefined ? null : plainText(parseHtml(html), () => false)
  } catch {
    return null
  }
}
