import type { ElementContent } from 'hast'
import { plainCitations } from './citation-marks.ts'
import type { CitationStyle } from './citation-style.ts'
import type { Config } from './config.ts'
import type { Report } from './diagnose.ts'
import { cleanInline, serialise } from './html.ts'
import type { Lookup } from './lookups.ts'
import type { ReferenceRecord } from './references.ts'
import type { Cluster } from './scope.ts'
import type { CitationRequest, CitationResult, CompileServices, Reference, SlideCitation } from './types.ts'
import { messageOf } from './message-of.ts'

export interface Cited {
  /** One for each cluster. */
  marks: Map<Cluster, ElementContent[]>
  /** Those that anything public cites, in the order of the bibliography. */
  references: Reference[]
  bySlide: Map<string, SlideCitation[]>
}

/** Asks for all marks and entries of the deck in one request. */
export async function formatCited(
  clusters: Cluster[],
  records: Lookup<ReferenceRecord>,
  slideOrder: string[],
  config: Config,
  style: CitationStyle,
  format: CompileServices['formatCitations'],
  report: Report,
): Promise<Cited> {
  if (clusters.length === 0) return { marks: new Map(), references: [], bySlide: new Map() }
  const keys = new Set(clusters.flatMap(({ items }) => items.map(({ key }) => key)))
  const used = [...keys].map((key) => records.get(key)).filter((record) => record !== undefined)
  const request: CitationRequest = {
    records: used.map(({ csl }) => csl),
    clusters: clusters.map(({ items }) => items),
    style: style.name,
    lang: config.meta.lang,
  }
  if (style.text !== undefined) request.styleText = style.text
  const result = await formatSafely(request, config, format, report)
  const plain =
    result.entries.length < used.length || result.marks.length < clusters.length
      ? plainCitations(request)
      : result
  const marks = new Map(
    clusters.map((cluster, index) => [cluster, cleanInline(result.marks[index] ?? plain.marks[index] ?? '')]),
  )
  const bySlide = citationsBySlide(clusters)
  return { marks, references: orderReferences(used, result, plain, citedBy(bySlide, slideOrder)), bySlide }
}

/** Whether anything public cites something that is known, so that there will be a list of sources. */
export function citesAny(
  clusters: readonly Cluster[],
  records: Lookup<ReferenceRecord>,
  slides: ReadonlySet<string>,
): boolean {
  return clusters.some(
    ({ isPrivate, slide, items }) =>
      !isPrivate && slides.has(slide) && items.some(({ key }) => records.get(key) !== undefined),
  )
}

/** A style that cannot be used must not cost the lecture its citations. */
async function formatSafely(
  request: CitationRequest,
  config: Config,
  format: CompileServices['formatCitations'],
  report: Report,
): Promise<CitationResult> {
  if (!format) return plainCitations(request)
  const tell = (error: unknown, instead: string) => {
    const message = messageOf(error)
    const reason = `the citations could not be set in the style "${request.style}": ${message}`
    report.add('config-invalid', config.stylePlace, reason, `They are set ${instead}.`, 'error')
  }
  try {
    return await format(request)
  } catch (error) {
    try {
      const { styleText: _, ...rest } = request
      const inApa = await format({ ...rest, style: 'apa' })
      tell(error, 'in APA style')
      return inApa
    } catch {
      tell(error, 'plainly, by author and year')
      return plainCitations(request)
    }
  }
}

function citationsBySlide(clusters: Cluster[]): Map<string, SlideCitation[]> {
  const bySlide = new Map<string, Map<string, SlideCitation>>()
  for (const { items, slide, isPrivate } of clusters) {
    if (isPrivate) continue
    const citations = bySlide.get(slide) ?? new Map<string, SlideCitation>()
    bySlide.set(slide, citations)
    for (const { key, locator } of items) {
      const known = citations.get(key)
      if (!known) citations.set(key, locator === undefined ? { key } : { key, locator })
    }
  }
  return new Map([...bySlide].map(([slide, citations]) => [slide, [...citations.values()]]))
}

function citedBy(bySlide: Map<string, SlideCitation[]>, slideOrder: string[]): Map<string, string[]> {
  const result = new Map<string, string[]>()
  for (const slide of slideOrder) {
    for (const { key } of bySlide.get(slide) ?? []) {
      const slides = result.get(key)
      if (slides) slides.push(slide)
      else result.set(key, [slide])
    }
  }
  return result
}

function orderReferences(
  used: ReferenceRecord[],
  result: CitationResult,
  plain: CitationResult,
  citing: Map<string, string[]>,
): Reference[] {
  const byKey = new Map(used.map((record) => [record.key, record]))
  const references = new Map<string, Reference>()
  for (const { key, html } of [...result.entries, ...plain.entries]) {
    const record = byKey.get(key)
    const slides = citing.get(key)
    if (!record || !slides || references.has(key)) continue
    references.set(key, {
      ...record,
      entryHtml: serialise(linkAddresses(cleanInline(html))),
      citedBy: slides,
    })
  }
  return [...references.values()]
}

/** Styles print addresses as text; a reader of the PDF wants to follow them. */
function linkAddresses(nodes: ElementContent[]): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'element' && node.tagName === 'a') {
      if (!/^https:\/\//i.test(String(node.properties['href'] ?? ''))) return node.children
      return [externalLink(String(node.properties['href']), node.children)]
    }
    if (node.type === 'element') return [{ ...node, children: linkAddresses(node.children) }]
    if (node.type !== 'text') return []
    return node.value.split(address).map((part, index) => {
      const text: ElementContent = { type: 'text', value: part }
      const href = part.startsWith('10.') ? `https://doi.org/${part}` : part
      return index % 2 === 1 ? externalLink(href, [text]) : text
    })
  })
}

/** An address, or a DOI as styles with numbers print it: `doi: 10.1000/182`. */
const address = /(https:\/\/[^\s<>"]*[^\s<>".,;)]|(?<=\bdoi: ?)10\.\d{4,9}\/[^\s<>"]*[^\s<>".,;)])/i

function externalLink(href: string, children: ElementContent[]): ElementContent {
  const properties = { href, rel: ['noreferrer', 'noopener'], dataExternal: '' }
  return { type: 'element', tagName: 'a', properties, children }
}
