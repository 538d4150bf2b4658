import type { Element, Root as HastRoot } from 'hast'
import type { Code, Paragraph, Parents, RootContent } from 'mdast'
import { codeElement, readCodeInfo, type CodeInfo } from './code.ts'
import { placeAt } from './diagnose.ts'
import { definitionLists } from './definition-lists.ts'
import { diagramSlot } from './diagrams.ts'
import { pairFences, reportFence, type FencedDiv } from './fences.ts'
import { cleanTree } from './html.ts'
import { limits } from './limits.ts'
import { sizeStyle } from './images.ts'
import { isPause, transformInline, transformLonePicture } from './inline.ts'
import { blockClasses, reportMisspelt } from './known-classes.ts'
import { mathSlot } from './math.ts'
import { nearest } from './nearest.ts'
import { keepSlot, makeSlot, type Scope } from './scope.ts'
import { takeHeadingAttributes } from './slides.ts'
import { usedDefinitions, walk, type Definitions } from './tree.ts'

/**
 * The blocks of one slide, or of its notes, as clean HTML with empty slots. Reports what is wrong, and
 * leaves in `scope` what has to be fetched before the slots can be filled.
 */
export function transformBlocks(blocks: RootContent[], definitions: Definitions, scope: Scope): HastRoot {
  const used = usedDefinitions(blocks, definitions)
  const children = [...transformSiblings(blocks, scope), ...transformDefinitions(used, scope)]
  let hasRawHtml = false
  for (const child of children) walk(child, (node) => (hasRawHtml ||= node.type === 'html'))
  return cleanTree(children, hasRawHtml)
}

/** A footnote that private blocks alone name is as private as they are, and so is what it cites. */
function transformDefinitions(used: RootContent[], scope: Scope): RootContent[] {
  const done = new Map<RootContent, RootContent>()
  const isOpen = (node: RootContent) =>
    node.type !== 'footnoteDefinition' ||
    (scope.footnotes.open.has(node.identifier) && !scope.footnotes.closed.has(node.identifier))
  const transformSome = (wanted: (node: RootContent) => boolean) => {
    const found = used.filter((node) => !done.has(node) && wanted(node))
    for (const node of found) done.set(node, transformNode(node, scope))
    return found.length > 0
  }
  // A footnote may name others.
  while (transformSome(isOpen));
  scope.isPrivate = scope.mode === 'notes'
  transformSome(() => true)
  scope.isPrivate = false
  return used.map((node) => done.get(node) ?? node)
}

function transformSiblings<T extends RootContent>(children: T[], scope: Scope): T[] {
  const paired = pairFences(children, (found) => reportFence(found, scope.source, scope.deck.report))
  const listed = definitionLists(paired, scope.source.text)
  return listed.map((child) => transformNode(child, scope) as T)
}

function transformNode(node: RootContent, scope: Scope): RootContent {
  switch (node.type) {
    case 'fencedDiv':
      return transformDiv(node, scope)
    case 'code':
      return transformCode(node, scope)
    case 'math':
      return makeSlot(scope, 'div', mathSlot(node, scope), node.position)
    case 'paragraph':
      return transformParagraph(node, scope)
    case 'heading': {
      const { id, classes } = takeHeadingAttributes(node, scope.source, scope.deck.report)
      node.data = { hProperties: idAndClasses(id, classes) }
      node.children = transformInline(node.children, scope)
      return node
    }
    case 'footnoteDefinition':
      if (scope.isPrivate) scope.footnotes.closed.add(node.identifier)
      transformChildren(node, scope)
      return node
    case 'tableCell':
      node.children = transformInline(node.children, scope)
      return node
    default:
      transformChildren(node, scope)
      return node
  }
}

function transformChildren(node: RootContent, scope: Scope): void {
  if (!('children' in node)) return
  const parent = node as Exclude<Parents, { type: 'root' }>
  parent.children = transformSiblings(parent.children as RootContent[], scope) as typeof parent.children
}

function transformDiv(div: FencedDiv, scope: Scope): FencedDiv {
  const { id, classes, values, problems } = div.attributes
  const start = div.position?.start.offset ?? 0
  for (const problem of problems) {
    scope.deck.report.add('attribute-invalid', placeAt(scope.source, start), problem.reason)
  }
  const style = sizeStyle(values, scope, start)
  const slot = style === undefined ? {} : keepSlot(scope, (_, element) => withStyle(element, style))
  const properties = { ...slot, ...idAndClasses(id, classes) }
  reportPrivate(classes, start, scope)
  reportMisspelt(classes, blockClasses, () => placeAt(scope.source, start), scope.deck.report)
  const outside = scope.isPrivate
  scope.isPrivate ||= scope.mode === 'notes' && classes.includes('private')
  transformChildren(div, scope)
  scope.isPrivate = outside
  div.data = { hName: 'div', hProperties: properties } as NonNullable<FencedDiv['data']>
  return div
}

function idAndClasses(id: string | undefined, classes: string[]): Record<string, string | string[]> {
  const properties: Record<string, string | string[]> = {}
  if (id !== undefined) properties['id'] = id
  if (classes.length > 0) properties['className'] = classes
  return properties
}

/** A block that its author believes private and is not would be read by everybody. */
function reportPrivate(classes: string[], offset: number, scope: Scope): void {
  const place = placeAt(scope.source, offset)
  if (scope.mode === 'slide' && classes.includes('private')) {
    const reason = 'on a slide everybody sees a ::: private block'
    scope.deck.report.add('attribute-invalid', place, reason, 'Put it into the speaker notes.')
  }
  if (scope.mode === 'slide' || classes.includes('private')) return
  const meant = classes.find((name) => nearest(name, ['private']))
  if (meant === undefined) return
  const reason = `"${meant}" is not "private", so these notes are in every export`
  scope.deck.report.add('attribute-invalid', place, reason, 'Did you mean ::: private?')
}

function withStyle(element: Element, style: string): Element[] {
  element.properties['style'] = style
  return [element]
}

/** The code as far as it is shown. */
function cutCode(code: Code, scope: Scope): void {
  const lines = code.value.length > limits.codeLines ? code.value.split('\n') : []
  const isLong = code.value.length > limits.code || lines.length > limits.codeLines
  if (!isLong) return
  const kept = lines.slice(0, limits.codeLines).join('\n').slice(0, limits.code)
  const reason = `this code is longer than ${limits.codeLines} lines or ${limits.code} characters; the rest is cut off`
  scope.deck.report.add('limit-exceeded', placeAt(scope.source, code.position?.start.offset ?? 0), reason)
  code.value = kept
}

function transformCode(code: Code, scope: Scope): RootContent {
  cutCode(code, scope)
  const info = readCodeInfo(code)
  reportCodeInfo(code, info, scope)
  if (info.language === 'mermaid' && scope.mode === 'slide') {
    return makeSlot(scope, 'div', diagramSlot(code, info, scope), code.position)
  }
  if (info.language !== '') scope.deck.languages.add(info.language)
  return makeSlot(scope, 'div', (kit) => [codeElement(code.value, info, kit.highlighter)], code.position)
}

function reportCodeInfo(code: Code, info: CodeInfo, scope: Scope): void {
  const place = placeAt(scope.source, code.position?.start.offset ?? 0)
  const report = (reason: string) => scope.deck.report.add('attribute-invalid', place, reason)
  for (const problem of info.problems) report(problem)
  const count = code.value.split('\n').length
  for (const group of info.groups) {
    const beyond = group === 'all' ? undefined : [...group].find((line) => line > count)
    if (beyond !== undefined) report(`line ${beyond} is to be lit, but the code has ${count}`)
  }
  if (info.language === 'mermaid') return
  for (const key of info.attributes.values.keys()) report(`a code block has no attribute "${key}"`)
}

function transformParagraph(paragraph: Paragraph, scope: Scope): RootContent {
  const isPart = paragraph.data !== undefined && 'hName' in paragraph.data
  if (scope.mode === 'slide' && !isPart && isPause(paragraph)) {
    return makeSlot(scope, 'div', (_, element) => {
      element.data = { cue: { kind: 'pause' } }
      return [element]
    })
  }
  const figure = isPart ? undefined : transformLonePicture(paragraph, scope)
  if (figure) return figure
  paragraph.children = transformInline(paragraph.children, scope)
  return paragraph
}
