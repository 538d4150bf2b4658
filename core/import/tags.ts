import type { Ranges } from './parsed.ts'

/** A tag as it stands in a text. */
export interface Tag {
  name: string
  /** Names as written, lower case kept as it is; a value is '' when there is none. */
  attributes: ReadonlyMap<string, string>
  isClosing: boolean
  isSelfClosing: boolean
  start: number
  end: number
}

/** Longer tags than this are no tags that anybody wrote. */
const longest = 4000

const tagPattern = /^<(\/?)([A-Za-z][\w:.-]*)((?:[\s/](?:"[^"]*"|'[^']*'|[^'"<>])*)?)>/

/** The tags of a text outside of what `literal` covers and outside of comments. */
export function scanTags(text: string, literal: Ranges): Tag[] {
  const tags: Tag[] = []
  let lastComment = text.length
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const after = literal.endAt(at)
    if (after !== undefined) {
      at = after
    } else if (text.startsWith('<!--', at) && at < lastComment) {
      const end = text.indexOf('-->', at + 4)
      if (end < 0) lastComment = at
      at = end < 0 ? at + 1 : end + 3
    } else {
      const tag = text[at - 1] === '\\' ? undefined : readTag(text, at)
      if (tag) tags.push(tag)
      at = tag?.end ?? at + 1
    }
  }
  return tags
}

function readTag(text: string, at: number): Tag | undefined {
  const match = tagPattern.exec(text.slice(at, at + longest))
  if (!match) return undefined
  const [whole, slash, name = '', rest = ''] = match
  if (name.endsWith(':')) return undefined
  return {
    name,
    attributes: readAttributes(rest),
    isClosing: slash === '/',
    isSelfClosing: rest.endsWith('/'),
    start: at,
    end: at + whole.length,
  }
}

export function readAttributes(text: string): Map<string, string> {
  const attributes = new Map<string, string>()
  const pattern = /([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/g
  for (const [, name = '', double, single, bare] of text.matchAll(pattern)) {
    if (!attributes.has(name)) attributes.set(name, double ?? single ?? bare ?? '')
  }
  return attributes
}

/** For the index of each tag that is closed, the index of the tag that closes it. */
export function pairTags(tags: readonly Tag[]): Map<number, number> {
  const pairs = new Map<number, number>()
  const open = new Map<string, number[]>()
  tags.forEach(({ name, isClosing, isSelfClosing }, index) => {
    if (isSelfClosing) return
    const key = name.toLowerCase()
    const stack = open.get(key) ?? []
    open.set(key, stack)
    const opener = isClosing ? stack.pop() : void stack.push(index)
    if (opener !== undefined) pairs.set(opener, index)
  })
  return pairs
}

export function printTag(name: string, attributes: ReadonlyMap<string, string>): string {
  const printed = [...attributes].map(([key, value]) =>
    value === '' && key !== 'alt' ? ` ${key}` : ` ${key}="${value.replaceAll('"', '&quot;')}"`,
  )
  return `<${name}${printed.join('')}>`
}
