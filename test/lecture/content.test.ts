import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Deck, Slide } from '../../core/deck/types.ts'
import { checkLecture } from '../../main/app/check.ts'
import { readCorrections, type Correction } from './corrections.ts'

// What the bundled lecture says, and how it says it; its shape is held by lecture.test.ts.
const root = fileURLToPath(new URL('../../', import.meta.url))
let deck: Deck
let own: Slide[]
let content: Slide[]
let corrections: Correction[]
beforeAll(async () => {
  corrections = readCorrections()
  deck = (await checkLecture(root)).deck
  own = deck.slides.filter((slide) => slide.kind !== 'bibliography')
  content = own.filter((slide) => slide.kind === 'content')
}, 120_000)

function slideOf(id: string): Slide {
  const slide = own.find((candidate) => candidate.id === id)
  if (slide === undefined) throw new Error(`There is no slide ${id}`)
  return slide
}

/** HTML or Mermaid as one line of words; citations are left out. */
function words(html: string): string {
  return html
    .replace(/<cite[\s\S]*?<\/cite>/g, '')
    .replace(/<br ?\/?>|<\/?(?:p|li|ul|td|th|tr|div|figure)\b[^>]*>/g, ' ')
    .replace(/<[^>]+>/g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ([.,;:])/g, '$1')
    .trim()
}

const shown = (slide: Slide): string =>
  words([slide.title, slide.html, ...slide.diagrams.map(({ source }) => source)].join(' '))
const spoken = (slide: Slide): string => words(slide.notes?.publicHtml ?? '')
const remembered = (slide: Slide): string =>
  words(/<div class="private"[^>]*>([\s\S]*)<\/div>/.exec(slide.notes?.html ?? '')?.[1] ?? '')
const marks = (slide: Slide): string[] =>
  Array.from(
    slide.html.matchAll(/<span class="(established|emerging|contested)">/g),
    ([, grade]) => grade ?? '',
  )

describe('what the bundled lecture says', () => {
  it('LE40 states the careful version of each of forty-four popular claims on a slide', () => {
    expect(corrections).toHaveLength(44)
    const missing = corrections.filter(
      ({ slides, careful }) => !shown(slideOf(slides[0] ?? '')).includes(careful),
    )
    expect(
      missing.map(({ claim, careful, slides }) => ({
        claim,
        careful,
        shown: shown(slideOf(slides[0] ?? '')),
      })),
    ).toEqual([])
  })

  it('LE41 says in the notes what is often claimed instead', () => {
    const missing = corrections.filter(
      ({ slides, note }) => !slides.some((id) => spoken(slideOf(id)).includes(note)),
    )
    expect(missing.map(({ claim, note }) => ({ claim, note }))).toEqual([])
  })

  it('LE42 cites for each of them the studies that decide it', () => {
    const bare = corrections.flatMap(({ claim, slides, cites }) => {
      const cited = slides.flatMap((id) => slideOf(id).citations.map(({ key }) => key))
      return cites.filter((key) => !cited.includes(key)).map((key) => ({ claim, key }))
    })
    expect(bare).toEqual([])
  })

  it('LE43 names the sources that are listed wrongly elsewhere, and lists them rightly itself', () => {
    expect(shown(slideOf('kennedy-record'))).toContain('As the article behind this lecture lists it')
    expect(shown(slideOf('machin-record'))).toContain('As the source article lists it')
    expect(shown(slideOf('source-list'))).toContain('Archives of General Psychiatry')
    expect(spoken(slideOf('source-list'))).toContain('Three of them are right. These three aren’t')
    const records = JSON.parse(readFileSync(join(root, 'slides/references.json'), 'utf8')) as Record<
      string,
      unknown
    >[]
    const record = (id: string) => records.find((candidate) => candidate['id'] === id)
    expect(record('kennedy2006')).toMatchObject({
      title: expect.stringMatching(/^Dysregulation of endogenous opioid emotion regulation circuitry/),
      'container-title': 'Archives of General Psychiatry',
    })
    expect(record('machin2011')).toMatchObject({
      title: 'The brain opioid theory of social attachment: a review of the evidence',
      'container-title': 'Behaviour',
    })
  })

  it('LE44 shows how well every claim is supported, on the slide or beside the claim', () => {
    const plain = content.filter((slide) => slide.grade === undefined && marks(slide).length === 0)
    // Aims, a legend, where to turn and how to answer: nothing there is a finding.
    expect(plain.map(({ id }) => id)).toEqual(['objectives', 'diagram-kinds', 'help-where', 'self-test'])
    const bare = content.filter((slide) => !plain.includes(slide) && slide.citations.length === 0)
    expect(bare.map(({ id }) => id)).toEqual([])
  })

  it('LE45 says a grade beside a claim in words', () => {
    const spans = content.flatMap((slide) =>
      Array.from(
        slide.html.matchAll(/<span class="(established|emerging|contested)">([^<]*)</g),
        ([, grade, word]) => [grade, word?.toLowerCase()],
      ),
    )
    expect(spans.length).toBeGreaterThan(30)
    expect(spans.filter(([grade, word]) => grade !== word)).toEqual([])
  })

  it('LE46 uses every layout, and none more than three times running', () => {
    const layouts = [
      'statement',
      'two-columns',
      'diagram',
      'comparison',
      'figure',
      'myth',
      'timeline',
      'question',
    ]
    const used = layouts.map((name) => content.filter((slide) => slide.classes.includes(name)).length)
    expect(Math.min(...used)).toBeGreaterThanOrEqual(3)
    const before = content.slice(0, content.indexOf(slideOf('self-test')))
    const looks = before.map((slide) => layouts.find((name) => slide.classes.includes(name)))
    const monotonous = before.filter(
      (_, i) => i > 2 && looks[i] !== undefined && new Set(looks.slice(i - 3, i + 1)).size === 1,
    )
    expect(monotonous.map(({ id }) => id)).toEqual([])
  })

  it('LE47 asks the eight questions in the order in which people ask them', () => {
    const asked = content
      .filter(({ id }) => id.startsWith('question-'))
      .map(({ id }) => id.slice('question-'.length))
    expect(asked).toEqual([
      'what',
      'high',
      'depression',
      'how-long',
      'foods',
      'dopamine',
      'addicted',
      'anxiety',
    ])
  })

  it('LE48 expects a question on every slide and has an answer ready', () => {
    const unasked = own.filter((slide) => !/If asked: [^?]+\? \S+/.test(spoken(slide)))
    expect(unasked.map(({ id }) => id)).toEqual([])
  })

  it('LE49 says no sentence of the notes twice', () => {
    const seen = new Map<string, string>()
    const twice: string[] = []
    for (const slide of own) {
      for (const sentence of spoken(slide).split(/(?<=[.?!]) /)) {
        if (sentence.split(' ').length < 5) continue
        if (seen.has(sentence)) twice.push(`${seen.get(sentence)}, ${slide.id}: ${sentence}`)
        seen.set(sentence, slide.id)
      }
    }
    expect(twice).toEqual([])
  })

  it('LE50 reminds the lecturer of the time that the slide has', () => {
    const wrong = own
      .filter(({ kind, minutes }) => kind !== 'title' && minutes !== undefined)
      .map((slide) => ({ id: slide.id, planned: slide.minutes, said: minutesIn(remembered(slide)) }))
      .filter(({ planned, said }) => said !== planned)
    expect(wrong).toEqual([])
  })
})

const amounts: [RegExp, number][] = [
  [/^1¼ min/, 1.25],
  [/^1 min/, 1],
  [/^¾ min/, 0.75],
  [/^½ min|^Half a minute/, 0.5],
  [/^Quarter of a minute/, 0.25],
]

/** Undefined when a reminder does not begin with a time. */
function minutesIn(reminder: string): number | undefined {
  return amounts.find(([pattern]) => pattern.test(reminder))?.[1]
}
