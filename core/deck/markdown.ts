import type { Root } from 'mdast'
import type { Construct, Extension, TokenizeContext } from 'micromark-util-types'
import remarkGfm from 'remark-gfm'
import remarkMath from 'remark-math'
import remarkParse from 'remark-parse'
import { unified, type Processor } from 'unified'
import { fenceFromMarkdown, fenceSyntax } from './fences.ts'
import { markupLimits } from './markup-limits.ts'
import { neededSyntax, type NeededSyntax } from './needed-syntax.ts'
import { walk } from './tree.ts'

/** Parsing never waits, so that there is one text at a time: what is known of it, and who is told. */
let current: { needed: NeededSyntax; onLimit: (offset: number) => void; isPlaced: boolean }

function remarkFences(this: Processor): void {
  const data = this.data()
  ;(data.micromarkExtensions ??= []).push(fenceSyntax())
  ;(data.fromMarkdownExtensions ??= []).push(fenceFromMarkdown())
}

function remarkLimits(this: Processor): void {
  ;(this.data().micromarkExtensions ??= []).push(markupLimits((offset) => current.onLimit(offset)))
}

/**
 * GFM looks through all text a second time for addresses that its first look may have missed, which takes a
 * tenth of the whole time. Where there can be none, it need not.
 */
function remarkQuickAddresses(this: Processor): void {
  for (const extension of (this.data().fromMarkdownExtensions ?? []).flat()) {
    const { transforms } = extension
    if (transforms)
      extension.transforms = transforms.map(
        (look) => (tree) => (!current.isPlaced && mayName(tree) ? look(tree) : undefined),
      )
  }
}

/** No less than what GFM looks for. */
const address = /https?:\/\/|www\.|[-.\w+]@[-\w]/i

function mayName(tree: Root): boolean {
  let found = false
  walk(tree, (node) => (found ||= node.type === 'text' && address.test(node.value)))
  return found
}

/**
 * GFM looks for an address at every letter and for the head of a table in every line, which takes half of the
 * whole time. Here it does so only where there may be one.
 */
function remarkOnlyNeeded(this: Processor, { emails, addresses }: NeededSyntax): void {
  const unwanted = new Set([
    ...(emails ? [] : ['emailAutolink']),
    ...(addresses ? [] : ['protocolAutolink', 'wwwAutolink']),
  ])
  const data = this.data()
  data.micromarkExtensions = (data.micromarkExtensions ?? []).map(({ text = {}, flow = {}, ...rest }) => ({
    ...rest,
    text: eachConstruct(text, (construct) => (unwanted.has(construct.name ?? '') ? null : construct)),
    flow: eachConstruct(flow, (construct) =>
      construct.name === 'table' ? onlyAtHeads(construct) : construct,
    ),
  }))
}

type Constructs = NonNullable<Extension['text']>

function eachConstruct(all: Constructs, change: (construct: Construct) => Construct | null): Constructs {
  const changed: Constructs = {}
  for (const [code, found] of Object.entries(all)) {
    const kept = [found ?? []].flat().flatMap((construct) => change(construct) ?? [])
    if (kept.length > 0) changed[code as `${number}`] = kept
  }
  return changed
}

function onlyAtHeads(table: Construct): Construct {
  return {
    ...table,
    tokenize(effects, ok, nok) {
      const isNeeded = current.needed.tableHeads.has(this.now().line) || isInTable(this)
      return isNeeded ? table.tokenize.call(this, effects, ok, nok) : nok
    },
  }
}

/** Whether the line before belongs to a table, which this one then goes on with. */
function isInTable({ events }: TokenizeContext): boolean {
  const before = events.findLast(([, { type }]) => type !== 'lineEnding' && type !== 'linePrefix')
  const type: string | undefined = before?.[1].type
  return type === 'tableHead' || type === 'tableRow'
}

const processors = new Map<string, Processor<Root, undefined, undefined, undefined, undefined>>()

function processorFor(needed: NeededSyntax) {
  const { emails, addresses, manyMarks } = needed
  const key = [emails, addresses, manyMarks].join()
  const known = processors.get(key)
  if (known) return known
  const base = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkQuickAddresses)
    .use(remarkMath)
    .use(remarkFences)
  const made = (manyMarks ? base.use(remarkLimits) : base).use(remarkOnlyNeeded, needed).freeze()
  processors.set(key, made)
  return made
}

const everything: NeededSyntax = {
  emails: true,
  addresses: true,
  manyMarks: true,
  tableHeads: { has: () => true },
}

/**
 * Markdown -> mdast with Pandoc's fence lines, mathematics and GFM. Throws only when nested absurdly deep.
 *
 * @param onLimit gets the 0-based offset from which on a paragraph has too many marks to be read as markup
 */
export function parseMarkdown(text: string, onLimit: (offset: number) => void = () => {}): Root {
  return parseWith(neededSyntax(text), text, onLimit)
}

/**
 * The same, but every node has a place in the text: the addresses that GFM would find only by looking a second time
 * are left in the words around them, which otherwise are cut into pieces without one.
 */
export function parsePlaced(text: string): Root {
  return parseWith(neededSyntax(text), text, () => {}, true)
}

/** As `parseMarkdown`, looking for everything everywhere: what that is held against. */
export function parseEverything(text: string, onLimit: (offset: number) => void = () => {}): Root {
  return parseWith(everything, text, onLimit)
}

function parseWith(
  needed: NeededSyntax,
  text: string,
  onLimit: (offset: number) => void,
  isPlaced = false,
): Root {
  current = { needed, onLimit, isPlaced }
  const processor = processorFor(needed)
  return processor.runSync(processor.parse(text) as Root) as Root
}
