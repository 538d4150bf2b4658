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

type Name = PDFString | PDFHexString

/** The pairs of a number tree in their order; none when there is no tree. */
export function numbersOf(context: PDFContext, tree: PDFObject | undefined): [number, PDFObject][] {
  return leaves(context, tree, 'Nums').map(([key, value]) => [
    context.lookup(key, PDFNumber).asNumber(),
    value,
  ])
}

/** A number tree of these pairs, which are in order. */
export function numberTree(context: PDFContext, pairs: readonly [number, PDFObject][]): PDFRef {
  const list = context.obj([])
  for (const [key, value] of pairs) {
    list.push(PDFNumber.of(key))
    list.push(value)
  }
  return context.register(context.obj({ Nums: list }))
}

/** The pairs of a name tree in their order; none when there is no tree. */
export function namesOf(context: PDFContext, tree: PDFObject | undefined): [Name, PDFObject][] {
  return leaves(context, tree, 'Names').flatMap(([key, value]) => {
    const name = context.lookup(key)
    return name instanceof PDFString || name instanceof PDFHexString ? [[name, value] as const] : []
  }) as [Name, PDFObject][]
}

/** A name tree of these pairs, which need be in no order; of two with one name the first counts. */
export function nameTree(context: PDFContext, pairs: readonly [Name, PDFObject][]): PDFRef {
  const known = new Map<string, [Name, PDFObject]>()
  for (const pair of pairs) {
    const text = pair[0].decodeText()
    if (!known.has(text)) known.set(text, pair)
  }
  const list = context.obj([])
  for (const text of [...known.keys()].toSorted((a, b) => (a < b ? -1 : 1)))
    for (const part of known.get(text) ?? []) list.push(part)
  return context.register(context.obj({ Names: list }))
}

/** Takes a tree out of the file, but not what it leads to. */
export function dropTree(context: PDFContext, tree: PDFObject | undefined): void {
  if (!(tree instanceof PDFRef)) return
  const node = context.lookup(tree)
  const below = node instanceof PDFDict ? context.lookup(node.get(PDFName.of('Kids'))) : undefined
  if (below instanceof PDFArray) for (const kid of below.asArray()) dropTree(context, kid)
  context.delete(tree)
}

/** Keys and values of a tree, whatever its branches. */
function leaves(
  context: PDFContext,
  tree: PDFObject | undefined,
  name: 'Nums' | 'Names',
): [PDFObject, PDFObject][] {
  const node = tree === undefined ? undefined : context.lookup(tree)
  if (!(node instanceof PDFDict)) return []
  const own = context.lookup(node.get(PDFName.of(name)))
  const pairs: [PDFObject, PDFObject][] = []
  if (own instanceof PDFArray)
    for (let index = 0; index + 1 < own.size(); index += 2) pairs.push([own.get(index), own.get(index + 1)])
  const below = context.lookup(node.get(PDFName.of('Kids')))
  if (below instanceof PDFArray)
    for (const kid of below.asArray()) for (const pair of leaves(context, kid, name)) pairs.push(pair)
  return pairs
}
