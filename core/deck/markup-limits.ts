import type { Code, Construct, Effects, Event, Extension, State, TokenizeContext } from 'micromark-util-types'
import { limits } from './limits.ts'

/** What one paragraph has used up. */
interface Spent {
  marks: number
  links: number
  /** Marks that found no end. */
  vain: number
  /** Offset of a mark that may still find its end; -1 for none. */
  awaited: number
  /** It was told that there is too much. */
  isOver: boolean
}

const asterisk = 42
const bang = 33
const closing = 93
const dollar = 36
const less = 60
const opening = 91
const question = 63
const round = 40
const tick = 96
const tilde = 126
const underscore = 95

/** What the parser makes of marks that look for their end and find it. */
const found = new Set<string>(['codeText', 'mathText', 'htmlText'])

/**
 * Makes marks plain text once a paragraph has too many of them. For most the parser looks back or ahead over
 * the whole paragraph, so without this its time would grow with the square of the paragraph's length.
 *
 * @param onLimit gets the 0-based offset of the first mark of a paragraph that no longer counts
 */
export function markupLimits(onLimit: (offset: number) => void): Extension {
  const spent = new WeakMap<TokenizeContext, Spent>()
  const tokenize: Construct['tokenize'] = function (effects, ok, nok) {
    let mine = spent.get(this)
    if (!mine) spent.set(this, (mine = { marks: 0, links: 0, vain: 0, awaited: -1, isOver: false }))
    return guard({ context: this, spent: mine, effects, ok, nok, onLimit })
  }
  const construct: Construct = { name: 'markupLimit', tokenize }
  const marks = [asterisk, bang, closing, less, opening, tilde, underscore]
  const text: Record<number, Construct> = Object.fromEntries(marks.map((code) => [code, construct]))
  // A run of these counts as a whole or not at all.
  for (const code of [dollar, tick]) text[code] = { ...construct, previous: startsRun(code) }
  return { text }
}

function startsRun(mark: number): NonNullable<Construct['previous']> {
  return function (before) {
    return before !== mark || this.events.at(-1)?.[1].type === 'characterEscape'
  }
}

interface Guard {
  context: TokenizeContext
  spent: Spent
  effects: Effects
  ok: State
  nok: State
  onLimit: (offset: number) => void
}

/** Succeeds, with the rest of the line as text, where a mark is one too many; otherwise leaves it to the others. */
function guard({ context, spent, effects, ok, nok, onLimit }: Guard): State {
  let mark: Code = null
  let size = 0
  return start

  function start(code: Code): State | undefined {
    mark = code
    settle(context, spent)
    spent.marks += 1
    effects.enter('data')
    return run(code)
  }

  function run(code: Code): State | undefined {
    if (code === mark) {
      size += 1
      effects.consume(code)
      return run
    }
    effects.exit('data')
    const offset = context.now().offset - size
    if (size > limits.markRun && isPaired(mark)) return ok(code)
    if (!isTooMuch(code, offset)) return nok(code)
    if (!spent.isOver) onLimit(offset)
    spent.isOver = true
    if (!isInLine(code)) return ok(code)
    effects.enter('data')
    return rest(code)
  }

  /** Up to the line's end, as one piece: what looks back later has little to look at. */
  function rest(code: Code): State | undefined {
    if (isInLine(code)) {
      effects.consume(code)
      return rest
    }
    effects.exit('data')
    return ok(code)
  }

  function isTooMuch(next: Code, offset: number): boolean {
    const isSeeking =
      mark === tick || mark === dollar || (mark === less && (next === bang || next === question))
    if (mark === closing && next === round) spent.links += 1
    if (spent.marks > limits.marks || spent.links > limits.links) return true
    if (!isSeeking) return false
    if (spent.vain >= limits.vainMarks) return true
    spent.awaited = offset
    return false
  }
}

/** Neither the end of the file or of a line, nor a tab, which all have codes of their own. */
function isInLine(code: Code): code is number {
  return code !== null && code > 0
}

/** Of which a run of any length could stand for emphasis within emphasis. */
function isPaired(mark: Code): boolean {
  return mark === asterisk || mark === underscore || mark === tilde
}

/** Finds out whether the last mark that looked for its end has found it. */
function settle(context: TokenizeContext, spent: Spent): void {
  if (spent.awaited < 0) return
  if (!endsWith(context.events, spent.awaited)) spent.vain += 1
  spent.awaited = -1
}

function endsWith(events: readonly Event[], offset: number): boolean {
  for (let index = events.length - 1; index >= 0; index--) {
    const token = events[index]?.[1]
    if (!token || token.start.offset < offset) return false
    if (token.start.offset === offset && found.has(token.type)) return true
  }
  return false
}
