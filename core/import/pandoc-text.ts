import type { Nodes, Text } from 'mdast'
import { walk } from '../deck/tree.ts'
import { fieldOf, textOf, type Settings } from './front-matter.ts'
import { endOf, literalRanges, parseSafely, startOf } from './parsed.ts'
import type { Edit, Passage } from './passage.ts'
import { quoted, type ImportReport } from './report.ts'

/** Rewrites what Pandoc and Quarto write within lines and Lectern does not know, in a whole deck. */
export function preparePandoc(deck: Passage, settings: Settings, report: ImportReport): Passage {
  const equations = deck.edit(
    [...deck.text.matchAll(/(?<=\$\$)[ \t]*\{#[^{}\n]*\}(?=[ \t]*$)/gm)].map(
      ({ index, 0: { length } }): Edit => ({ start: index, end: index + length, text: '' }),
    ),
  )
  const root = parseSafely(equations.text)
  if (!root) return equations
  const literal = literalRanges(root)
  const edits: Edit[] = []
  const each = (pattern: RegExp, edit: (match: RegExpExecArray) => string | undefined) => {
    for (const match of equations.text.matchAll(pattern)) {
      if (literal.endAt(match.index) !== undefined) continue
      const text = edit(match)
      if (text !== undefined) edits.push({ start: match.index, end: match.index + match[0].length, text })
    }
  }
  each(/\{\{<[ \t]*([^>\n]{0,300}?)[ \t]*>\}\}/g, (match) =>
    shortcode(match[1] ?? '', settings, (reason) =>
      report.add('markup-lost', equations.place(match.index), reason),
    ),
  )
  each(/(?<=\]\([^()\n]{0,300}\))\{[^{}\n]{0,300}\}/g, (match) => {
    const open = equations.text.lastIndexOf('[', match.index)
    return equations.text[open - 1] === '!' ? undefined : ''
  })
  each(/(?<![!\\\]])\[([^[\]\n]{0,300})\]\{([^{}\n]{0,200})\}/g, ([, words = '', attributes = '']) => {
    if (/\bfragment\b/.test(attributes)) return words
    return words
  })
  each(/\^\[([^[\]\n]{1,600})\]/g, () => undefined)
  walk(root, (node) => edits.push(...smartText(node, equations.text)))
  return footnotes(equations.edit(edits))
}

function shortcode(words: string, settings: Settings, lost: (reason: string) => void): string {
  const [name = '', first = '', ...rest] = words.split(/\s+/)
  const bare = first.replaceAll(/["']/g, '')
  switch (name) {
    case 'kbd':
      return [bare, ...rest]
        .filter((key) => !key.includes('='))
        .map((key) => `<kbd>${key.replaceAll(/[<>&"']/g, '')}</kbd>`)
        .join(' ')
    case 'meta': {
      const value = textOf(
        bare
          .split('.')
          .reduce<unknown>(
            (at, key, index) => (index === 0 ? settings.get(key)?.value : fieldOf(at, key)),
            undefined,
          ),
      )
      if (value !== undefined) return value
      break
    }
    case 'pagebreak':
      return ''
    case 'video':
      lost(`the video ${quoted(bare)} is left out`)
      return /^https:\/\/[^\s<>()]+$/.test(bare) ? `[${bare}](${bare})` : ''
    default:
  }
  lost(`the shortcode ${quoted(`{{< ${words} >}}`)} is left out`)
  return ''
}

/** Pandoc's smart punctuation and superscripts, in words only. */
function smartText(node: Nodes, text: string): Edit[] {
  if (node.type !== 'text') return []
  const start = startOf(node)
  const written = text.slice(start, endOf(node))
  const edits: Edit[] = []
  const each = (pattern: RegExp, edit: (match: RegExpExecArray) => string) => {
    for (const match of written.matchAll(pattern))
      edits.push({
        start: start + match.index,
        end: start + match.index + match[0].length,
        text: edit(match),
      })
  }
  if (isPlain(node)) {
    each(/(?<![-\\|])-{3}(?![-|])/g, () => '—')
    each(/(?<![-\\|!<])--(?![-|>])/g, () => '–')
  }
  each(/(?<![\\^[])\^([^\s^[\]\\]{1,40})\^/g, ([, words = '']) => `<sup>${words}</sup>`)
  return edits
}

/** A line of dashes alone may be part of a table that Lectern does not know. */
function isPlain(node: Text): boolean {
  return /[\p{L}\p{N}]/u.test(node.value)
}

/** `^[a note in place]` becomes a footnote with its text at the end of the slide's block. */
function footnotes(deck: Passage): Passage {
  if (!deck.text.includes('^[')) return deck
  const root = parseSafely(deck.text)
  if (!root) return deck
  const literal = literalRanges(root)
  const edits: Edit[] = []
  let count = 0
  const blockEnds = root.children.map(endOf)
  for (const match of deck.text.matchAll(/(?<!\\)\^\[([^[\]\n]{1,600})\]/g)) {
    if (literal.endAt(match.index) !== undefined) continue
    const end = blockEnds.find((at) => at >= match.index + match[0].length) ?? deck.text.length
    const label = `inline-${++count}`
    edits.push({ start: match.index, end: match.index + match[0].length, text: `[^${label}]` })
    edits.push({ start: end, end, text: `\n\n[^${label}]: ${match[1]?.trim() ?? ''}` })
  }
  return deck.edit(edits)
}
