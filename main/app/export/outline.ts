import { PDFDict, PDFName, PDFNumber, PDFRef, type PDFContext, type PDFDocument } from '@cantoo/pdf-lib'

interface Entry {
  ref: PDFRef
  dict: PDFDict
  /** Of its heading, 1 for the highest. */
  level: number
  below: Entry[]
}

/**
 * Nests the entries of the outline by the level of their headings: where parts were put together, one may begin in
 * the middle of a section.
 */
export function nestOutline({ catalog, context }: PDFDocument): void {
  const ref = catalog.get(PDFName.of('Outlines'))
  if (!(ref instanceof PDFRef)) return
  const root: Entry = { ref, dict: context.lookup(ref, PDFDict), level: 0, below: [] }
  const above = [root]
  for (const entry of entriesOf(context, root.dict, 1)) {
    while ((above.at(-1)?.level ?? 0) >= entry.level) above.pop()
    above.at(-1)?.below.push(entry)
    above.push(entry)
  }
  link(root)
}

/** All entries in their order, without what they say of each other. */
function entriesOf(context: PDFContext, parent: PDFDict, depth: number): Entry[] {
  const found: Entry[] = []
  let next = parent.get(PDFName.of('First'))
  while (next instanceof PDFRef) {
    const dict = context.lookup(next, PDFDict)
    found.push({ ref: next, dict, level: levelOf(context, dict) ?? depth, below: [] })
    if (dict.has(PDFName.of('First'))) found.push(...entriesOf(context, dict, depth + 1))
    next = dict.get(PDFName.of('Next'))
  }
  return found
}

/** Of the heading that an entry leads to; null when the file does not say. */
function levelOf(context: PDFContext, entry: PDFDict): number | null {
  const tag = context.lookup(entry.get(PDFName.of('SE')))
  const role = tag instanceof PDFDict ? context.lookup(tag.get(PDFName.of('S'))) : undefined
  const [, level] = (role instanceof PDFName && /^H([1-6])$/.exec(role.decodeText())) || []
  return level === undefined ? null : Number(level)
}

/** Writes who is whose parent, and who comes next. @returns how many entries are below */
function link({ ref, dict, below }: Entry): number {
  const place = (key: string, entry: Entry | undefined, of = dict) => {
    if (entry === undefined) of.delete(PDFName.of(key))
    else of.set(PDFName.of(key), entry.ref)
  }
  place('First', below[0])
  place('Last', below.at(-1))
  let count = below.length
  for (const [index, entry] of below.entries()) {
    entry.dict.set(PDFName.of('Parent'), ref)
    place('Prev', below[index - 1], entry.dict)
    place('Next', below[index + 1], entry.dict)
    count += link(entry)
  }
  if (count > 0) dict.set(PDFName.of('Count'), PDFNumber.of(count))
  else dict.delete(PDFName.of('Count'))
  return count
}
