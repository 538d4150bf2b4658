import { fieldOf, readSettings, splitFrontMatter, type Settings } from './front-matter.ts'
import { readLines } from './lines.ts'
import type { Passage } from './passage.ts'
import { ImportReport } from './report.ts'
import type { ImportFormat } from './types.ts'

const slidevKeys = new Set(
  'layout background highlighter drawings transition colorSchema routerMode fonts monaco themeConfig mdc comark aspectRatio canvasWidth download exportFilename clicks favicon info lineNumbers src'.split(
    ' ',
  ),
)

const signs: Record<ImportFormat, RegExp> = {
  reveal: /^(?:-{2}|-{4}|\s*Notes?:.*|.*<!--\s*\.(?:slide|element):.*|.*<aside class="notes">.*)$/i,
  marp: /^.*(?:!\[(?:[^\]]*\s)?bg(?:\s[^\]]*)?\]\(|<!--\s*_?(?:class|paginate|backgroundColor|header|footer|fit)\b).*$/,
  slidev: /^.*(?:<\/?v-clicks?\b|\sv-click\b|^::\s*(?:right|left|default)\s*::|^layout:\s).*$/,
  quarto: /^(?::{3,}\s*(?:\{|notes|incremental|columns)|\. \. \.\s*$|`{3,}\s*\{|\{\{<|#{1,3}\s.*\{[#.]).*$/,
}

/** The format that a deck is most likely written in. */
export function detectFormat(path: string, deck: Passage): ImportFormat {
  if (/\.(?:qmd|rmd)$/i.test(path)) return 'quarto'
  const front = splitFrontMatter(deck)
  const settings = front ? readSettings(front.yaml, new ImportReport()) : new Map()
  const score = bySettings(settings)
  for (const line of readLines((front?.rest ?? deck).text)) {
    if (line.isLiteral && !/^`{3,}\s*\{/.test(line.text)) continue
    // Tests on very long lines would take long, and no sign is that long.
    const text = line.text.slice(0, 500)
    for (const format of ['reveal', 'marp', 'slidev', 'quarto'] as const) {
      if (signs[format].test(text)) score[format] += 1
    }
  }
  const hasBreaks = /^---[ \t]*$/m.test((front?.rest ?? deck).text)
  if (!hasBreaks && /^#{1,2}\s/m.test(deck.text)) score.quarto += 0.5
  else score.reveal += 0.5
  const order: ImportFormat[] = ['marp', 'slidev', 'quarto', 'reveal']
  return order.reduce((best, format) => (score[format] > score[best] ? format : best))
}

function bySettings(settings: Settings): Record<ImportFormat, number> {
  const score = { reveal: 0, marp: 0, slidev: 0, quarto: 0 }
  if (settings.get('marp')?.value === true) score.marp += 1000
  const kind = settings.get('format')?.value ?? settings.get('output')?.value
  if (kind !== undefined) {
    const isReveal = typeof kind === 'string' ? /reveal/.test(kind) : fieldOf(kind, 'revealjs') !== undefined
    score.quarto += isReveal ? 1000 : 5
  }
  if (settings.has('bibliography') || settings.has('engine') || settings.has('subtitle')) score.quarto += 3
  if (settings.has('revealOptions') || settings.has('verticalSeparator')) score.reveal += 10
  for (const key of settings.keys()) if (slidevKeys.has(key)) score.slidev += 2
  if (settings.has('paginate') || settings.has('headingDivider')) score.marp += 5
  return score
}
