import { createHash } from 'node:crypto'
import type { CiteItem, Citation, Engine } from 'citeproc'
import type { CitationItem, CitationRequest, CitationResult } from '../../core/deck/types.ts'
import { plainCitations } from '../../core/deck/citation-marks.ts'
import { type WithEngine, prepareEngine } from './citation-engine.ts'
import { parseLocator } from './citation-locator.ts'
import { bareRecord, cleanRecord } from './citation-records.ts'
import { remembering } from './remembering.ts'

/**
 * Formats all citations of a lecture with the reference CSL engine, offline, in the calling thread. Styles:
 * those of core/deck/citation-style.ts and any that the request brings; another name means `apa`.
 * Languages: en, de, fr, nl, es; another means en. Rejects when the style cannot be used, never because of
 * what a record contains: one that cannot be formatted is given with its title, or its key. A key without a
 * record stands in its mark as `key?`. The result must not be changed: the same request gets the same one.
 */
export async function formatCitations(request: CitationRequest): Promise<CitationResult> {
  const key = createHash('sha256').update(JSON.stringify(request)).digest('base64')
  return await remembered(key, () => format(request))
}

// Formatting takes a noticeable moment, and most saved changes cite nothing new.
const remembered = remembering<CitationResult>(20)

async function format(request: CitationRequest): Promise<CitationResult> {
  if (request.records.length === 0 && request.clusters.length === 0) return { marks: [], entries: [] }
  const withEngine = await prepareEngine(request.style, request.lang, request.styleText)
  const records: Records = new Map()
  for (const [index, record] of request.records.entries()) {
    // citeproc keeps its items in plain objects, where a key such as `constructor` breaks it.
    const id = `item-${index}`
    records.set(String(record['id']), { id, csl: cleanRecord(record, id), bare: bareRecord(record, id) })
  }
  try {
    return run(withEngine, records, request.clusters)
  } catch {
    for (const [key, item] of records)
      if (!isFormattable(withEngine, key, item)) records.set(key, { ...item, csl: item.bare })
  }
  try {
    return run(withEngine, records, request.clusters)
  } catch (error) {
    // A style that somebody brought is told what it cannot do.
    if (request.styleText !== undefined) throw error
    // Each record by itself can be formatted, yet not all together: better plain marks than no lecture.
    return plainCitations(request)
  }
}

/** A record under the name that citeproc knows it by. */
interface Item {
  id: string
  csl: Record<string, unknown>
  /** In place of `csl` when that cannot be formatted. */
  bare: Record<string, unknown>
}

/** By the author's key. */
type Records = Map<string, Item>

/** @throws whatever citeproc throws at a record that it cannot format */
function run(withEngine: WithEngine, records: Records, clusters: CitationItem[][]): CitationResult {
  const citations = clusters.flatMap((items, index): Citation[] => {
    const citationItems = items.flatMap((item) => {
      const record = records.get(item.key)
      return record ? [citeItem(item, record.id)] : []
    })
    if (citationItems.length === 0) return []
    // Where the sentence names the first one's authors, that one stays first, whatever the style's order.
    const unsorted = citationItems.length > 1 && citationItems[0]?.['suppress-author'] === true
    return [{ citationID: String(index), citationItems, properties: { noteIndex: 0, unsorted } }]
  })
  const byId = new Map([...records.values()].map((item) => [item.id, item.csl]))
  return withEngine(byId, (engine) => {
    const made = engine.rebuildProcessorState(citations, 'html')
    const marks = new Map(made.map(([id, , text]) => [Number(id), text]))
    engine.updateItems([...byId.keys()])
    return {
      marks: clusters.map((items, index) => withUnknown(marks.get(index), items, records)),
      entries: bibliography(engine, records),
    }
  })
}

function isFormattable(withEngine: WithEngine, key: string, item: Item): boolean {
  try {
    run(withEngine, new Map([[key, item]]), [[{ key }]])
    return true
  } catch {
    return false
  }
}

function citeItem({ prefix, locator: written, suffix, suppressAuthor }: CitationItem, id: string): CiteItem {
  const item: CiteItem = { id }
  if (prefix !== undefined) item.prefix = `${prefix.trimEnd()} `
  const after: string[] = []
  if (written !== undefined) {
    const locator = parseLocator(written)
    if (locator) Object.assign(item, locator)
    else after.push(written)
  }
  if (suffix !== undefined) after.push(suffix)
  if (after.length > 0) item.suffix = after.map(joined).join('')
  if (suppressAuthor) item['suppress-author'] = true
  return item
}

/** With the comma that the author wrote before it, unless it goes on by itself. */
function joined(text: string): string {
  if (/^[,;:.)]/.test(text)) return text
  return /^(?:and|und|et|en|y|&)\b/i.test(text) ? ` ${text}` : `, ${text}`
}

function withUnknown(mark: string | undefined, items: CitationItem[], records: Records): string {
  const unknown = items.filter((item) => !records.has(item.key)).map((item) => `${escapeText(item.key)}?`)
  if (unknown.length === 0) return mark ?? ''
  return [...(mark === undefined ? [] : [mark]), `(${unknown.join('; ')})`].join(' ')
}

function bibliography(engine: Engine, records: Records): CitationResult['entries'] {
  const made = engine.makeBibliography()
  if (!made) return []
  const keys = new Map([...records].map(([key, { id }]) => [id, key]))
  const [{ entry_ids: ids }, texts] = made
  return texts.map((text, index) => ({ key: keys.get(ids[index]?.[0] ?? '') ?? '', html: inline(text) }))
}

/** Without the boxes that citeproc puts around an entry and around the number before it. */
function inline(entry: string): string {
  return entry
    .replace(/<div class="csl-left-margin">(.*?)<\/div>/gs, '$1 ')
    .replace(/<\/?div[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
