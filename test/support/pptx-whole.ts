import { posix } from 'node:path'
import type { Browser } from 'playwright-core'

/** An element of a part, in the order of the document. */
export interface PptxElement {
  /** With its prefix, as `p:sp`. */
  name: string
  attributes: Record<string, string>
  /** Of all that is in it. */
  text: string
}

export interface PptxPart {
  name: string
  /** What the parser says; null for a part that is well-formed. */
  error: string | null
  elements: PptxElement[]
}

/** Reads the XML of a PPTX as a browser does, which forgives nothing. */
export async function parseParts(browser: Browser, parts: ReadonlyMap<string, string>): Promise<PptxPart[]> {
  const page = await browser.newPage()
  try {
    const texts = [...parts].filter(([name]) => /\.(?:xml|rels|svg)$/.test(name))
    return await page.evaluate((all) => {
      const parser = new DOMParser()
      return all.map(([name, text]) => {
        const document = parser.parseFromString(text, 'application/xml')
        const error = document.querySelector('parsererror')?.textContent ?? null
        const elements = Array.from(document.querySelectorAll('*'), (element) => ({
          name: element.nodeName,
          attributes: Object.fromEntries(Array.from(element.attributes, (each) => [each.name, each.value])),
          text: /^(?:a:t|p:sp|a:tc)$/.test(element.nodeName) ? (element.textContent ?? '') : '',
        }))
        return { name, error, elements }
      })
    }, texts)
  } finally {
    await page.close()
  }
}

/** What no program may find in a PPTX, in words; none for one that is whole. */
export function faultsOf(parts: ReadonlyMap<string, string>, parsed: readonly PptxPart[]): string[] {
  return [
    ...parsed.flatMap(({ name, error }) => (error === null ? [] : [`${name} is not well-formed: ${error}`])),
    ...typeFaults(parts, parsed),
    ...parsed.flatMap((part) => linkFaults(parts, part)),
    ...parsed.flatMap(numberFaults),
  ]
}

function typeFaults(parts: ReadonlyMap<string, string>, parsed: readonly PptxPart[]): string[] {
  const types = parsed.find(({ name }) => name === '[Content_Types].xml')?.elements ?? []
  const named = (element: string, attribute: string) =>
    new Set(
      types.flatMap(({ name, attributes }) =>
        name === element ? [(attributes[attribute] ?? '').toLowerCase()] : [],
      ),
    )
  const endings = named('Default', 'Extension')
  const overrides = named('Override', 'PartName')
  const names = [...parts.keys()].filter((name) => name !== '[Content_Types].xml')
  const untyped = names.filter(
    (name) =>
      !overrides.has(`/${name}`.toLowerCase()) && !endings.has((name.split('.').at(-1) ?? '').toLowerCase()),
  )
  const there = new Set(names.map((name) => `/${name}`.toLowerCase()))
  return [
    ...untyped.map((name) => `${name} has no content type`),
    ...[...overrides].filter((name) => !there.has(name)).map((name) => `${name} has a content type alone`),
  ]
}

/** What a part refers to is there, and what it uses is referred to. */
function linkFaults(parts: ReadonlyMap<string, string>, { name, elements }: PptxPart): string[] {
  if (!name.endsWith('.rels')) return []
  const of = posix.join(posix.dirname(name), '..')
  const relations = elements.filter((element) => element.name === 'Relationship')
  const missing = relations.filter(({ attributes }) => {
    const { Target = '', TargetMode } = attributes
    if (TargetMode === 'External') return false
    return !parts.has(Target.startsWith('/') ? Target.slice(1) : posix.join(of, Target))
  })
  const source = parts.get(posix.join(of, posix.basename(name, '.rels'))) ?? ''
  const ids = relations.map(({ attributes }) => attributes['Id'])
  const used = Array.from(source.matchAll(/\sr:(?:id|embed|link)="([^"]+)"/g), ([, id]) => id)
  return [
    ...missing.map(({ attributes }) => `${name} leads to ${attributes['Target']}, which is not there`),
    ...used.filter((id) => !ids.includes(id)).map((id) => `${name} does not know ${id}`),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `${name} has ${id} twice`),
  ]
}

function numberFaults({ name, elements }: PptxPart): string[] {
  if (!name.startsWith('ppt/') || name.startsWith('ppt/media/')) return []
  return elements.flatMap((element) =>
    Object.entries(element.attributes).flatMap(([attribute, value]) => {
      const isNumber = /^(?:x|y|cx|cy|w|h|sz|mar[LRTB]|val|lvl|gridSpan|rowSpan)$/.test(attribute)
      const isWrong =
        /NaN|undefined|Infinity/.test(value) ||
        (isNumber && /^-?[\d.]+$/.test(value) && !/^-?\d+$/.test(value)) ||
        (/^(?:cx|cy|w|h|sz)$/.test(attribute) && value.startsWith('-'))
      return isWrong && element.name !== 'p:cNvPr'
        ? [`${name}: ${element.name} has ${attribute}="${value}"`]
        : []
    }),
  )
}

/** The rows of each table: how many columns each takes, with those that reach into it; they are all as many as the grid. */
export function tablesOf({ elements }: PptxPart): { grid: number; rows: number[] }[] {
  const tables: { grid: number; rows: number[] }[] = []
  for (const { name } of elements) {
    const last = tables.at(-1)
    if (name === 'a:tbl') tables.push({ grid: 0, rows: [] })
    else if (name === 'a:gridCol' && last) last.grid += 1
    else if (name === 'a:tr') last?.rows.push(0)
    else if (name === 'a:tc' && last) last.rows[last.rows.length - 1] = (last.rows.at(-1) ?? 0) + 1
  }
  return tables
}
