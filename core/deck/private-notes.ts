import type { Element, ElementContent, Root } from 'hast'

/**
 * Takes private blocks out of one file's notes of a slide, wherever they stand, and with them the footnotes that stand in
 * one or that only they named: all footnotes are at the end, where nothing says whose they are. The numbers of the others
 * stay as they are.
 * @param closed identifiers of the footnotes that stand in a private block
 * @returns whether there were any blocks
 */
export function removePrivate(tree: Root, closed: ReadonlySet<string>): boolean {
  if (!removeBlocks(tree)) return false
  const footnotes = itemsIn(tree)
  const kept = new Set<string>()
  const keep = (name: string) => {
    if (kept.has(name) || closed.has(identifierOf(name))) return
    kept.add(name)
    // A footnote that stays may name others.
    for (const item of footnotes.get(name) ?? []) marksIn(item).forEach(keep)
  }
  tree.children.flatMap(marksOutside).forEach(keep)
  const isKept = (item: ElementContent) =>
    item.type !== 'element' || item.data?.cue?.kind !== 'footnote' || kept.has(item.data.cue.name)
  tree.children = tree.children.filter((section) => {
    if (section.type !== 'element' || !isFootnotes(section)) return true
    for (const list of section.children) {
      if (list.type !== 'element') continue
      const items = list.children.filter(({ type }) => type === 'element')
      for (const [index, item] of items.entries())
        if (item.type === 'element') item.properties['value'] = String(index + 1)
      list.children = list.children.filter(isKept)
    }
    return section.children.some((list) => list.type === 'element' && list.children.some(isItem))
  })
  return true
}

/** Of the footnote that has this id in the page. */
function identifierOf(name: string): string {
  try {
    return decodeURIComponent(name).replace(/^(?:user-content-)?fn-/, '')
  } catch {
    return name
  }
}

const isItem = (child: ElementContent) => child.type === 'element'

function removeBlocks(parent: Root | Element): boolean {
  const before = parent.children.length
  parent.children = (parent.children as ElementContent[]).filter(
    (child) => !(child.type === 'element' && child.tagName === 'div' && hasClass(child, 'private')),
  )
  let found = parent.children.length < before
  for (const child of parent.children) if (child.type === 'element' && removeBlocks(child)) found = true
  return found
}

function isFootnotes(element: Element): boolean {
  return element.tagName === 'section' && hasClass(element, 'footnotes')
}

/** Names of footnotes whose marks stand in it, but for those within the footnotes themselves. */
function marksOutside(node: Root['children'][number]): string[] {
  return node.type !== 'element' || isFootnotes(node) ? [] : marksIn(node)
}

function marksIn(element: Element): string[] {
  const { cue } = element.data ?? {}
  const own = cue?.kind === 'footnote-mark' ? [cue.name] : []
  return [...own, ...element.children.flatMap((child) => (child.type === 'element' ? marksIn(child) : []))]
}

function itemsIn(tree: Root): Map<string, Element[]> {
  const found = new Map<string, Element[]>()
  const lists = tree.children.flatMap((section) =>
    section.type === 'element' && isFootnotes(section) ? section.children : [],
  )
  for (const list of lists)
    for (const item of list.type === 'element' ? list.children : []) {
      const cue = item.type === 'element' ? item.data?.cue : undefined
      if (item.type === 'element' && cue?.kind === 'footnote')
        found.set(cue.name, [...(found.get(cue.name) ?? []), item])
    }
  return found
}

export function hasClass(element: Element, name: string): boolean {
  const { className } = element.properties
  return Array.isArray(className) && className.includes(name)
}
