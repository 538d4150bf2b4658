import type { Heading, Root, RootContent } from 'mdast'
import type { Assets } from './assets.ts'
import { labelsIn, resolveCrossReferences } from './cross-references.ts'
import {
  commonFacts,
  fieldOf,
  readSettings,
  splitFrontMatter,
  textOf,
  type Settings,
} from './front-matter.ts'
import { inlineLinks } from './inline-links.ts'
import type { Context, DeckFacts, FoundDeck, FoundSlide } from './model.ts'
import { endOf, parseSafely, startOf } from './parsed.ts'
import { Passage } from './passage.ts'
import { preparePandoc } from './pandoc-text.ts'
import { readPandocSlide } from './quarto-slide.ts'
import { repair } from './repair.ts'
import { quoted } from './report.ts'
import { openSource } from './source.ts'

const deepest = 8

/** Quarto and Pandoc: slides at headings, fenced divs, `. . .`, citations. */
export function readQuarto(deck: Passage, context: Context, assets: Assets): FoundDeck {
  const { report } = context
  const front = splitFrontMatter(deck)
  const settings: Settings = front ? readSettings(front.yaml, report) : new Map()
  reportSettings(settings, context)
  const whole = inlineLinks(include(front?.rest ?? deck, context, assets, 0))
  const facts = readFacts(settings)
  const body = preparePandoc(resolveCrossReferences(whole, facts.lang, report), settings, report)
  const root = parseSafely(body.text)
  const format = settings.get('format')?.value
  const reveal = fieldOf(format, 'revealjs')
  const level = slideLevel(root, settings.get('slide-level')?.value ?? fieldOf(reveal, 'slide-level'))
  const pieces = root ? splitAtHeadings(root, body, level) : [{ passage: body, heading: undefined }]
  const isIncremental = (settings.get('incremental')?.value ?? fieldOf(reveal, 'incremental')) === true
  const bibliographies = readBibliographies(settings)
  const slides = pieces.flatMap(({ passage, heading }): FoundSlide[] => {
    if (passage.text.trim() === '') return []
    const slide = readPandocSlide(repair(passage, report, true), heading, { report, assets })
    if (!slide) return []
    if (heading && heading.depth < level) slide.opensSection = true
    slide.anchors = labelsIn(passage.text)
    if (isIncremental) slide.isIncremental = true
    return [slide]
  })
  return {
    facts,
    slides,
    dialect: {
      format: 'quarto',
      isPandoc: true,
      isVue: false,
      hasHardBreaks: false,
      hasCitations: bibliographies.length > 0,
      hasSlideFootnotes: false,
    },
    bibliographies,
  }
}

function readFacts(settings: Settings): DeckFacts {
  const facts = commonFacts(settings)
  // `today` and `last-modified` are computed.
  if (facts.date !== undefined && !/\d/.test(facts.date)) delete facts.date
  return facts
}

const silent =
  /^(?:title|subtitle|author|authors|date|date-format|lang|bibliography|slide-level|incremental|format|output|engine|execute|jupyter|knitr|editor|institute|affiliation|abstract|keywords|description|categories|image|resources|filters|link-citations|number-sections|code-link|pagetitle|params|title-prefix|draft)$/

function reportSettings(settings: Settings, { report }: Context): void {
  for (const [key, { place }] of settings) {
    if (key === 'csl') {
      report.add(
        'setting-lost',
        place,
        'the citation style’s file is not taken over',
        'Set csl: in slides/lecture.yaml.',
      )
    } else if (!silent.test(key)) report.add('setting-lost', place, `"${key}" has no counterpart`)
  }
  const place = settings.get('format')?.place
  const reveal = fieldOf(settings.get('format')?.value, 'revealjs')
  for (const key of ['footer', 'logo'] as const) {
    const words = textOf(fieldOf(reveal, key))
    if (words !== undefined && place)
      report.add('footer-lost', place, `the ${key} ${quoted(words)} is left out`)
  }
  for (const key of ['css', 'theme'] as const) {
    if (fieldOf(reveal, key) !== undefined && place)
      report.add('style-lost', place, `the format’s ${key} is left out: the theme decides how slides look`)
  }
}

function readBibliographies(settings: Settings): FoundDeck['bibliographies'] {
  const found = settings.get('bibliography')
  const paths: unknown[] = found ? (Array.isArray(found.value) ? found.value : [found.value]) : []
  return paths.flatMap((path) => (found && typeof path === 'string' ? [{ path, place: found.place }] : []))
}

/** As the front matter says, else 2, which is Quarto's; 1 where no heading of the second level stands. */
function slideLevel(root: Root | undefined, given: unknown): number {
  if (typeof given === 'number' && given >= 1 && given <= 6) return given
  const depths = root?.children.flatMap((block) => (block.type === 'heading' ? [block.depth] : [])) ?? []
  return depths.includes(1) && !depths.includes(2) ? 1 : 2
}

interface Piece {
  passage: Passage
  heading: Heading | undefined
}

/** Headings inside of a div begin no slide. */
function splitAtHeadings(root: Root, body: Passage, level: number): Piece[] {
  const pieces: Piece[] = []
  let start = 0
  let heading: Heading | undefined
  let depth = 0
  const closings = closingsAfter(root.children)
  const cut = (end: number) => pieces.push({ passage: body.slice(start, end), heading })
  root.children.forEach((block, index) => {
    if (block.type === 'divMarker') depth = Math.max(0, depth + (block.value === '' ? -1 : 1))
    // A div that is never closed does not hide the slides below.
    const isInside = depth > 0 && (closings[index] ?? 0) >= depth
    if (block.type === 'heading' && block.depth <= level && !isInside) {
      cut(startOf(block))
      start = startOf(block)
      heading = block
      depth = 0
    } else if (block.type === 'thematicBreak' && !isInside) {
      cut(startOf(block))
      start = endOf(block)
      heading = undefined
      depth = 0
    }
  })
  cut(body.text.length)
  return pieces
}

/** For each block how many more divs close than open from it on: at least that many were open before it. */
function closingsAfter(blocks: RootContent[]): number[] {
  const result: number[] = []
  let surplus = 0
  for (let i = blocks.length - 1; i >= 0; i--) {
    const block = blocks[i]
    if (block?.type === 'divMarker') surplus = block.value === '' ? surplus + 1 : Math.max(0, surplus - 1)
    result[i] = surplus
  }
  return result
}

/** `{{< include part.qmd >}}` on a line of its own. */
function include(passage: Passage, context: Context, assets: Assets, depth: number): Passage {
  const pattern = /^\{\{<\s*include\s+(\S+)\s*>\}\}[ \t]*$/gm
  const parts: (Passage | string)[] = []
  let done = 0
  for (const match of passage.text.matchAll(pattern)) {
    const place = passage.place(match.index)
    const path = assets.resolve((match[1] ?? '').replaceAll(/["']/g, ''), place.file)
    const text = path === undefined || depth >= deepest ? undefined : context.included.get(path)
    parts.push(passage.slice(done, match.index))
    done = match.index + match[0].length
    if (path === undefined || text === undefined) {
      const reason = `${quoted(match[1] ?? '')} is missing: there is no such file below the deck’s folder`
      context.report.add('include-missing', place, reason)
      continue
    }
    const source = openSource(path, text, context.report)
    parts.push('\n', include(splitFrontMatter(source)?.rest ?? source, context, assets, depth + 1), '\n')
  }
  parts.push(passage.slice(done))
  return Passage.concat(passage.slice(0, 0), parts)
}
