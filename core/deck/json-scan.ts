/** What a look at a JSON text finds, whatever engine it runs on. */
export interface JsonScan {
  /** 0-based offset of the first mistake; undefined when the text is valid JSON. */
  mistake: number | undefined
  /** What should stand there, in words; '' when there is no mistake. */
  expected: string
  /** Offsets at which the items of the outermost list begin. */
  items: number[]
}

const scalar =
  /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)\b/y
const name = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y
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
  for (; at < text.length || state !== 'after' || closers.length > 0; at = skip(blank, text, at)) {
    const char = text.charAt(at)
    const inList = closers.length === 1 && closers[0] === ']'
    if (inList && (state === 'value' || state === 'item-or-end') && char !== ']') items.push(at)
    const next = nextState(state, char, closers)
    if (next) {
      state = next
      at += 1
      continue
    }
    const end = skip(state === 'name' || state === 'name-or-end' ? name : scalar, text, at)
    const takesScalar = state !== 'colon' && state !== 'after'
    if (!takesScalar || end === at) {
      const expected = closers.length === 0 && state === 'after' ? 'the end of the file' : wanted[state]
      return { mistake: at, expected, items }
    }
    state = state === 'name' || state === 'name-or-end' ? 'colon' : 'after'
    at = end
  }
  return { mistake: undefined, expected: '', items }
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
  const mayEnd =
    state === 'after' ||
    (state === 'item-or-end' && char === ']') ||
    (state === 'name-or-end' && char === '}')
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
