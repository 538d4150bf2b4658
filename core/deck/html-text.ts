import type { Element, Nodes, Properties } from 'hast'

/**
 * HTML as the library writes it, of what slides are made of nearly always; undefined when anything else is in it.
 * Walking the tree with all settings of the library at hand takes several times as long.
 */
export function plainHtml(tree: Nodes): string | undefined {
  const parts: string[] = []
  return write(tree, parts) ? parts.join('') : undefined
}

const voids = new Set(['br', 'col', 'hr', 'img', 'input', 'source', 'track', 'wbr'])
/** What has rules of its own in HTML, or is none of ours. */
const special =
  /^(?:svg|template|script|style|area|base.*|bgsound|command|embed|frame|image|keygen|link|meta|param)$/

function write(node: Nodes, parts: string[]): boolean {
  switch (node.type) {
    case 'text':
      parts.push(escaped(node.value))
      return true
    case 'element':
      return writeElement(node, parts)
    case 'root':
      return node.children.every((child) => write(child, parts))
    default:
      // Formulas as KaTeX wrote them.
      if ((node as { type: string }).type !== 'raw') return false
      parts.push((node as unknown as { value: string }).value)
      return true
  }
}

function writeElement({ tagName, properties, children }: Element, parts: string[]): boolean {
  const isVoid = voids.has(tagName)
  if (special.test(tagName) || tagName !== tagName.toLowerCase() || (isVoid && children.length > 0))
    return false
  parts.push('<', tagName)
  for (const key in properties) if (!writeAttribute(key, properties[key], parts)) return false
  parts.push('>')
  if (isVoid) return true
  for (const child of children) if (!write(child, parts)) return false
  parts.push('</', tagName, '>')
  return true
}

/** Attributes by the name that a tree has for them. */
const names = new Map(
  Object.entries({
    className: 'class',
    ariaLabel: 'aria-label',
    ariaHidden: 'aria-hidden',
    srcLang: 'srclang',
    dateTime: 'datetime',
    colSpan: 'colspan',
    rowSpan: 'rowspan',
  }),
)
for (const name of 'id lang dir title role href rel src alt width height poster kind label type start value span align scope style'.split(
  ' ',
))
  names.set(name, name)

/** Those that are there or not. */
const switches = new Set(['controls', 'loop', 'muted', 'default', 'checked', 'disabled', 'reversed', 'open'])

function writeAttribute(key: string, value: Properties[string], parts: string[]): boolean {
  if (value === null || value === undefined || (typeof value === 'number' && Number.isNaN(value))) return true
  if (switches.has(key)) {
    if (typeof value !== 'boolean') return false
    if (value) parts.push(' ', key)
    return true
  }
  if (typeof value === 'boolean') return false
  const name = names.get(key) ?? dataName(key)
  if (name === undefined) return false
  const text = Array.isArray(value) ? value.join(' ').trim() : String(value)
  parts.push(' ', name, '="', quoted(text), '"')
  return true
}

function dataName(key: string): string | undefined {
  if (!/^data[A-Z][A-Za-z]*$/.test(key)) return undefined
  const name = key.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  names.set(key, name)
  return name
}

function escaped(text: string): string {
  return /[<&]/.test(text) ? text.replaceAll(/[<&]/g, reference) : text
}

// oxlint-disable-next-line no-control-regex -- as the library has it
const inQuotes = /[\0"&'`]/g

function quoted(text: string): string {
  return text.replaceAll(inQuotes, reference)
}

function reference(character: string): string {
  return `&#x${character.charCodeAt(0).toString(16).toUpperCase()};`
}
