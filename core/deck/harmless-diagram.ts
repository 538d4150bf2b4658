/** A Mermaid source in which nothing is left that could do more than draw. */
export interface HarmlessDiagram {
  /** Of the same length and with the same lines as the author's, so that places agree. */
  text: string
  /** 0-based offsets of settings that were passed over. */
  settings: number[]
  /** 0-based offsets of links and pictures of actors that were passed over. */
  links: number[]
}

/**
 * Blanks front matter and directives, which could bring style sheets, addresses and settings of Mermaid's
 * security, and breaks whatever else could make a browser fetch something while a diagram is laid out: CSS
 * with addresses, pictures as nodes and beside actors, HTML with attributes in labels.
 *
 * `click` and the links of flowcharts need no place here: the finished drawing is cleaned once more where it is
 * drawn. What would be fetched before that does.
 */
export function harmlessDiagram(source: string): HarmlessDiagram {
  const settings: number[] = []
  const links: number[] = []
  const bare = withoutDirectives(withoutFrontMatter(source, settings), settings)
  const text = withoutActorLinks(bare, links)
    .replaceAll(styleStatement, (_, before: string, statement: string) => before + plainStyle(statement))
    .replaceAll(fetching, (call) => `${call.slice(0, -1)}（`)
    .replaceAll(/@(?=import|font-face|namespace|charset)/gi, '＠')
    .replaceAll(htmlTag, '‹')
    .replaceAll(pictureKey, '___')
  return { text: text.includes('@{') ? text.replaceAll(yamlEscape, '/') : text, settings, links }
}

const fetching =
  /(?<![\w-])(?:url|src|(?:-webkit-)?image-set|image|cross-fade|element|attr|expression)[ \t]*\(/gi
/** A tag with attributes, or one that matters without them. */
const htmlTag =
  /<(?=\/?[a-z][\w:-]{0,30}[\s/][^<>\n]{0,300}=|\/?(?:style|script|svg|math|template|iframe|object|embed|link|meta|base|form|xmp|noscript|textarea|title|plaintext)\b)/gi
const pictureKey = /(?<![\w-])img(?=["']?\s{0,20}:)/gi
/** With which a key could be written so that `pictureKey` does not see it. */
const yamlEscape = /\\(?=[xu][\da-f]{2})/gi
/** Up to the end of the line, for a semicolon may stand within a value. */
const styleStatement =
  /((?:^|;)[ \t]*)((?:style|classDef|linkStyle|UpdateElementStyle|UpdateRelStyle)\b[^\n]*)/gim

const harmlessCalls = new Set(['rgb', 'rgba', 'hsl', 'hsla', 'calc', 'translate', 'rotate', 'scale'])

function plainStyle(statement: string): string {
  return statement
    .replaceAll(/[\\{}@<]/g, ' ')
    .replaceAll('/*', '  ')
    .replaceAll(/([\w-]*)\(/g, (call, name: string) =>
      harmlessCalls.has(name.toLowerCase()) || name.startsWith('Update') ? call : `${name} `,
    )
}

/** Everything but line ends turned into blanks. */
function blank(text: string): string {
  return text.replaceAll(/[^\n]/g, ' ')
}

function withoutFrontMatter(source: string, settings: number[]): string {
  const start = source.search(/\S/)
  const opening = start < 0 ? null : /^---[^\n]*\n/.exec(source.slice(start))
  if (!opening) return source
  const from = start + opening[0].length
  const closing = /^[^\S\n]*---[^\n]*$/m.exec(source.slice(from))
  if (!closing) return source
  settings.push(start)
  const end = from + closing.index + closing[0].length
  return blank(source.slice(0, end)) + source.slice(end)
}

/** Wherever Mermaid's grammar lets a statement of a sequence diagram begin, which is not in new lines alone. */
const actorLink =
  /((?:^|[;}]|\bend|sequenceDiagram)[^\S\n]*)((?:links?|properties|details)[ \t]+[^\s/\\+()<>:,;-][^\n]*)/gim

function withoutActorLinks(source: string, links: number[]): string {
  if (!/sequenceDiagram/i.test(source)) return source
  return source.replaceAll(actorLink, (_, before: string, statement: string, offset: number) => {
    links.push(offset + before.length)
    return before + blank(statement)
  })
}

function withoutDirectives(source: string, settings: number[]): string {
  const pieces: string[] = []
  let at = 0
  for (let open = source.indexOf('%%{'); open >= 0; open = source.indexOf('%%{', at)) {
    settings.push(open)
    const close = source.indexOf('}%%', open)
    const end = close < 0 ? lineEnd(source, open) : close + 3
    pieces.push(source.slice(at, open), blank(source.slice(open, end)))
    at = end
  }
  pieces.push(source.slice(at))
  return pieces.join('')
}

function lineEnd(source: string, at: number): number {
  const end = source.indexOf('\n', at)
  return end < 0 ? source.length : end
}
