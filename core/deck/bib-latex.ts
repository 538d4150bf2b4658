import { accents, dropped, styles, switches, symbols } from './bib-latex-names.ts'

export interface LatexOptions {
  /** Whether braces become `<span class="nocase">`, which keeps a CSL style from changing capitals. */
  protectCase?: boolean
}

/** Deeper braces than anybody writes are passed over. */
const MAX_DEPTH = 60

/** LaTeX as BibTeX files hold it -> text with CSL's few tags. What is not known leaves its argument. */
export function latexToText(latex: string, { protectCase = false }: LatexOptions = {}): string {
  const text = new Latex(latex, protectCase).all()
  return text
    .normalize('NFC')
    .replaceAll(/[ \t\n]+/g, ' ')
    .trim()
}

class Latex {
  readonly #text: string
  readonly #protectCase: boolean
  #at = 0
  #depth = 0

  constructor(text: string, protectCase: boolean) {
    this.#text = text
    this.#protectCase = protectCase
  }

  all(): string {
    let result = ''
    // A closing brace without its opening one ends a run, but not the text.
    while (this.#at < this.#text.length) {
      result += this.#run('}', false)
      this.#at += 1
    }
    return result
  }

  /** Up to `end`, which is not taken. */
  #run(end: string, inMath: boolean): string {
    let result = ''
    while (this.#at < this.#text.length && this.#text[this.#at] !== end) {
      const from = this.#at
      const style = this.#switch()
      if (style !== undefined && this.#depth < MAX_DEPTH) {
        this.#depth += 1
        result += wrap(style, this.#run(end, inMath))
        this.#depth -= 1
      } else result += this.#next(inMath)
      if (this.#at === from) this.#at += 1
    }
    return result
  }

  #next(inMath: boolean): string {
    const char = this.#text.charAt(this.#at)
    if (char === '\\') return this.#command(inMath)
    if (char === '{') return this.#protectedGroup(inMath)
    if (char === '$') {
      this.#at += this.#text.startsWith('$$', this.#at) ? 2 : 1
      return inMath ? '' : this.#math()
    }
    if (inMath && (char === '^' || char === '_')) {
      this.#at += 1
      return wrap(char === '^' ? 'sup' : 'sub', this.#argument(true))
    }
    const [mark = '', means = char] =
      MARKS.find(([written]) => this.#text.startsWith(written, this.#at)) ?? []
    this.#at += Math.max(1, mark.length)
    return inMath && mark.startsWith('-') ? mark : means
  }

  #math(): string {
    const text = this.#run('$', true)
    this.#at += this.#text.startsWith('$$', this.#at) ? 2 : 1
    return text
  }

  #protectedGroup(inMath: boolean): string {
    const outermost = this.#depth === 0
    const startsWithCommand = this.#text[this.#at + 1] === '\\'
    const text = this.#group(inMath)
    if (!this.#protectCase || !outermost || inMath || startsWithCommand || !/\p{L}/u.test(text)) return text
    return `<span class="nocase">${text}</span>`
  }

  #group(inMath: boolean): string {
    this.#at += 1
    if (this.#depth >= MAX_DEPTH) return ''
    this.#depth += 1
    const text = this.#run('}', inMath)
    this.#depth -= 1
    this.#at += 1
    return text
  }

  /** `\em` and its like hold to the end of their group. */
  #switch(): string | undefined {
    const [written = '', name = ''] = /^\\([a-z]+)(?![A-Za-z])\s*/.exec(this.#ahead(24)) ?? []
    const style = Object.hasOwn(switches, name) ? switches[name] : undefined
    if (style !== undefined) this.#at += written.length
    return style
  }

  #command(inMath: boolean): string {
    const [written = '\\', letters = '', sign = ''] =
      /^\\(?:([A-Za-z]+)\*?|([^]))/.exec(this.#ahead(40)) ?? []
    this.#at += written.length
    const name = letters || sign
    if (Object.hasOwn(accents, name)) return this.#accent(accents[name] ?? '')
    if (letters !== '') this.#skipBlank()
    if (Object.hasOwn(symbols, name)) return symbols[name] ?? ''
    if (Object.hasOwn(styles, name)) return wrap(styles[name] ?? '', this.#argument(inMath))
    if (Object.hasOwn(dropped, name)) {
      for (let i = 0; i < (dropped[name] ?? 0); i++) this.#argument(false)
      return ''
    }
    if (name === 'url' || name === 'path') return this.#verbatim()
    if (name === 'enquote' || name === 'mkbibquote') return `“${this.#argument(false)}”`
    return letters === '' ? name : this.#text[this.#at] === '{' ? this.#group(inMath) : ''
  }

  #accent(mark: string): string {
    this.#skipBlank()
    const [first = '', ...rest] = this.#argument(false).replace('ı', 'i').replace('ȷ', 'j')
    return first === '' ? '' : (first + mark).normalize('NFC') + rest.join('')
  }

  /** A group, a command or one character. */
  #argument(inMath: boolean): string {
    this.#skipBlank()
    const char = this.#text.charAt(this.#at)
    if (char === '{') return this.#group(inMath)
    if (char === '\\') {
      this.#depth += 1
      const text = this.#depth > MAX_DEPTH ? '' : this.#command(inMath)
      this.#depth -= 1
      return text
    }
    const point = this.#text.codePointAt(this.#at)
    if (point === undefined || char === '}') return ''
    const text = String.fromCodePoint(point)
    this.#at += text.length
    return text
  }

  #verbatim(): string {
    if (this.#text[this.#at] !== '{') return ''
    const end = this.#text.indexOf('}', this.#at)
    const text = this.#text.slice(this.#at + 1, end < 0 ? undefined : end)
    this.#at = end < 0 ? this.#text.length : end + 1
    return text
  }

  #skipBlank(): void {
    while (/\s/.test(this.#text.charAt(this.#at))) this.#at += 1
  }

  #ahead(length: number): string {
    return this.#text.slice(this.#at, this.#at + length)
  }
}

/** Longer ones first. */
const MARKS: [written: string, means: string][] = [
  ['---', '—'],
  ['--', '–'],
  ['``', '“'],
  ["''", '”'],
  ['`', '‘'],
  ["'", '’'],
  ['~', '\u00A0'],
]

/** `''` for a style that CSL cannot show. */
function wrap(style: string, text: string): string {
  if (style === '' || text === '') return text
  if (style === 'sc') return `<span style="font-variant:small-caps;">${text}</span>`
  return `<${style}>${text}</${style}>`
}
