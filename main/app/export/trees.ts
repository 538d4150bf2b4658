import {
  PDFArray,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRef,
  PDFString,
  type PDFContext,
  type PDFObject,
} from '@cantoo/pdf-lib'

/** What a tree of a PDF has in its leaves, and of which objects it is made. */
export interface Tree<Key> {
  /** In their order. */
  pairs: [Key, PDFObject][]
  nodes: PDFRef[]
}

/** A number tree; an empty one when there is none. */
export function numberTree(context: PDFContext, tree: PDFObject | undefined): Tree<number> {
  const { pairs, nodes } = leaves(context, tree, 'Nums')
  return { pairs: pairs.map(([key, value]) => [context.lookup(key, PDFNumber).asNumber(), value]), nodes }
}

/** A name tree; an empty one when there is none. */
export function nameTree(context: PDFContext, tree: PDFObject | undefined): Tree<PDFString | PDFHexString> {
  const { pairs, nodes } = leaves(context, tree, 'Names')
  const named = pairs.flatMap(([key, value]) => {
    const name = context.lookup(key)
    return name instanceof PDFString || name instanceof PDFHexString ? [[name, value] as const] : []
  })
  return { pairs: named as [PDFString | PDFHexString, PDFObject][], nodes }
}

/** Keys and values of a tree, whatever its branches. */
function leaves(
  context: PDFContext,
  tree: PDFObject | undefined,
  name: 'Nums' | 'Names',
): { pairs: [PDFObject, PDFObject][]; nodes: PDFRef[] } {
  const nodes = tree instanceof PDFRef ? [tree] : []
  const pairs: [PDFObject, PDFObject][] = []
  const node = tree === undefined ? undefined : context.lookup(tree)
  if (!(node instanceof PDFDict)) return { pairs, nodes }
  const own = context.lookup(node.get(PDFName.of(name)))
  if (own instanceof PDFArray)
    for (let index = 0; index + 1 < own.size(); index += 2) pairs.push([own.get(index), own.get(index + 1)])
  const below = context.lookup(node.get(PDFName.of('Kids')))
  if (below instanceof PDFArray)
    for (const kid of below.asArray()) {
      const more = leaves(context, kid, name)
      pairs.push(...more.pairs)
      nodes.push(...more.nodes)
    }
  return { pairs, nodes }
}
