import type { BackgroundContext } from './backgrounds.ts'
import { commonFacts, readSettings, splitFrontMatter } from './front-matter.ts'
import { inlineLinks } from './inline-links.ts'
import { readLines, type Line } from './lines.ts'
import type { FoundDeck, FoundSlide } from './model.ts'
import type { Passage } from './passage.ts'
import { ImportReport } from './report.ts'
import { repair } from './repair.ts'
import { readRevealSlide } from './reveal-slide.ts'

/** reveal.js Markdown: `---` from left to right, `--` (or reveal-md's `----`) downwards, `Note:`. */
export function readReveal(deck: Passage, context: BackgroundContext): FoundDeck {
  const { report } = context
  const front = splitFrontMatter(deck)
  const settings = front && readSettings(front.yaml, new ImportReport())
  // A deck may also begin with a rule.
  const isFront = front !== undefined && settings !== undefined && settings.size > 0
  if (isFront) {
    for (const [key, { place }] of settings) {
      if (/^(?:css|highlightTheme|theme|separator|verticalSeparator|revealOptions|scripts)$/.test(key))
        report.add('setting-lost', place, `"${key}" of the front matter has no counterpart`)
    }
  }
  const slides: FoundSlide[] = []
  let stack = 0
  for (const group of splitStacks(isFront ? front.rest : deck)) {
    const found = group
      .map((passage) => readRevealSlide(repair(inlineLinks(passage), report), context))
      .filter((slide) => slide !== undefined)
    if (found.length > 1) {
      stack += 1
      for (const slide of found) slide.stack = stack
    }
    for (const slide of found) slides.push(slide)
  }
  return {
    facts: isFront ? commonFacts(settings) : {},
    slides,
    dialect: {
      format: 'reveal',
      isPandoc: false,
      isVue: false,
      hasHardBreaks: false,
      hasCitations: false,
      hasSlideFootnotes: true,
    },
    bibliographies: [],
  }
}

/** The slides of each column, from top to bottom. */
function splitStacks(deck: Passage): Passage[][] {
  const lines = readLines(deck.text)
  const plain = lines.filter(({ isLiteral }) => !isLiteral)
  const isBreak = ({ text }: Line) => /^---[ \t]*$/.test(text)
  const isDown = ({ text }: Line) => /^(?:--|----)[ \t]*$/.test(text)
  if (!plain.some((line) => isBreak(line) || isDown(line))) return splitAtEmptyLines(deck, lines)
  const stacks: Passage[][] = [[]]
  let start = 0
  const cut = (end: number) => stacks.at(-1)?.push(deck.slice(start, end))
  for (const line of plain) {
    if (!isBreak(line) && !isDown(line)) continue
    cut(line.start)
    start = line.end + 1
    if (isBreak(line)) stacks.push([])
  }
  cut(deck.text.length)
  return stacks
}

/** reveal.js's own example: three empty lines between columns, two between the slides of one. */
function splitAtEmptyLines(deck: Passage, lines: Line[]): Passage[][] {
  const stacks: Passage[][] = [[]]
  let start = 0
  let empty = 0
  const runs = lines.map(({ text, isLiteral }) => (empty = text.trim() === '' && !isLiteral ? empty + 1 : 0))
  if (!runs.some((run) => run >= 3)) return [[deck]]
  lines.forEach((line, index) => {
    const run = runs[index - 1] ?? 0
    if ((runs[index] ?? 0) > 0 || run < 2) return
    stacks.at(-1)?.push(deck.slice(start, line.start))
    start = line.start
    if (run >= 3) stacks.push([])
  })
  stacks.at(-1)?.push(deck.slice(start))
  return stacks
}
