import type { Element, ElementContent, Root } from 'hast'
import { hasClass } from './has-class.ts'

/**
 * Takes private blocks out of one file's notes of a slide, wherever they stand, and with them the footnotes that stand in
 * one or that only they named: all footnotes are at the end, where nothing says whose they are. The numbers of the others
 * stay as they are.
 * @param closed identifiers of the footnotes that stand in a private block, be it one of another slide's notes
 * @returns whether anything was taken out
 */
export function removePrivate(tree: Root, closed: ReadonlySet<string>): boolean {
  const hadBlocks = removeBlocks(tree)
  if (!hadBlocks && closed.size === 0) return false
  const sections = tree.children.filter(isElement).filter(isFootnotes)
  const lists = sections.flatMap(({ children }) => children.filter(isElement))
  const items = new Map(
    lists.flatMap((list) => list.children.filter(isElement).map((item) => [nameOf(item), item])),
  )
  // An entry that somebody wrote as HTML is no footnote, and has no name.
  const kept = new Set<string>([''])
  const keep = (name: string) => {
    if (kept.has(name) || closed.has(identifierOf(name))) return
    kept.add(name)
    const item = items.get(name)
    // A footnote that stays may name others.
    if (item) marksIn(item).forEach(keep)
  }
  tree.children
    .filter(isElement)
    .filter((each) => !isFootnotes(each))
    .flatMap(marksIn)
    .forEach(keep)
  const isAllKept = [...items.keys()].every((name) => kept.has(name))
  if (isAllKept) return hadBlocks
  for (const list of lists) {
    for (const [index, item] of list.children.filter(isElement).entries())
      item.properties['value'] = String(index + 1)
    list.children = list.children.filter((item) => !isElement(item) || kept.has(nameOf(item)))
  }
  const isLeft = (section: Element) =>
    section.children.filter(isElement).some(({ children }) => children.some(isElement))
  tree.children = tree.children.filter((child) => !isElement(child) || !isFootnotes(child) || isLeft(child))
  return true
}

function removeBlocks(parent: Root | Element): boolean {
  const before = parent.children.length
  parent.children = (parent.children as ElementContent[]).filter(
    (child) => !(child.type === 'element' && child.tagName === 'div' && hasClass(child, 'private')),
  )
  let found = parent.children.length < before
  for (const child of parent.children) if (child.type === 'element' && removeBlocks(child)) found = true
  return found
}

const isElement = (node: { type: string }): node is Element => node.type === 'element'

const isFootnotes = (element: Element) => element.tagName === 'section' && hasClass(element, 'footnotes')

/** Of a footnote; '' for what is none. */
function nameOf({ data }: Element): string {
  return data?.cue?.kind === 'footnote' ? data.cue.name : ''
}

/** Names of the footnotes whose marks stand in it. */
function marksIn({ data, children }: Element): string[] {
  const own = data?.cue?.kind === 'footnote-mark' ? [data.cue.name] : []
  return [...own, ...children.filter(isElement).flatMap(marksIn)]
}

/** Of the footnote that has this id in the page. */
function identifierOf(name: string): string {
  try {
    return decodeURIComponent(name).replace(/^(?:user-content-)?fn-/, '')
  } catch {
    return name
  }
}
