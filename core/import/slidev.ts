import type { Assets } from './assets.ts'
import { commonFacts, fieldOf, readSettings, textOf, type Settings } from './front-matter.ts'
import type { Context, DeckFacts, FoundDeck, FoundSlide } from './model.ts'
import type { Passage } from './passage.ts'
import { quoted } from './report.ts'
import { openSource } from './source.ts'
import { readSlidevSlides } from './slidev-slide.ts'
import { splitSlidev } from './slidev-split.ts'

/** Slides that include slides that include slides: nobody goes deeper. */
const deepest = 8
/** Slides of a deck whose includes multiply. */
const most = 5000

/** Slidev: slides with front matter, layouts with slots, notes in the last comment, steps in HTML. */
export function readSlidev(deck: Passage, context: Context, assets: Assets): FoundDeck {
  const pieces = splitSlidev(deck)
  const head = pieces[0]
  const settings: Settings = head?.yaml ? readSettings(head.yaml, context.report) : new Map()
  const reader = new SlidevReader(context, assets)
  return {
    facts: readFacts(settings),
    slides: reader.read(deck, 0),
    dialect: {
      format: 'slidev',
      isPandoc: false,
      isVue: true,
      hasHardBreaks: false,
      hasCitations: false,
      hasSlideFootnotes: true,
    },
    bibliographies: [],
  }
}

function readFacts(settings: Settings): DeckFacts {
  const facts = commonFacts(settings)
  const minutes = /^(\d{1,4})\s*(?:m|min|mins|minutes)?$/.exec(
    textOf(settings.get('duration')?.value) ?? '',
  )?.[1]
  if (minutes !== undefined && Number(minutes) > 0 && Number(minutes) <= 1440)
    facts.duration = Number(minutes)
  if (settings.get('colorSchema')?.value === 'dark') facts.appearance = 'dark'
  const lang = textOf(fieldOf(settings.get('htmlAttrs')?.value, 'lang'))
  if (facts.lang === undefined && lang !== undefined && /^[a-z]{2,3}(?:-[A-Za-z]{2,4})?$/.test(lang))
    facts.lang = lang
  return facts
}

class SlidevReader {
  readonly #context: Context
  readonly #assets: Assets
  #count = 0

  constructor(context: Context, assets: Assets) {
    this.#context = context
    this.#assets = assets
  }

  read(file: Passage, depth: number, range?: ReadonlySet<number>): FoundSlide[] {
    return splitSlidev(file).flatMap(({ yaml, content, start }, index): FoundSlide[] => {
      if (range && !range.has(index + 1)) return []
      const { report } = this.#context
      const settings: Settings = yaml ? readSettings(yaml, report) : new Map()
      const place = start.place(0)
      if (settings.get('hide')?.value === true || settings.get('disabled')?.value === true) {
        report.add('slide-hidden', place, 'this slide is hidden in the source, and is left out')
        return []
      }
      const address = textOf(settings.get('src')?.value)
      if (address !== undefined) return this.#include(address, start, depth)
      this.#count += 1
      if (this.#count > most) return []
      const isFirst = depth === 0 && index === 0
      return readSlidevSlides(
        { content, settings, place, isFirst },
        { ...this.#context, assets: this.#assets },
      )
    })
  }

  /** `./pages/method.md#2,5-7` */
  #include(address: string, start: Passage, depth: number): FoundSlide[] {
    const { report, included } = this.#context
    const place = start.place(0)
    const [path = '', range] = address.split('#', 2)
    const found = this.#assets.resolve(path, place.file)
    const text = found === undefined ? undefined : included.get(found)
    if (found === undefined || text === undefined || depth >= deepest) {
      const reason = `the slides of ${quoted(path)} are missing: there is no such file below the deck’s folder`
      report.add('include-missing', place, depth >= deepest ? 'this is included too deep' : reason)
      return []
    }
    const source = openSource(found, text, report)
    return this.read(source, depth + 1, range === undefined ? undefined : readRange(range))
  }
}

function readRange(spec: string): Set<number> {
  const numbers = new Set<number>()
  for (const part of spec.split(',')) {
    const match = /^\s*(\d{1,4})(?:\s*-\s*(\d{1,4}))?\s*$/.exec(part)
    for (let n = Number(match?.[1]); n <= Number(match?.[2] ?? match?.[1]); n++) numbers.add(n)
  }
  return numbers
}
