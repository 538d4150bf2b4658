/** What a look at an XML text finds. It is not a validator: it sees what would be read as something else. */
export interface XmlScan {
  /** The first mistake; undefined when the text is well-formed. `at` is a 0-based offset. */
  mistake: { at: number; reason: string } | undefined
  /** Elements in the order of the text, up to the first mistake. */
  elements: XmlElement[]
}

export interface XmlElement {
  /** With its prefix, if it has one. */
  name: string
  at: number
  attributes: Map<string, string>
}

const name = String.raw`[\p{L}_:][\p{L}\p{N}\p{M}_:.-]*`
const openTag = new RegExp(String.raw`<(${name})`, 'uy')
const closeTag = new RegExp(String.raw`</(${name})\s*>`, 'uy')
const attribute = new RegExp(String.raw`\s+(${name})\s*=\s*(?:"([^<"]*)"|'([^<']*)')`, 'uy')
const tagEnd = /\s*(\/?)>/y
const strayEntity = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/

/** Deeper than any style; what reads the text afterwards may count on it. */
const MAX_DEPTH = 200

export function scanXml(text: string): XmlScan {
  const elements: XmlElement[] = []
  const open: XmlElement[] = []
  let at = 0
  const stop = (where: number, reason: string): XmlScan => ({ mistake: { at: where, reason }, elements })
  while (at < text.length) {
    const next = text.indexOf('<', at)
    const between = text.slice(at, next < 0 ? undefined : next)
    const entity = between.search(strayEntity)
    if (entity >= 0) return stop(at + entity, 'a single & is written &amp;')
    if (open.length === 0 && between.trim() !== '')
      return stop(at + between.search(/\S/), 'text stands outside of the outermost element')
    if (next < 0) break
    const skipped = passOver(text, next)
    if (typeof skipped === 'string') return stop(next, skipped)
    if (skipped !== undefined) {
      at = skipped
      continue
    }
    const closing = matchAt(closeTag, text, next)
    if (closing) {
      const element = open.pop()
      if (element?.name !== closing[1]) return stop(next, closeReason(element, closing[1] ?? ''))
      at = next + closing[0].length
      continue
    }
    const found = readTag(text, next)
    if ('reason' in found) return stop(found.at, found.reason)
    if (open.length === 0 && elements.length > 0) return stop(next, 'there is a second outermost element')
    elements.push(found.element)
    if (!found.isEmpty) open.push(found.element)
    if (open.length > MAX_DEPTH) return stop(next, `elements are nested more than ${MAX_DEPTH} deep`)
    at = found.end
  }
  const unclosed = open.at(-1)
  if (unclosed) return stop(unclosed.at, `<${unclosed.name}> is never closed`)
  return elements.length === 0 ? stop(0, 'there is no element in it') : { mistake: undefined, elements }
}

function closeReason(element: XmlElement | undefined, closing: string): string {
  return element ? `</${closing}> stands where </${element.name}> should` : `</${closing}> closes nothing`
}

/** Behind a comment and its like; what is wrong with it; or undefined when there is an element. */
function passOver(text: string, at: number): number | string | undefined {
  if (text.startsWith('<!DOCTYPE', at)) return 'a document type is not allowed here'
  for (const [start, end, what] of [
    ['<!--', '-->', 'this comment'],
    ['<?', '?>', 'this instruction'],
    ['<![CDATA[', ']]>', 'this CDATA'],
  ] as const) {
    if (!text.startsWith(start, at)) continue
    const close = text.indexOf(end, at + start.length)
    return close < 0 ? `${what} is never closed` : close + end.length
  }
  return undefined
}

type Tag = { element: XmlElement; isEmpty: boolean; end: number } | { at: number; reason: string }

function readTag(text: string, at: number): Tag {
  const start = matchAt(openTag, text, at)
  if (!start) return { at, reason: 'a single < is written &lt;' }
  const element: XmlElement = { name: start[1] ?? '', at, attributes: new Map() }
  let end = at + start[0].length
  for (let found = matchAt(attribute, text, end); found; found = matchAt(attribute, text, end)) {
    const value = found[2] ?? found[3] ?? ''
    if (strayEntity.test(value)) return { at: end, reason: 'a single & is written &amp;' }
    if (element.attributes.has(found[1] ?? '')) return { at: end, reason: `${found[1]} is given twice` }
    element.attributes.set(found[1] ?? '', value)
    end += found[0].length
  }
  const close = matchAt(tagEnd, text, end)
  if (!close) return { at: end, reason: `the tag <${element.name}> is not well-formed here` }
  return { element, isEmpty: close[1] === '/', end: end + close[0].length }
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}
