import type { Element, ElementContent } from 'hast'
import type { Code } from 'mdast'
import type { HighlighterCore } from 'shiki/core'
import { pairThemes, type PairedTheme } from './code-theme.ts'
import { parseAttributes, type Attributes, emptyAttributes } from './attributes.ts'
import { limits } from './limits.ts'

/** Which lines are lit: 1-based numbers, or all of them. */
export type LineGroup = ReadonlySet<number> | 'all'

/** What stands after the opening fence: ```` ```ts {1|3-5} {#id .class} ````. */
export interface CodeInfo {
  /** '' when none is given. */
  language: string
  groups: LineGroup[]
  attributes: Attributes
  problems: string[]
}

/** Never throws; what cannot be read is a problem in the result. */
export function readCodeInfo(code: Code): CodeInfo {
  const written = [code.lang ?? '', code.meta ?? ''].join(' ').trim()
  const info: CodeInfo = { language: '', groups: [], attributes: emptyAttributes(), problems: [] }
  const brace = written.indexOf('{')
  const word = (brace < 0 ? written : written.slice(0, brace)).trim().split(/\s+/)[0] ?? ''
  info.language = word
  if (brace < 0) return info
  for (const [, inner = ''] of written.slice(brace).matchAll(/\{([^{}]*)\}?/g)) {
    const spec = inner.trim()
    if (/^[\d,|\s-]*$|\ball\b/.test(spec) && !/[=#.]/.test(spec))
      readGroups(spec, info, lineCount(code.value))
    else mergeAttributes(info, parseAttributes(inner))
  }
  if (info.language === '') info.language = info.attributes.classes.shift() ?? ''
  return info
}

function mergeAttributes(info: CodeInfo, found: Attributes): void {
  const id = info.attributes.id ?? found.id
  if (id !== undefined) info.attributes.id = id
  info.attributes.classes.push(...found.classes)
  for (const [key, value] of found.values) info.attributes.values.set(key, value)
  for (const problem of found.problems) info.problems.push(problem.reason)
}

function lineCount(text: string): number {
  let count = 1
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

/** `1|3-5,7|all`; of the lines beyond `count` one is enough to see that they are not there. */
function readGroups(spec: string, info: CodeInfo, count: number): void {
  const parts = spec.split('|')
  if (parts.length > limits.lineGroups)
    info.problems.push(`only the first ${limits.lineGroups} groups of lines are lit`)
  for (const part of parts.slice(0, limits.lineGroups)) {
    if (part.trim() === 'all') {
      info.groups.push('all')
      continue
    }
    const lines = new Set<number>()
    for (const range of part.split(',', limits.lineGroups)) {
      const match = /^\s*(\d{1,6})\s*(?:-\s*(\d{1,6})\s*)?$/.exec(range)
      const first = Number(match?.[1])
      const last = Number(match?.[2] ?? match?.[1])
      if (match && first >= 1 && last >= first) {
        for (let line = first; line <= Math.min(last, Math.max(first, count + 1)); line++) lines.add(line)
      } else {
        info.problems.push(`"${range.trim()}" is not a line, a range of lines or "all"`)
      }
    }
    info.groups.push(lines)
  }
}

export interface Highlighter {
  /** Each line as spans with both themes' colours in CSS variables; undefined for a language it does not have. */
  lines: (code: string, language: string) => ElementContent[][] | undefined
}

/** One per process: its grammars are large. */
let shared: Promise<Shared> | undefined

interface Shared {
  core: HighlighterCore
  paired: PairedTheme
}

/** Loads the highlighter and the languages that it knows of those named; an unknown one is no mistake. */
export async function loadHighlighter(names: Iterable<string>): Promise<Highlighter> {
  const { bundledLanguages } = await import('shiki/langs')
  shared ??= createShared()
  const { core, paired } = await shared
  for (const name of names) {
    if (!Object.hasOwn(bundledLanguages, name)) continue
    if (!core.getLoadedLanguages().includes(name)) {
      await core.loadLanguage(bundledLanguages[name as keyof typeof bundledLanguages])
    }
  }
  const loaded = new Set(core.getLoadedLanguages())
  return {
    lines: (code, language) => (loaded.has(language) ? highlight(core, paired, code, language) : undefined),
  }
}

async function createShared(): Promise<Shared> {
  const [{ createHighlighterCore }, { createJavaScriptRegexEngine }, light, dark] = await Promise.all([
    import('shiki/core'),
    import('shiki/engine/javascript'),
    import('shiki/themes/github-light-high-contrast.mjs'),
    import('shiki/themes/github-dark-high-contrast.mjs'),
  ])
  const paired = pairThemes(light.default, dark.default)
  const core = await createHighlighterCore({
    engine: createJavaScriptRegexEngine({ forgiving: true }),
    themes: [paired.theme],
    langs: [],
  })
  return { core, paired }
}

function highlight(
  core: HighlighterCore,
  paired: PairedTheme,
  code: string,
  language: string,
): ElementContent[][] {
  const tokens = core.codeToTokensBase(code, {
    lang: language,
    theme: paired.theme.name,
    // No limit by time, which would make the result depend on the machine; very long lines stay plain.
    tokenizeTimeLimit: 0,
    tokenizeMaxLineLength: 1000,
  })
  return tokens.map((line) =>
    line.map((token): ElementContent => {
      const text = { type: 'text', value: token.content } as const
      const style = token.content.trim() === '' ? '' : paired.styleOf(token)
      if (style === '') return text
      return { type: 'element', tagName: 'span', properties: { style }, children: [text] }
    }),
  )
}

/** `pre.code > code > span.line`; the lines' steps are set when the slide's steps are counted. */
export function codeElement(code: string, info: CodeInfo, highlighter: Highlighter | undefined): Element {
  const lines: ElementContent[][] =
    highlighter?.lines(code, info.language) ??
    code.split('\n').map((value) => (value === '' ? [] : [{ type: 'text', value }]))
  const children: ElementContent[] = []
  lines.forEach((content, index) => {
    if (index > 0) children.push({ type: 'text', value: '\n' })
    children.push({
      type: 'element',
      tagName: 'span',
      properties: { className: ['line'] },
      children: content,
    })
  })
  const pre: Element = {
    type: 'element',
    tagName: 'pre',
    properties: { className: ['code', ...info.attributes.classes] },
    children: [{ type: 'element', tagName: 'code', properties: {}, children }],
  }
  if (/^[\w+#.-]+$/.test(info.language)) pre.properties['dataLanguage'] = info.language
  if (info.groups.length > 0) pre.data = { cue: { kind: 'code', groups: info.groups } }
  return pre
}
