import type { Code } from 'mdast'
import type { ImportFormat } from './types.ts'

/** What stands after a code fence in the source, as Lectern writes it. */
export interface FenceInfo {
  /** `ts {1|3-5}`; '' for plain text. */
  info: string
  /** What is left out, in the words of the source. */
  lost: string[]
}

/** Reads the words after a fence of any of the formats. `lines` is how many lines the code has. */
export function readFence(code: Code, format: ImportFormat): FenceInfo {
  const written = [code.lang ?? '', code.meta ?? ''].join(' ').trim()
  const lines = code.value.split('\n').length
  const lost: string[] = []
  const word = /^[^\s{[]*/.exec(written)?.[0] ?? ''
  let language = /^[\w+#.-]{1,40}$/.test(word) ? word : ''
  let groups = ''
  let rest = written.slice(word.length)
  // Slidev and reveal.js write a file's name or the lines to light in brackets.
  rest = rest.replace(/^\s*\[([^\]]*)\]/, (_, inner: string) => {
    const spec = format === 'reveal' ? readGroups(inner.replace(/^\s*\d+\s*:/, ''), lines) : undefined
    if (spec === undefined && inner.trim() !== '') lost.push(`[${inner}]`)
    else groups = spec ?? ''
    return ''
  })
  rest = rest.replaceAll(/\{([^{}]*)\}/g, (_, inner: string) => {
    const spec = readGroups(inner, lines)
    if (spec !== undefined && groups === '') groups = spec
    else if (spec === undefined && format === 'slidev') lost.push(`{${inner}}`)
    else if (spec === undefined) {
      const found = pandocAttributes(inner, lines)
      language ||= found.language
      groups ||= found.groups
      lost.push(...found.lost)
    }
    return ''
  })
  if (rest.trim() !== '') lost.push(rest.trim())
  if (language === 'mermaid' && code.value.trim() === '') language = ''
  const isDiagram = language === 'mermaid'
  return { info: isDiagram || groups === '' ? language : `${language} {${groups}}`.trim(), lost }
}

/** `.python code-line-numbers="4-5|7"` */
function pandocAttributes(inner: string, lines: number): FenceInfo & { language: string; groups: string } {
  const found = { info: '', language: '', groups: '', lost: [] as string[] }
  for (const [token, key, double, single, bare] of inner.matchAll(
    /([^\s="']+)=(?:"([^"]*)"|'([^']*)'|(\S*))|\S+/g,
  )) {
    const value = double ?? single ?? bare ?? ''
    if (key === 'code-line-numbers' || key === 'data-line-numbers') {
      const isSwitch = value === 'true' || value === 'false'
      const spec = isSwitch ? '' : readGroups(value, lines)
      if (spec === undefined) found.lost.push(token)
      else found.groups = spec
    } else if (token.startsWith('.') && /^\.[\w+#.-]+$/.test(token) && found.language === '') {
      found.language = token.slice(1)
    } else if (key !== 'filename' && !token.startsWith('#') && !token.startsWith('.')) {
      found.lost.push(token)
    }
  }
  return found
}

/** `1|3-5|all` with what the code has no lines for left out; undefined when it is no list of lines. */
function readGroups(spec: string, lines: number): string | undefined {
  const bare = spec.replaceAll(/\s/g, '')
  if (!/^(?:[\d,-]|\||all|\*|hide|none)+$/.test(bare) || !/[\d*a]/.test(bare)) return undefined
  const groups = bare.split('|').flatMap((group) => {
    if (group === '*' || group === 'all' || group === '') return ['all']
    const ranges = group.split(',').filter((range) => isRange(range, lines))
    return ranges.length > 0 ? [ranges.join(',')] : []
  })
  return groups.length === 0 ? undefined : groups.join('|')
}

function isRange(range: string, lines: number): boolean {
  const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(range)
  const first = Number(match?.[1])
  const last = Number(match?.[2] ?? match?.[1])
  return match !== null && first >= 1 && last >= first && last <= lines
}
