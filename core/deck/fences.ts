import type { BlockContent, DefinitionContent, Node, Parent, RootContent } from 'mdast'
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown'
import type { Code, Construct, Effects, Extension, State, TokenizeContext } from 'micromark-util-types'
import { emptyAttributes, parseAttributes, type Attributes } from './attributes.ts'
import { placeAt, type Report, type SourceText } from './diagnose.ts'
import { limits } from './limits.ts'
import type { DiagnosticCode } from './types.ts'

/** One line of three or more colons: it opens or closes a fenced div. */
export interface DivMarker extends Node {
  type: 'divMarker'
  /** What follows the colons, trimmed: '' closes, everything else opens. */
  value: string
}

/** `::: {.class}` … `:::` once its two lines have found each other. */
export interface FencedDiv extends Parent {
  type: 'fencedDiv'
  attributes: Attributes
  children: (BlockContent | DefinitionContent)[]
}

declare module 'mdast' {
  interface RootContentMap {
    divMarker: DivMarker
    fencedDiv: FencedDiv
  }
  interface BlockContentMap {
    divMarker: DivMarker
    fencedDiv: FencedDiv
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    divMarker: 'divMarker'
    divMarkerColons: 'divMarkerColons'
    divMarkerValue: 'divMarkerValue'
  }
}

const colon = 58

/** Recognises the marker line; like a thematic break it may interrupt a paragraph. */
export function fenceSyntax(): Extension {
  const construct: Construct = { name: 'divMarker', tokenize: tokenizeMarker }
  return { flow: { [colon]: construct } }
}

function tokenizeMarker(this: TokenizeContext, effects: Effects, ok: State, nok: State): State {
  let size = 0
  return (code) => {
    effects.enter('divMarker')
    effects.enter('divMarkerColons')
    return colons(code)
  }

  function colons(code: Code): State | undefined {
    if (code === colon) {
      effects.consume(code)
      size += 1
      return colons
    }
    if (size < 3) return nok(code)
    effects.exit('divMarkerColons')
    if (isLineEnd(code)) return end(code)
    effects.enter('divMarkerValue')
    return value(code)
  }

  function value(code: Code): State | undefined {
    if (!isLineEnd(code)) {
      effects.consume(code)
      return value
    }
    effects.exit('divMarkerValue')
    return end(code)
  }

  function end(code: Code): State | undefined {
    effects.exit('divMarker')
    return ok(code)
  }
}

/** micromark's codes: null ends the file, -5 to -3 are line endings. */
function isLineEnd(code: Code): boolean {
  return code === null || (code < -2 && code > -6)
}

export function fenceFromMarkdown(): FromMarkdownExtension {
  return {
    enter: {
      divMarker(token) {
        this.enter({ type: 'divMarker', value: '' }, token)
      },
    },
    exit: {
      divMarkerValue(token) {
        const node = this.stack.at(-1)
        if (node?.type === 'divMarker') node.value = markerValue(this.sliceSerialize(token))
      },
      divMarker(token) {
        this.exit(token)
      },
    },
  }
}

/** What follows the colons, without the blanks around it and without those that Pandoc allows at the line's end. */
export function markerValue(text: string): string {
  let end = text.length
  while (end > 0 && ': \t'.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end).trim()
}

/** What is wrong with a fence; the node is the marker line that has no partner or cannot be read. */
export type FenceProblem =
  | { kind: 'unclosed' | 'stray'; marker: DivMarker }
  | { kind: 'words'; marker: DivMarker }
  /** One more within the others than is read; its content stays. */
  | { kind: 'deep'; marker: DivMarker }

/**
 * Pairs opening and closing marker lines among siblings and nests what stands between them. A block without
 * a closing line goes on to the last sibling, so that what was meant to be private stays private.
 */
export function pairFences<T extends RootContent>(
  children: T[],
  problem: (found: FenceProblem) => void,
): T[] {
  const open: { marker: DivMarker; content: T[] }[] = []
  /** Blocks that are open and were passed over. */
  let deeper = 0
  let current: T[] = []
  const close = (closer: DivMarker | undefined) => {
    const opener = open.pop()
    if (!opener) return false
    const div = fencedDiv(opener.marker, closer, current as unknown as FencedDiv['children'], problem)
    current = opener.content
    current.push(div as unknown as T)
    return true
  }
  for (const child of children) {
    if (child.type !== 'divMarker') {
      current.push(child)
    } else if (child.value !== '' && open.length >= limits.divs) {
      if (deeper === 0) problem({ kind: 'deep', marker: child })
      deeper += 1
    } else if (child.value !== '') {
      open.push({ marker: child, content: current })
      current = []
    } else if (deeper > 0) {
      deeper -= 1
    } else if (!close(child)) {
      problem({ kind: 'stray', marker: child })
    }
  }
  for (const { marker } of open) problem({ kind: 'unclosed', marker })
  while (close(undefined));
  return current
}

function fencedDiv(
  opener: DivMarker,
  closer: DivMarker | undefined,
  children: FencedDiv['children'],
  problem: (found: FenceProblem) => void,
): FencedDiv {
  const div: FencedDiv = { type: 'fencedDiv', attributes: emptyAttributes(), children }
  if (opener.position) {
    div.position = { start: opener.position.start, end: closer?.position?.end ?? opener.position.end }
  }
  const braces = /^\{(.*)\}$/.exec(opener.value)
  if (braces) {
    div.attributes = parseAttributes(braces[1] ?? '')
  } else if (/^[\p{L}_][\p{L}\p{N}_-]*$/u.test(opener.value)) {
    div.attributes.classes.push(opener.value)
  } else {
    problem({ kind: 'words', marker: opener })
  }
  return div
}

const words: Record<FenceProblem['kind'], [reason: string, hint: string]> = {
  unclosed: ['this ::: block is not closed before the slide ends', 'Close it with a line of :::'],
  stray: ['this ::: closes nothing', 'Remove it, or open a block above it with ::: {.class}'],
  words: ['a ::: block takes one class name or braces', 'Write ::: {.class} or ::: class'],
  deep: [
    `::: blocks stand within more than ${limits.divs} others; from here on they are passed over`,
    'Close some of them.',
  ],
}

const codes: Record<FenceProblem['kind'], DiagnosticCode> = {
  unclosed: 'fence-unclosed',
  stray: 'fence-unclosed',
  words: 'attribute-invalid',
  deep: 'limit-exceeded',
}

export function reportFence({ kind, marker }: FenceProblem, source: SourceText, report: Report): void {
  const place = placeAt(source, marker.position?.start.offset ?? 0)
  const [reason, hint] = words[kind]
  report.add(codes[kind], place, reason, hint)
}
