import type { Heading, RootContent } from 'mdast'
import { emptyAttributes, trailingAttributes, type Attributes } from './attributes.ts'
import { placeAt, type Report, type SourceText } from './diagnose.ts'
import { pairFences, reportFence } from './fences.ts'
import { parseSource } from './limited-markdown.ts'
import { limits } from './limits.ts'
import { didYouMean } from './nearest.ts'
import { reportMisspelt, slideClasses } from './known-classes.ts'
import type { Scope } from './scope.ts'
import { attributePlace, type SlideHead } from './slide-head.ts'
import { lookKeys, readLook, type SlideLook } from './slide-look.ts'
import { reportUnclosed } from './swallowed.ts'
import { plainText, takeDefinitions, type Definitions } from './tree.ts'
import type { Grade } from './types.ts'

/** A slide as it stands in its file: its heading and the blocks up to the next slide. */
export interface RawSlide extends SlideHead {
  /** Without its attributes. */
  heading?: Heading
  blocks: RootContent[]
  definitions: Definitions
}

/** Splits one file at `#`, `##` and `---`. A break that is followed by nothing makes no slide. */
export function splitSlides(source: SourceText, report: Report): RawSlide[] {
  const { definitions, rest } = takeDefinitions(parseSource(source, report).children)
  reportUnclosed(rest, source, report)
  let current = untitled(source, definitions, 0)
  const slides = [current]
  for (const block of rest) {
    if (block.type === 'heading' && block.depth <= 2) {
      current = titled(source, definitions, block, report)
      slides.push(current)
    } else if (block.type === 'thematicBreak') {
      current = untitled(source, definitions, block.position?.start.offset ?? 0)
      slides.push(current)
    } else {
      current.blocks.push(block)
    }
  }
  const visible = slides.filter((slide) => {
    if (slide.heading || slide.blocks.some(isVisible)) return true
    pairFences(slide.blocks, (found) => reportFence(found, source, report))
    return false
  })
  const [beyond] = visible.splice(limits.slides)
  if (beyond) {
    const reason = `this file has more than ${limits.slides} slides; from here on they are left out`
    report.add('limit-exceeded', beyond.place, reason)
  }
  return visible
}

/** Comments and the lines of fenced blocks alone make no slide. */
function isVisible(block: RootContent): boolean {
  return block.type !== 'divMarker' && !(block.type === 'html' && block.value.trimStart().startsWith('<!--'))
}

function untitled(source: SourceText, definitions: Definitions, offset: number): RawSlide {
  const place = placeAt(source, offset)
  return { kind: 'content', source, place, title: '', attributes: emptyAttributes(), blocks: [], definitions }
}

function titled(source: SourceText, definitions: Definitions, heading: Heading, report: Report): RawSlide {
  const attributes = takeHeadingAttributes(heading, source, report)
  return {
    kind: heading.depth === 1 ? 'section' : 'content',
    source,
    place: placeAt(source, heading.position?.start.offset ?? 0),
    heading,
    title: plainText(heading).replaceAll(/\s+/g, ' ').trim().slice(0, limits.title),
    attributes,
    blocks: [],
    definitions,
  }
}

/** Reads `{#id .class}` at the end of a heading and removes it from the heading's text. */
export function takeHeadingAttributes(heading: Heading, source: SourceText, report: Report): Attributes {
  const last = heading.children.at(-1)
  const found = last?.type === 'text' ? trailingAttributes(last.value) : undefined
  if (last?.type !== 'text' || !found) return emptyAttributes()
  const start = heading.position?.start.offset ?? 0
  const written = source.text.slice(start, heading.position?.end.offset)
  const inside = start + written.lastIndexOf('{') + 1
  for (const problem of found.attributes.problems) {
    report.add('attribute-invalid', placeAt(source, inside + problem.offset), problem.reason)
  }
  if (found.rest === '') heading.children.pop()
  else last.value = found.rest
  return found.attributes
}

export interface SlideSettings extends SlideLook {
  minutes?: number
  grade?: Grade
  classes: string[]
}

const grades: readonly Grade[] = ['established', 'emerging', 'contested']

/** What the heading's attributes say about the slide; what they should not say is reported. */
export function slideSettings(slide: RawSlide, scope: Scope): SlideSettings {
  const { report } = scope.deck
  const settings: SlideSettings = { classes: [...new Set(slide.attributes.classes)] }
  reportMisspelt(settings.classes, slideClasses, (name) => attributePlace(slide, `.${name}`), report)
  if (settings.classes.includes('optional')) settings.optional = true
  for (const [key, value] of slide.attributes.values) {
    const place = attributePlace(slide, `${key}=`)
    if (key === 'minutes') {
      const minutes = Number(value)
      if (value !== '' && minutes > 0 && minutes <= 600) settings.minutes = minutes
      else report.add('attribute-invalid', place, `minutes="${value}" is not a number of minutes`)
    } else if (key === 'grade') {
      const grade = grades.find((name) => name === value)
      if (grade) settings.grade = grade
      else {
        const hint = didYouMean(value, grades) ?? `One of ${grades.join(', ')}.`
        report.add('attribute-invalid', place, `grade="${value}" is not a grade of evidence`, hint)
      }
    } else if (!readLook(key, value, place, settings, scope)) {
      const keys = ['minutes', 'grade', ...lookKeys]
      const hint = didYouMean(key, keys) ?? `A slide takes #id, .class, ${keys.join('=, ')}=.`
      report.add('attribute-invalid', place, `a slide has no attribute "${key}"`, hint)
    }
  }
  return settings
}
