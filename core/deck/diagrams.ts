import type { Element } from 'hast'
import type { Code } from 'mdast'
import type { CodeInfo } from './code.ts'
import { placeAt, placeOnLine, sourceText, type Report, type SourceText } from './diagnose.ts'
import { harmlessDiagram } from './harmless-diagram.ts'
import { findFile } from './lecture-files.ts'
import { limits } from './limits.ts'
import { didYouMean } from './nearest.ts'
import { broken, reportBroken, type PlacedDiagram, type Scope, type Slot } from './scope.ts'
import type { CompileServices, Diagram, DiagramProblem } from './types.ts'
import { messageOf } from './message-of.ts'

/** A `mermaid` code block: an empty place for the page to draw in, and an entry in the slide's diagrams. */
export function diagramSlot(code: Code, info: CodeInfo, scope: Scope): Slot {
  const place = placeAt(scope.source, code.position?.start.offset ?? 0)
  for (const key of info.attributes.values.keys()) {
    if (key === 'src') continue
    const hint = didYouMean(key, ['src']) ?? 'A diagram takes #id, .class and src=.'
    scope.deck.report.add('attribute-invalid', place, `a diagram has no attribute "${key}"`, hint)
  }
  const found = diagramSource(code, info, scope)
  if ('element' in found) return () => [found.element]
  if (found.text.length > limits.diagram) {
    const reason = `this diagram is longer than ${limits.diagram} characters and is not drawn`
    const element = reportBroken(scope, 'div', { code: 'limit-exceeded', place, reason })
    return () => [element]
  }
  found.text = harmless(found, scope.deck.report)
  const wantedId = info.attributes.id ?? `${scope.slideId}-diagram-${++scope.diagramCount}`
  const diagram = makeDiagram(found.text, wantedId)
  const { source, line, column } = found
  const placed: PlacedDiagram = { diagram, wantedId, id: wantedId, source, line, column }
  scope.deck.diagrams.push(placed)
  reportDescription(placed, scope.deck.report)
  return () => {
    if (placed.problem !== undefined) return [broken('div', 'diagram-invalid', placed.problem)]
    scope.diagrams.push(diagram)
    return [placeholder(diagram, info.attributes.classes)]
  }
}

function harmless({ text, source, line, column }: FoundSource, report: Report): string {
  const result = harmlessDiagram(text)
  const tell = (offsets: number[], reason: string) => {
    for (const offset of offsets) {
      const before = text.slice(0, offset).split('\n')
      const place = placeOnLine(source, line + before.length - 1, column + (before.at(-1)?.length ?? 0))
      report.add('diagram-settings', place, reason, 'Remove it.')
    }
  }
  tell(result.settings, 'this setting is passed over: what a diagram looks like is the theme’s')
  tell(result.links, 'this line is passed over: nothing in a diagram leads anywhere or is fetched')
  return result.text
}

function placeholder(diagram: Diagram, classes: string[]): Element {
  return {
    type: 'element',
    tagName: 'figure',
    properties: { className: ['diagram', ...classes], dataDiagram: diagram.id },
    data: { cue: { kind: 'diagram', diagram } },
    children: [],
  }
}

interface FoundSource {
  text: string
  source: SourceText
  line: number
  column: number
}

function diagramSource(code: Code, info: CodeInfo, scope: Scope): FoundSource | { element: Element } {
  const start = code.position?.start
  const place = placeAt(scope.source, start?.offset ?? 0)
  const address = info.attributes.values.get('src')
  if (address === undefined) {
    if (code.value.trim() !== '') {
      return { text: code.value, source: scope.source, line: place.line + 1, column: start?.column ?? 1 }
    }
    const reason = 'this diagram is empty'
    return { element: reportBroken(scope, 'div', { code: 'diagram-missing', place, reason }) }
  }
  const found = findFile(address, scope.source.path, scope.deck.diagramSources)
  const source = 'path' in found ? scope.deck.diagramSources.get(found.path) : undefined
  if (source) return { text: source.text, source, line: 1, column: 1 }
  const { reason, hint } = 'path' in found ? { reason: '', hint: undefined } : found
  return { element: reportBroken(scope, 'div', { code: 'diagram-missing', place, reason, hint }) }
}

/** One id for each diagram of the deck, in order: the one it wants, or that with `-2`, `-3` … at its end. */
export function diagramIds(diagrams: readonly PlacedDiagram[]): string[] {
  const taken = new Set<string>()
  /** Where to go on counting, so that a thousand diagrams with one id stay linear. */
  const next = new Map<string, number>()
  return diagrams.map(({ wantedId }) => {
    let id = wantedId
    let n = next.get(wantedId) ?? 2
    while (taken.has(id)) id = `${wantedId}-${n++}`
    next.set(wantedId, n)
    taken.add(id)
    return id
  })
}

function makeDiagram(source: string, id: string): Diagram {
  const lines = source.split('\n')
  const pauses = lines.filter((line) => /^\s*%%\s*pause\s*$/.test(line)).length
  return { id, source, ...accessibleText(lines), firstStep: 0, pauses: Math.min(pauses, limits.pauses) }
}

/** Kinds whose grammar knows no `accTitle`: the words stand in a comment there. */
const WITHOUT_WORDS = /^\s*(?:mindmap|kanban|block|sankey|treemap)\b/m

/** `accTitle: …`, `accDescr: …`, either after `%%` too, and `accDescr { … }` over several lines. */
function accessibleText(lines: string[]): { title: string; description: string } {
  let title = ''
  let description = ''
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] ?? ''
    const single = /^\s*(?:%%\s*)?acc(Title|Descr)\s*:(.*)$/.exec(line)
    if (single?.[1] === 'Title') title = single[2]?.trim() ?? ''
    else if (single) description = single[2]?.trim() ?? ''
    const open = /^\s*accDescr\s*\{(.*)$/.exec(line)
    if (!open) continue
    const words = [open[1] ?? '']
    while (!words.at(-1)?.includes('}') && i + 1 < lines.length) words.push(lines[++i] ?? '')
    const text = words.join(' ')
    description = text
      .slice(0, text.includes('}') ? text.indexOf('}') : undefined)
      .replaceAll(/\s+/g, ' ')
      .trim()
  }
  return { title, description }
}

function reportDescription({ diagram, source, line, column }: PlacedDiagram, report: Report): void {
  const missing = [diagram.title === '' && 'accTitle', diagram.description === '' && 'accDescr'].filter(
    (name) => name !== false,
  )
  for (const name of missing) {
    const what = name === 'accTitle' ? 'a title' : 'a description'
    const reason = `this diagram has no ${name}, ${what} for those who cannot see it`
    const comment = WITHOUT_WORDS.test(diagram.source) ? '%% ' : ''
    const hint = `Add a line such as: ${comment}${name}: What the diagram shows`
    report.add('diagram-description-missing', placeOnLine(source, line, column), reason, hint)
  }
}

/** Asks the service about each source once and puts its answers at the author's own lines. */
export async function checkDiagrams(
  diagrams: PlacedDiagram[],
  check: CompileServices['checkDiagram'],
  report: Report,
): Promise<void> {
  if (!check) return
  const answers = new Map<string, DiagramProblem[]>()
  for (const placed of diagrams) {
    const { diagram, source, line, column } = placed
    const problems = answers.get(diagram.source) ?? (await askSafely(check, diagram.source))
    answers.set(diagram.source, problems)
    for (const problem of problems) {
      placed.problem ??= `line ${problem.line} of this diagram: ${problem.reason}`
      const place = placeOnLine(source, line + problem.line - 1, column + problem.column - 1)
      report.add('diagram-invalid', place, problem.reason)
    }
  }
}

async function askSafely(
  check: NonNullable<CompileServices['checkDiagram']>,
  source: string,
): Promise<DiagramProblem[]> {
  try {
    return await check(source)
  } catch (error) {
    const reason = `this diagram could not be checked: ${messageOf(error)}`
    return [{ line: 1, column: 1, reason }]
  }
}

/** The texts by path, for `src=`. */
export function indexDiagrams(files: { path: string; text: string }[]): Map<string, SourceText> {
  return new Map(files.map((file) => [file.path, sourceText(file)]))
}
