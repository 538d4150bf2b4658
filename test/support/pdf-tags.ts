/** A tag of a page as pdf.js gives it; what has an id is marked content, whose text stands elsewhere. */
export interface StructNode {
  role: string
  alt?: string
  children?: (StructNode | { type: string; id?: string })[]
}

/** A tag and all below it, in order. */
export function flatten(node: StructNode | null): StructNode[] {
  if (node === null) return []
  const children = node.children ?? []
  return [node, ...children.flatMap((child) => ('role' in child ? flatten(child) : []))]
}

interface TextPiece {
  type?: string
  id?: string | null
  str?: string
  hasEOL?: boolean
}

/** Text by the id of the marked content that it stands in. */
export function textById(items: readonly unknown[]): Map<string, string> {
  const texts = new Map<string, string>()
  // Marks without an id, as those of single letters, belong to what is around them.
  const open: (string | null | undefined)[] = []
  for (const item of items as TextPiece[]) {
    if (item.type?.startsWith('beginMarkedContent')) open.push(item.id)
    else if (item.type === 'endMarkedContent') open.pop()
    else {
      const id = open.findLast((each) => typeof each === 'string')
      if (typeof id === 'string')
        texts.set(id, `${texts.get(id) ?? ''}${item.str ?? ''}${item.hasEOL ? '\n' : ''}`)
    }
  }
  return texts
}

/** What a screen reader says of a tag, without alternative texts. */
export function spokenText(node: StructNode | null, texts: Map<string, string>): string {
  if (node === null) return ''
  const parts = (node.children ?? []).map((child) =>
    'role' in child ? spokenText(child, texts) : (texts.get(child.id ?? '') ?? ''),
  )
  return parts.filter((part) => part !== '').join('\n')
}

export const isHeading = ({ role }: StructNode) => /^H\d?$/.test(role)

/** The text of each heading of a page. @param items of its text with marked content */
export function headingTexts(tree: StructNode | null, items: readonly unknown[]): string[] {
  const texts = textById(items)
  return flatten(tree)
    .filter(isHeading)
    .map((node) => spokenText(node, texts))
}
