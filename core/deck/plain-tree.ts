import type { Element, ElementContent, Properties, Root as HastRoot } from 'hast'
import type { List, ListItem, Nodes, Paragraph, RootContent, Table } from 'mdast'

/**
 * The clean HTML tree of blocks that hold no HTML and no addresses, so that there is nothing in them to be cleaned;
 * undefined when there is anything else. It is the one that the libraries give, without places, in a fraction of
 * their time. Of attributes there are only those that we give ourselves, and they are all on the allow-list.
 */
export function plainTree(blocks: readonly RootContent[]): HastRoot | undefined {
  try {
    return { type: 'root', children: separated(blocks.map(content)) }
  } catch (error) {
    if (error === NOT_PLAIN) return undefined
    throw error
  }
}

const NOT_PLAIN = new Error('not plain')

const lineFeed = (): ElementContent => ({ type: 'text', value: '\n' })

function separated(nodes: readonly ElementContent[]): ElementContent[] {
  return nodes.flatMap((node, index) => (index > 0 ? [lineFeed(), node] : [node]))
}

function surrounded(nodes: readonly ElementContent[]): ElementContent[] {
  return [lineFeed(), ...separated(nodes), ...(nodes.length > 0 ? [lineFeed()] : [])]
}

function all(nodes: readonly Nodes[]): ElementContent[] {
  return nodes.map(content)
}

function content(node: Nodes): ElementContent {
  switch (node.type) {
    case 'text':
      return text(node.value)
    case 'paragraph':
      return named(node, 'p', all(node.children))
    case 'strong':
      return element('strong', all(node.children))
    case 'emphasis':
      return element('em', all(node.children))
    case 'delete':
      return element('del', all(node.children))
    case 'inlineCode':
      return element('code', [{ type: 'text', value: node.value.replaceAll(/\r?\n|\r/g, ' ') }])
    case 'heading':
      return named(node, `h${node.depth}`, all(node.children))
    case 'blockquote':
      return element('blockquote', surrounded(all(node.children)))
    case 'list':
      return list(node)
    case 'table':
      return table(node)
    case 'slot':
      return element(node.data.hName, [], { ...node.data.hProperties })
    case 'fencedDiv':
      return named(node, 'div', all(node.children))
    case 'definitionList':
      return element('dl', all(node.children as Paragraph[]))
    default:
      throw NOT_PLAIN
  }
}

function element(tagName: string, children: ElementContent[], properties: Properties = {}): Element {
  return { type: 'element', tagName, properties, children }
}

/** As the node itself says what it is to be called and which attributes it has, if it does. */
function named(node: Nodes, tagName: string, children: ElementContent[]): Element {
  const { hName = tagName, hProperties = {} } = (node.data ?? {}) as {
    hName?: string
    hProperties?: Properties
  }
  return element(hName, children, { ...hProperties })
}

/** Without blanks at the ends of lines. */
function text(value: string): ElementContent {
  if (value.includes('\r')) throw NOT_PLAIN
  return { type: 'text', value: value.includes('\n') ? value.replaceAll(/[ \t]*\n[ \t]*/g, '\n') : value }
}

function list(node: List): Element {
  const { start, ordered, spread, children } = node
  const isLoose = spread === true || children.some(isLooseItem)
  const items = children.map((item) => listItem(item, isLoose))
  const properties = typeof start === 'number' && start !== 1 ? { start } : {}
  return element(ordered === true ? 'ol' : 'ul', surrounded(items), properties)
}

function isLooseItem({ spread, children }: ListItem): boolean {
  return spread ?? children.length > 1
}

function listItem(item: ListItem, isLoose: boolean): Element {
  if (typeof item.checked === 'boolean') throw NOT_PLAIN
  const blocks = all(item.children)
  const children = blocks.flatMap((block, index) => {
    const isTight = block.type === 'element' && block.tagName === 'p' && !isLoose
    return [...(isTight && index === 0 ? [] : [lineFeed()]), ...(isTight ? block.children : [block])]
  })
  const last = blocks.at(-1)
  if (last && (isLoose || last.type !== 'element' || last.tagName !== 'p')) children.push(lineFeed())
  return element('li', children)
}

function table({ align, children: [head, ...body] }: Table): Element {
  const row = (cells: Table['children'][number]['children'], tagName: string) => {
    const made = Array.from({ length: align?.length ?? cells.length }, (_, index) => {
      const side = align?.[index]
      return element(tagName, all(cells[index]?.children ?? []), side ? { align: side } : {})
    })
    return element('tr', surrounded(made))
  }
  const parts: Element[] = []
  if (head) parts.push(element('thead', surrounded([row(head.children, 'th')])))
  if (body.length > 0)
    parts.push(element('tbody', surrounded(body.map(({ children }) => row(children, 'td')))))
  return element('table', surrounded(parts))
}
