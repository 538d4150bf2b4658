import type { DiagramProblem } from '../../core/deck/types.ts'
import { type Place, type StrippedDiagram, offsetOf, placeOf, stripDiagram } from './diagram-source-map.ts'
import { messageOf } from '../../core/deck/message-of.ts'
import { remembering } from './remembering.ts'

/**
 * Asks Mermaid's own parser whether a diagram can be read. Places are those of `source` as the author
 * wrote it, comments, `%% pause` lines and front matter included. Mermaid stops at the first mistake,
 * so there is at most one problem. Never rejects because of what the diagram contains.
 */
export async function checkDiagram(source: string): Promise<DiagramProblem[]> {
  return await remembered(source, () => parse(source))
}

// A deck is compiled anew at every saved file; most of its diagrams have not changed since.
const remembered = remembering<DiagramProblem[]>(1000)

async function parse(source: string): Promise<DiagramProblem[]> {
  const mermaid = await loadMermaid()
  try {
    await mermaid.parse(source)
    return []
  } catch (error) {
    return [describe(error, source)]
  }
}

type Mermaid = (typeof import('mermaid'))['default']
let loading: Promise<Mermaid> | undefined

function loadMermaid(): Promise<Mermaid> {
  loading ??= importMermaid()
  return loading
}

/** Loaded on demand: it is large, and a lecture without a diagram never needs it. */
async function importMermaid(): Promise<Mermaid> {
  const { default: purify } = await import('dompurify')
  if (!purify.isSupported) {
    // Without a DOM DOMPurify has no methods and Mermaid's parsers, which clean labels as they read,
    // would throw. Nothing that is parsed here is ever shown, so passing text through is safe.
    purify.sanitize = ((text: unknown) => text) as typeof purify.sanitize
    purify.addHook = () => {}
  }
  return (await import('mermaid')).default
}

function describe(error: unknown, source: string): DiagramProblem {
  const stripped = stripDiagram(source)
  if (stripped.text.trim() === '') return { line: 1, column: 1, reason: 'the diagram is empty' }
  return (
    fromJison(error, stripped) ??
    fromLangium(error, stripped) ??
    fromYaml(error, source) ??
    fromMessage(error, stripped)
  )
}

/** What jison's parsers hang on their errors. `line` is 0-based; `loc` is the last token that fitted. */
interface JisonHash {
  text: string
  token: string | number | null
  line: number
  loc?: { first_line: number; last_line: number; first_column: number; last_column: number }
}

const END_OF_INPUT = 1

/** Flowchart, sequence, class, state, ER, Gantt and most others. */
function fromJison(error: unknown, stripped: StrippedDiagram): DiagramProblem | undefined {
  const hash = property(error, 'hash') as JisonHash | undefined
  if (typeof hash?.line !== 'number') return undefined
  const { loc } = hash
  if (!loc) {
    const place = firstText(stripped.text, hash.line + 1)
    return problem(stripped, place, 'this text cannot be read')
  }
  const opened = { line: loc.first_line, column: loc.first_column + 1 }
  const ended = { line: loc.last_line, column: loc.last_column + 1 }
  const consumed = stripped.text.slice(offsetOf(stripped.text, opened), offsetOf(stripped.text, ended))
  // A label whose bracket or quote is never closed swallows the lines below it; the mistake is where
  // it opened, the parser stumbles only far below.
  if (loc.last_line > loc.first_line && consumed.trim() !== '') {
    return problem(stripped, opened, 'the text that starts here is not closed: a bracket or quote is missing')
  }
  const place = skipSpace(stripped.text, ended)
  return problem(stripped, place, unexpected(hash.token === END_OF_INPUT ? '' : hash.text))
}

interface LangiumResult {
  lexerErrors: { line?: number; column?: number; offset: number }[]
  parserErrors: {
    token: { startLine?: number; startColumn?: number; image: string }
    previousToken?: { endLine?: number; endColumn?: number }
  }[]
}

/** Pie, packet, git graph, architecture, radar and others of the newer kind. Lines are 1-based. */
function fromLangium(error: unknown, stripped: StrippedDiagram): DiagramProblem | undefined {
  const result = property(error, 'result') as LangiumResult | undefined
  const lexical = result?.lexerErrors?.[0]
  if (lexical) {
    const character = stripped.text.slice(lexical.offset, lexical.offset + 1)
    return problem(stripped, placeOf(stripped.text, lexical.offset), unexpected(character))
  }
  const grammatical = result?.parserErrors?.[0]
  if (!grammatical) return undefined
  const { token, previousToken } = grammatical
  // At the end of the input the token has NaN as its place.
  const place = token.startLine
    ? { line: token.startLine, column: token.startColumn ?? 1 }
    : { line: previousToken?.endLine ?? Infinity, column: (previousToken?.endColumn ?? 0) + 1 }
  return problem(stripped, place, unexpected(token.image))
}

/** The front matter's YAML; its `mark.line` counts from 0 at the line after the first `---`. */
function fromYaml(error: unknown, source: string): DiagramProblem | undefined {
  const mark = property(error, 'mark') as { line: number; column: number } | undefined
  if (typeof mark?.line !== 'number') return undefined
  const lineCount = source.split('\n').length
  return {
    line: Math.min(mark.line + 2, lineCount),
    column: mark.column + 1,
    reason: `the diagram's front matter is not valid YAML: ${String(property(error, 'reason'))}`,
  }
}

function fromMessage(error: unknown, stripped: StrippedDiagram): DiagramProblem {
  const start = { line: 1, column: 1 }
  if (error instanceof Error && error.name === 'UnknownDiagramError') {
    const kind = /^\S+/.exec(stripped.text)?.[0] ?? ''
    return problem(stripped, start, `there is no kind of diagram called "${kind}"`)
  }
  const [message = ''] = messageOf(error).split('\n')
  return problem(stripped, start, message)
}

function problem(stripped: StrippedDiagram, place: Place, reason: string): DiagramProblem {
  return { ...stripped.toSource(place), reason }
}

/** In words; '' stands for the end of the diagram. */
function unexpected(text: string): string {
  if (text === '') return 'the diagram ends too early: something that was opened is not closed'
  const visible = text.trim()
  if (visible === '') return 'the line ends too early'
  return `unexpected "${visible.length > 40 ? `${visible.slice(0, 40)}…` : visible}"`
}

function firstText(text: string, line: number): Place {
  return skipSpace(text, { line, column: 1 })
}

/** The next place that is not blank, on the same line; `place` itself when there is none. */
function skipSpace(text: string, place: Place): Place {
  const offset = offsetOf(text, place)
  const blank = /^[^\S\n]*/.exec(text.slice(offset))?.[0].length ?? 0
  return placeOf(text, offset + blank)
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
