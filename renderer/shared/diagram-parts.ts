/**
 * A Mermaid source cut at its `%% pause` lines, each piece together with all before it, so that every
 * one can be parsed alone: the first is what shows at once, the last is the whole. Subgraphs and
 * composite states still open at a cut are closed. Directives and front matter are left out, for they
 * say nothing about parts.
 */
export function cumulativeParts(source: string): string[] {
  const lines = withoutFrontMatter(source).split(/\r?\n/)
  const parts: string[] = []
  const kept: string[] = []
  for (const line of lines) {
    if (/^\s*%%\s*pause\s*$/.test(line)) parts.push(closed(kept))
    else if (!/^\s*%%/.test(line)) kept.push(line)
  }
  parts.push(closed(kept))
  return parts
}

function withoutFrontMatter(source: string): string {
  return source.replace(/^\s*---\r?\n[\s\S]*?\r?\n\s*---\s*\r?\n/, '')
}

/** Kinds whose groups stand in braces; in flowcharts they stand between `subgraph` and `end`. */
const BRACED = /^\s*(?:stateDiagram|classDiagram|erDiagram)/
const BRACES = { opens: /\{\s*$/, closes: /^\s*\}/, close: '}' }
const WORDS = { opens: /^\s*subgraph\b/, closes: /^\s*end\s*$/, close: 'end' }

function closed(lines: string[]): string {
  const first = lines.find((line) => line.trim() !== '') ?? ''
  const { opens, closes, close } = BRACED.test(first) ? BRACES : WORDS
  let open = 0
  let description = false
  for (const line of lines.flatMap((text) => text.split(';'))) {
    if (/^\s*accDescr\s*\{/.test(line)) description = true
    if (!description && opens.test(line)) open += 1
    if (!description && closes.test(line)) open = Math.max(0, open - 1)
    if (description && line.includes('}')) description = false
  }
  return [...lines, ...Array.from({ length: open }, () => close)].join('\n')
}

/**
 * At which part (0-based) each name first appears, given what each cumulative part contains. An
 * undefined entry is a part that could not be read; its names fall to the next one that could.
 */
export function firstAppearances(parts: (Iterable<string> | undefined)[]): Map<string, number> {
  const first = new Map<string, number>()
  for (const [part, names] of parts.entries()) {
    for (const name of names ?? []) if (!first.has(name)) first.set(name, part)
  }
  return first
}
