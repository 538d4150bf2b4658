import type { Element, Root } from 'hast'
import rehypeRaw from 'rehype-raw'
import { unified } from 'unified'

const words = (...lines: string[]) => new Set(lines.flatMap((line) => line.split(' ')))

const elements = words(
  'p br hr div section article aside header footer blockquote pre h1 h2 h3 h4 h5 h6 ul ol li dl dt dd input figure',
  'figcaption table caption colgroup col thead tbody tfoot tr th td details summary a abbr b bdi bdo cite code del',
  'dfn em i ins kbd mark q s samp small span strong sub sup time u var wbr ruby rt rp img audio video source track',
)
/** KaTeX's: MathML for screen readers, HTML and SVG lines for the eye. */
const formulaElements = words(
  'math semantics annotation mrow mstyle mtext mi mo mn ms mspace mpadded mphantom msup msub msubsup munder mover',
  'munderover mfrac msqrt mroot mtable mtr mtd mlabeledtr menclose mglyph svg path line span',
)
const attributes = words(
  'id className lang dir title role ariaLabel ariaHidden alt width height controls loop muted src kind srcLang label',
  'default type checked disabled start reversed value open dateTime span align colSpan rowSpan scope href rel style',
  'dataStep dataDiagram dataKeys dataLinesStep dataCode dataExternal dataLanguage dataPoster preload poster',
)

/**
 * What in HTML from the compiler no author may bring in, in words; empty when there is nothing. The HTML is
 * read as a browser reads it, not by patterns.
 */
export function forbiddenIn(html: string): string[] {
  const tree: Root = { type: 'root', children: [{ type: 'raw', value: html }] as unknown as Root['children'] }
  const found: string[] = []
  const visit = (node: Root | Element, inFormula: boolean) => {
    for (const child of node.children) {
      if (child.type !== 'element') continue
      found.push(...(inFormula ? wrongInFormula(child) : wrong(child)))
      visit(child, inFormula || isFormula(child))
    }
  }
  visit(unified().use(rehypeRaw).runSync(tree) as Root, false)
  return found
}

function isFormula({ tagName, properties }: Element): boolean {
  const { className } = properties
  return tagName === 'span' && Array.isArray(className) && className[0] === 'katex'
}

function wrong({ tagName, properties }: Element): string[] {
  const found = elements.has(tagName) ? [] : [`<${tagName}>`]
  for (const [name, value] of Object.entries(properties)) {
    const text = Array.isArray(value) ? value.join(' ') : String(value)
    if (!isAllowed(tagName, name, text)) found.push(`<${tagName} ${name}="${text}">`)
  }
  return found
}

function isAllowed(tag: string, name: string, value: string): boolean {
  if (name === 'src' || name === 'poster') return /^\/deck\/slides\/[^:]*$/.test(value)
  if (name === 'href') return tag === 'a' && /^(?:https:\/\/|mailto:|#)/.test(value)
  if (name === 'style')
    return /^(?:--shiki-(?:light|dark):#\w+;?|(?:width|height):[\d.]+[\w%]+;?)+$/.test(value)
  if (name === 'type') return tag !== 'input' || value === 'checkbox'
  return attributes.has(name)
}

function wrongInFormula({ tagName, properties }: Element): string[] {
  const found = formulaElements.has(tagName) ? [] : [`<${tagName}> in a formula`]
  for (const [name, value] of Object.entries(properties)) {
    const text = Array.isArray(value) ? value.join(' ') : String(value)
    const leads = /^on|href|^src|^action|^data(?!$)|^id$/i.test(name)
    const fetches = name === 'style' && !/^(?:[a-z-]+:[-#\w.% ]+;?)*$/i.test(text)
    if (leads || fetches || /url\(|javascript:/i.test(name === 'style' ? text : ''))
      found.push(`<${tagName} ${name}="${text}"> in a formula`)
  }
  return found
}
