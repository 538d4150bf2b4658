import { limits } from './limits.ts'

/** A value as written, without the marks around it; LaTeX in it is not read yet. */
export interface BibValue {
  text: string
  /** 0-based offset of the field's name in the file. */
  at: number
}

export interface BibEntry {
  /** In small letters, e.g. `article`. */
  type: string
  key: string
  /** 0-based offset of the `@`. */
  at: number
  /** By name in small letters; of a field given twice the first counts. */
  fields: Map<string, BibValue>
}

export interface BibMistake {
  at: number
  reason: string
  hint?: string
}

export interface BibFile {
  entries: BibEntry[]
  /** In the order of the file. */
  mistakes: BibMistake[]
}

const months = 'january february march april may june july august september october november december'
const monthMacros = months.split(' ').map((name): [string, string] => [name.slice(0, 3), name])

const nextEntry = /(?<![\w.])@[ \t]*([A-Za-z]+)\s*([{(])/g
const entryOnLine = /^[ \t]*@[ \t]*[A-Za-z]+[ \t]*[{(]/gm
const blank = /(?:\s|%[^\n]*)*/y
const keyPatterns = { '}': /[^\s,{}=]+/y, ')': /[^\s,{}=()]+/y }
const namePattern = /[A-Za-z][\w:.+/-]*/y
const bareword = /[^\s,{}()"#%=]+/y

/** After so many, the file is hardly a bibliography, and each of them may have cost a look to its end. */
const MAX_MISTAKES = 50
/** More than anybody cites in a lecture: somebody's whole library may be this large. */
const MAX_ENTRIES = 20_000

/** Why reading an entry stopped, and where. */
class Stop extends Error {
  readonly at: number
  readonly hint: string | undefined
  constructor(at: number, reason: string, hint?: string) {
    super(reason)
    this.at = at
    this.hint = hint
  }
}

/**
 * Reads a BibTeX or BibLaTeX file. Text outside of entries is a comment, as BibTeX has it. An entry that
 * cannot be read to its end is reported and left out, and reading goes on at the next line that begins one.
 */
export function parseBibtex(text: string): BibFile {
  return new Reader(text).read()
}

class Reader {
  readonly #text: string
  readonly #macros = new Map<string, string>(monthMacros)
  readonly #entries: BibEntry[] = []
  readonly #mistakes: BibMistake[] = []
  #at = 0

  constructor(text: string) {
    this.#text = text
  }

  read(): BibFile {
    nextEntry.lastIndex = 0
    for (let match = nextEntry.exec(this.#text); match; match = nextEntry.exec(this.#text)) {
      if (this.#mistakes.length >= MAX_MISTAKES) {
        this.#report(match.index, 'there are so many mistakes that the rest was not read')
        break
      }
      if (this.#entries.length >= MAX_ENTRIES) {
        this.#report(match.index, `there are more than ${MAX_ENTRIES} entries; the rest was not read`)
        break
      }
      if (this.#isCommentedOut(match.index)) continue
      this.#at = nextEntry.lastIndex
      try {
        this.#readBlock(match[1]?.toLowerCase() ?? '', match[2] === '(' ? ')' : '}', match.index)
      } catch (error) {
        if (!(error instanceof Stop)) throw error
        this.#report(error.at, error.message, error.hint)
        entryOnLine.lastIndex = match.index + 1
        this.#at = entryOnLine.exec(this.#text)?.index ?? this.#text.length
      }
      nextEntry.lastIndex = this.#at
    }
    return { entries: this.#entries, mistakes: this.#mistakes }
  }

  /** BibTeX knows no such comments, but whoever writes `%` before an entry means one. */
  #isCommentedOut(at: number): boolean {
    return /^\s*%/.test(this.#text.slice(this.#text.lastIndexOf('\n', at) + 1, at))
  }

  #readBlock(type: string, closer: '}' | ')', at: number): void {
    if (type === 'comment' || type === 'preamble') {
      this.#at -= 1
      if (closer === '}') this.#group(at)
      return
    }
    if (type === 'string') {
      const name = this.#take(namePattern, 'the name of the abbreviation')
      this.#expect('=', `after "${name}"`)
      this.#macros.set(name.toLowerCase(), this.#value())
      this.#skipBlank()
      this.#expect(closer, `at the end of @string "${name}"`)
      return
    }
    this.#skipBlank()
    const keyAt = this.#at
    const key = this.#match(keyPatterns[closer])
    if (key === '') throw new Stop(keyAt, `this @${type} has no key, so nothing can cite it`)
    this.#entries.push({ type, key, at, fields: this.#fields(key, closer) })
  }

  #fields(key: string, closer: string): BibEntry['fields'] {
    const fields: BibEntry['fields'] = new Map()
    for (;;) {
      this.#skipBlank()
      if (this.#text[this.#at] === ',') {
        this.#at += 1
        continue
      }
      if (this.#text[this.#at] === closer) {
        this.#at += 1
        return fields
      }
      const at = this.#at
      const name = this.#match(namePattern).toLowerCase()
      if (name === '') throw this.#unexpected(`a field's name, a comma or ${closer}`, `in "${key}"`)
      this.#expect('=', `after "${name}" in "${key}"`)
      const text = this.#value()
      if (!fields.has(name)) fields.set(name, { text, at })
      this.#skipBlank()
      const next = this.#text[this.#at]
      if (next !== ',' && next !== closer)
        throw this.#unexpected(`a comma or ${closer}`, `after "${name}" in "${key}"`)
    }
  }

  /** Pieces joined by `#`. Abbreviations that are made of one another could multiply without end. */
  #value(): string {
    this.#skipBlank()
    const at = this.#at
    let value = ''
    do {
      this.#skipBlank()
      value += this.#piece()
      if (value.length > limits.block)
        throw new Stop(at, `this value is longer than ${limits.block} characters`)
      this.#skipBlank()
    } while (this.#text[this.#at] === '#' && (this.#at += 1) > 0)
    return value
  }

  #piece(): string {
    const char = this.#text[this.#at]
    if (char === '{') return this.#group(this.#at)
    if (char === '"') return this.#quoted()
    const at = this.#at
    const word = this.#match(bareword)
    if (word === '') throw this.#unexpected('a value', 'here')
    if (/^\d+$/.test(word)) return word
    const macro = this.#macros.get(word.toLowerCase())
    if (macro === undefined)
      this.#report(at, `no @string gives the abbreviation "${word}"`, 'Write words in { } or " ".')
    return macro ?? word
  }

  /** From the opening brace on to behind the closing one. `opened` is what to point at when there is none. */
  #group(opened: number): string {
    const start = this.#at + 1
    let depth = 0
    for (let at = this.#at; at < this.#text.length; at++) {
      const char = this.#text[at]
      if (char === '\\') at += 1
      else if (char === '{') depth += 1
      else if (char === '}' && (depth -= 1) === 0) {
        this.#at = at + 1
        return this.#text.slice(start, at)
      }
    }
    throw new Stop(opened, 'this { is never closed', 'Every { needs its }.')
  }

  #quoted(): string {
    const start = this.#at + 1
    let depth = 0
    for (let at = start; at < this.#text.length; at++) {
      const char = this.#text[at]
      if (char === '\\') at += 1
      else if (char === '{') depth += 1
      else if (char === '}') depth -= 1
      else if (char === '"' && depth <= 0) {
        this.#at = at + 1
        return this.#text.slice(start, at)
      }
      if (depth < 0) throw new Stop(at, 'this } has no {', 'In quotation marks, too, braces come in pairs.')
    }
    throw new Stop(this.#at, 'this quotation mark is never closed')
  }

  #take(pattern: RegExp, what: string): string {
    this.#skipBlank()
    const found = this.#match(pattern)
    if (found === '') throw this.#unexpected(what, 'here')
    return found
  }

  #expect(char: string, where: string): void {
    this.#skipBlank()
    if (this.#text[this.#at] !== char) throw this.#unexpected(char, where)
    this.#at += 1
  }

  #unexpected(wanted: string, where: string): Stop {
    return this.#at >= this.#text.length
      ? new Stop(this.#at, `the file ends ${where}, where ${wanted} should stand`)
      : new Stop(this.#at, `${wanted} should stand ${where}`)
  }

  #skipBlank(): void {
    this.#match(blank)
  }

  #match(pattern: RegExp): string {
    pattern.lastIndex = this.#at
    const found = pattern.exec(this.#text)?.[0] ?? ''
    this.#at += found.length
    return found
  }

  #report(at: number, reason: string, hint?: string): void {
    this.#mistakes.push(hint === undefined ? { at, reason } : { at, reason, hint })
  }
}
