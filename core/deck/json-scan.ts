/** What a look at a JSON text finds, whatever engine it runs on. */
export interface JsonScan {
  /** 0-based offset of the first mistake; undefined when the text is valid JSON. */
  mistake: number | undefined
  /** What should stand there, in words; '' when there is no mistake. */
  expected: string
  /** Offsets at which the items of the outermost list begin. */
  items: number[]
}

const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])/y
const literal = /(?:true|false|null)\b/y
const escape = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const blank = /[ \t\n\r]*/y

type State = 'value' | 'item-or-end' | 'name' | 'name-or-end' | 'colon' | 'after'

const wanted: Record<State, string> = {
  value: 'a value',
  'item-or-end': 'a value or ]',
  name: 'a name in double quotes',
  'name-or-end': 'a name in double quotes or }',
  colon: 'a colon',
  after: 'a comma, ] or }',
}

/** `JSON.parse` says where a mistake is only sometimes and in words that differ by engine; this always does. */
export function scanJson(text: string): JsonScan {
  const closers: string[] = []
  const items: number[] = []
  let state: State = 'value'
  let at = skip(blank, text, 0)
  while (at < text.length || state !== 'after' || closers.length > 0) {
    const char = text.charAt(at)
    const startsValue: boolean = state === 'value' || state === 'item-or-end'
    if (startsValue && char !== ']' && closers.length === 1 && closers[0] === ']') items.push(at)
    const next = nextState(state, char, closers)
    const end: number = next ? at + 1 : scalarEnd(state, text, at)
    if (end === at) {
      const expected = closers.length === 0 && state === 'after' ? 'the end of the file' : wanted[state]
      return { mistake: at, expected, items }
    }
    state = next ?? (startsValue ? 'after' : 'colon')
    at = skip(blank, text, end)
  }
  return { mistake: undefined, expected: '', items }
}

/** Where the name or value at `at` ends; `at` itself when none may or does stand there. */
function scalarEnd(state: State, text: string, at: number): number {
  if (state === 'colon' || state === 'after') return at
  if (text.charAt(at) === '"') return stringEnd(text, at)
  if (state === 'name' || state === 'name-or-end') return at
  return Math.max(skip(number, text, at), skip(literal, text, at))
}

/** `at` itself for a string that is not closed or holds what no string may hold. */
function stringEnd(text: string, at: number): number {
  for (let i = at + 1; i < text.length; i++) {
    const char = text.charAt(i)
    if (char === '"') return i + 1
    if (char < ' ') return at
    if (char !== '\\') continue
    const end = skip(escape, text, i)
    if (end === i) return at
    i = end - 1
  }
  return at
}

/** The state after a single mark; undefined when the mark does not fit or is none. */
function nextState(state: State, char: string, closers: string[]): State | undefined {
  const isValue = state === 'value' || state === 'item-or-end'
  if (isValue && char === '{') {
    closers.push('}')
    return 'name-or-end'
  }
  if (isValue && char === '[') {
    closers.push(']')
    return 'item-or-end'
  }
  if (state === 'colon' && char === ':') return 'value'
  const mayEnd = state === 'after' || state === 'item-or-end' || state === 'name-or-end'
  if (mayEnd && char !== '' && char === closers.at(-1)) {
    closers.pop()
    return 'after'
  }
  if (state === 'after' && char === ',') {
    if (closers.at(-1) === '}') return 'name'
    if (closers.at(-1) === ']') return 'value'
  }
  return undefined
}

/** Where a match of `pattern` at `at` ends; `at` itself when there is none. */
function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : at
}
