import type { Element, ElementContent, Root } from 'hast'
import './cues.ts'
import type { LineGroup } from './code.ts'
import { hasClass } from './has-class.ts'
import { limits } from './limits.ts'

/** The counter runs through the slide in document order; `base` is what following blocks inherit. */
interface Counter {
  n: number
  base: number
  /** Step at which each footnote's first mark shows. */
  footnotes: Map<string, number>
}

/**
 * Numbers a slide's steps as docs/architecture.md says: sets `data-step` on every element that shows later
 * than its parent, the lines' steps of code and the first step of diagrams. Returns the last step.
 */
export function numberSteps(tree: Root, isIncremental: boolean): number {
  const counter: Counter = { n: 0, base: 0, footnotes: new Map() }
  tree.children = numberAll(tree.children as ElementContent[], 0, isIncremental, counter)
  return counter.n
}

function numberAll(
  children: ElementContent[],
  shown: number,
  isIncremental: boolean,
  counter: Counter,
): ElementContent[] {
  return children.filter((child) => {
    if (child.type !== 'element') return true
    if (child.data?.cue?.kind === 'pause') {
      counter.base = advance(counter)
      return false
    }
    numberElement(child, shown, isIncremental, counter)
    return true
  })
}

function numberElement(
  element: Element,
  parentShown: number,
  isIncremental: boolean,
  counter: Counter,
): void {
  const cue = element.data?.cue
  if (element.tagName === 'section' && hasClass(element, 'footnotes')) {
    numberFootnotes(element, counter)
    return
  }
  let shown = Math.max(parentShown, counter.base)
  // A diagram without pauses is a block like any other; one with pauses builds up from where the counter is.
  if (cue?.kind === 'diagram') {
    if (cue.diagram.pauses > 0) shown = Math.max(shown, counter.n)
    cue.diagram.firstStep = shown
    cue.diagram.pauses = Math.min(cue.diagram.pauses, limits.steps - counter.n)
    counter.n += cue.diagram.pauses
  }
  if (shown > parentShown) element.properties['dataStep'] = String(shown)
  if (cue?.kind === 'code') numberLines(element, cue.groups, shown, counter)
  if (cue?.kind === 'footnote-mark' && !counter.footnotes.has(cue.name))
    counter.footnotes.set(cue.name, shown)
  const within = incrementalWithin(element, isIncremental)
  const isList = element.tagName === 'ul' || element.tagName === 'ol'
  if (isList && within) numberItems(element, shown, counter)
  else element.children = numberAll(element.children, shown, within, counter)
}

function incrementalWithin(element: Element, outside: boolean): boolean {
  if (hasClass(element, 'nonincremental')) return false
  return outside || hasClass(element, 'incremental')
}

function numberItems(list: Element, shown: number, counter: Counter): void {
  for (const item of list.children) {
    if (item.type !== 'element') continue
    const step = Math.max(shown, advance(counter))
    item.properties['dataStep'] = String(step)
    item.children = numberAll(item.children, step, true, counter)
  }
}

/** A footnote shows together with its mark, however late that is. */
function numberFootnotes(section: Element, counter: Counter): void {
  for (const list of section.children) {
    if (list.type !== 'element') continue
    for (const item of list.children) {
      const cue = item.type === 'element' ? item.data?.cue : undefined
      if (item.type !== 'element' || cue?.kind !== 'footnote') continue
      const step = counter.footnotes.get(cue.name) ?? 0
      if (step > 0) item.properties['dataStep'] = String(step)
      item.children = numberAll(item.children, Math.max(step, counter.base), false, counter)
    }
  }
}

/** Group 0 is lit from the block's own step on, each further one from a step of its own. */
function numberLines(pre: Element, groups: LineGroup[], shown: number, counter: Counter): void {
  const steps = groups.map((_, index) => (index === 0 ? shown : advance(counter)))
  if (groups.every((group) => group === 'all')) return
  const code = pre.children[0]
  const lines = code?.type === 'element' ? code.children : []
  let line = 0
  for (const span of lines) {
    if (span.type !== 'element') continue
    line += 1
    const lit = steps.filter((_, index) => groups[index] === 'all' || isLit(groups[index], line))
    span.properties['dataLinesStep'] = [...new Set(lit)].join(' ')
  }
}

/** The next step; beyond the limit, what would show later shows with the last. */
function advance(counter: Counter): number {
  counter.n = Math.min(counter.n + 1, limits.steps)
  return counter.n
}

function isLit(group: LineGroup | undefined, line: number): boolean {
  return group !== undefined && group !== 'all' && group.has(line)
}
