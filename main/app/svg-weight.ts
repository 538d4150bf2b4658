/** Why an SVG would cost a browser too much, in words; undefined when it would not. */
export function heavySvg(svg: string): string | undefined {
  // Programs declare a few names this way; declared within each other they multiply.
  const entities = [...svg.matchAll(/<!ENTITY\s[^>]{0,2000}>?/g)]
  if (entities.length > MOST_ENTITIES || entities.some(([entity]) => /[&<]/.test(entity.slice(1))))
    return 'this SVG declares markup of its own (ENTITY), which could multiply without end'
  if (/<!ATTLIST\s/.test(svg)) return 'this SVG declares attributes of its own (ATTLIST)'
  const copies = countCopies(svg)
  if (copies > MOST_COPIES)
    return `the parts of this SVG refer to one another so often that it would draw ${words(copies)} of them`
  return undefined
}

const MOST_ENTITIES = 60
/** Elements that `<use>`, patterns, masks and their like stand for, all in all. */
const MOST_COPIES = 200_000

function words(copies: number): string {
  return Number.isFinite(copies) ? String(Math.round(copies)) : 'an endless number'
}

interface Part {
  /** Elements in it that are in no other part, itself included. */
  size: number
  /** Named elements in it. */
  contains: Part[]
  /** Ids that it refers to, as often as it does. */
  uses: string[]
}

const tagName = /<(\/?)([A-Za-z_][\w:.-]*)/y
const identity = /(?:^|\s)(?:xml:)?id\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)')/
const reference = /(?:href\s{0,9}=\s{0,9}["']\s{0,9}#|url\(\s{0,9}["']?#)([^"')\s]+)/g

/**
 * How many elements the drawing amounts to once every reference stands for what it refers to. Infinite for
 * parts that refer to themselves, though browsers stop there: nobody draws like this.
 */
function countCopies(svg: string): number {
  const parts = new Map<string, Part>()
  const whole: Part = { size: 0, contains: [], uses: [] }
  const open: Part[] = []
  for (const { isClosing, isEmpty, attributes } of tags(svg)) {
    if (isClosing) {
      open.pop()
      continue
    }
    const around = open.at(-1) ?? whole
    const id = identity.exec(attributes)
    const key = id?.[1] ?? id?.[2]
    const part: Part = key === undefined ? around : { size: 0, contains: [], uses: [] }
    if (part !== around) around.contains.push(part)
    if (key !== undefined && !parts.has(key)) parts.set(key, part)
    part.size += 1
    for (const [, used = ''] of attributes.matchAll(reference)) part.uses.push(used)
    if (!isEmpty) open.push(part)
  }
  return sizeOf(whole, parts, new Map(), 0)
}

interface Tag {
  isClosing: boolean
  isEmpty: boolean
  /** As written. */
  attributes: string
}

/** All tags, as far as the text can be read. */
function* tags(svg: string): Generator<Tag> {
  for (let at = svg.indexOf('<'); at >= 0; at = svg.indexOf('<', at)) {
    const skipped = [
      ['<!--', '-->'],
      ['<![CDATA[', ']]>'],
    ].find(([start = '']) => svg.startsWith(start, at))
    if (skipped) {
      const end = svg.indexOf(skipped[1] ?? '', at)
      if (end < 0) return
      at = end
      continue
    }
    tagName.lastIndex = at
    const name = tagName.exec(svg)
    at += name?.[0].length ?? 1
    if (!name) continue
    const end = tagEnd(svg, at)
    if (end < 0) return
    const attributes = svg.slice(at, end)
    yield { isClosing: name[1] === '/', isEmpty: attributes.endsWith('/'), attributes }
    at = end
  }
}

/** Offset of the `>`, wherever quotation marks hide others; -1 for none. */
function tagEnd(svg: string, from: number): number {
  let quote = ''
  for (let at = from; at < svg.length; at++) {
    const char = svg.charAt(at)
    if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '"' || char === "'") quote = char
    else if (char === '>') return at
  }
  return -1
}

/** Parts that refer to parts in a row; a drawing has a handful. */
const MOST_NESTED = 500

function sizeOf(part: Part, parts: Map<string, Part>, known: Map<Part, number>, depth: number): number {
  const before = known.get(part)
  if (before !== undefined) return before
  if (depth > MOST_NESTED) return Infinity
  // Infinite while it is being counted, so that a circle is.
  known.set(part, Infinity)
  let size = part.size
  for (const inner of part.contains) size += sizeOf(inner, parts, known, depth + 1)
  for (const id of part.uses) {
    const used = parts.get(id)
    if (used) size += sizeOf(used, parts, known, depth + 1)
  }
  known.set(part, size)
  return size
}
