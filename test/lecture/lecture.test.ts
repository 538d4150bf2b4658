import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Deck, Slide } from '../../core/deck/types.ts'
import { checkLecture } from '../../main/app/check.ts'

// The bundled lecture is the product's first impression: what its content promises is held here.
const root = fileURLToPath(new URL('../../', import.meta.url))
let deck: Deck
let own: Slide[]
beforeAll(async () => {
  deck = (await checkLecture(root)).deck
  own = deck.slides.filter((slide) => slide.kind !== 'bibliography')
}, 120_000)

const records = JSON.parse(readFileSync(join(root, 'slides/references.json'), 'utf8')) as {
  id: string
  DOI?: string
  custom: { study?: string; finding?: string; verified?: boolean; doi_verified?: boolean }
}[]

const bodyWords = (slide: Slide) =>
  slide.html
    .replace(/<cite[\s\S]*?<\/cite>/g, ' ')
    .replace(/<[^>]+>/g, ' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length

describe('the bundled lecture', () => {
  it('LE1 has every section of the article, in its order', () => {
    expect(deck.sections.map((section) => section.id)).toEqual([
      'endorphins',
      'key-regions',
      'mental-health',
      'runners-high',
      'other-triggers',
      'clinical',
      'misconceptions',
      'state',
      'help',
      'sources',
    ])
  })

  it('LE2 has at least sixty slides besides its sources', () => {
    expect(own.length).toBeGreaterThanOrEqual(60)
  })

  it('LE3 has nothing for the check to complain of', () => {
    expect(deck.diagnostics).toEqual([])
  })

  it('LE4 has speaker notes of a length one can speak on every slide', () => {
    const lengths = own.map((slide) => ({ id: slide.id, words: slide.notes?.words ?? 0 }))
    expect(lengths.filter(({ words }) => words < 80 || words > 200)).toEqual([])
  })

  it('LE5 has one cue for every step', () => {
    expect(own.filter((slide) => slide.notes?.clicks !== slide.lastStep).map((slide) => slide.id)).toEqual([])
  })

  it('LE6 says on every slide what the lecturer alone should remember', () => {
    const without = own.filter((slide) => !slide.notes?.html.includes('class="private"'))
    expect(without.map((slide) => slide.id)).toEqual([])
    expect(own.filter((slide) => slide.notes?.publicHtml.includes('private')).map(({ id }) => id)).toEqual([])
  })

  it('LE7 is planned to the minute', () => {
    const planned = own.reduce((sum, slide) => sum + (slide.minutes ?? 0), 0)
    expect(planned).toBeCloseTo(deck.meta.duration ?? 0, 5)
    expect(deck.meta.duration).toBeGreaterThanOrEqual(50)
    expect(deck.meta.duration).toBeLessThanOrEqual(75)
  })

  it('LE8 has no wall of text', () => {
    const long = own.filter((slide) => slide.kind === 'content' && bodyWords(slide) > 45)
    expect(long.map((slide) => ({ id: slide.id, words: bodyWords(slide) }))).toEqual([])
  })

  it('LE9 cites on every slide that grades a claim', () => {
    const bare = own.filter((slide) => slide.grade !== undefined && slide.citations.length === 0)
    expect(bare.map((slide) => slide.id)).toEqual([])
  })

  it('LE10 cites at least sixty references and leaves none uncited', () => {
    expect(records.length).toBeGreaterThanOrEqual(60)
    expect(records.map(({ id }) => id).filter((id) => !(id in deck.references))).toEqual([])
  })

  it('LE11 says of every reference what kind of study it is and what it found', () => {
    expect(records.filter(({ custom }) => !custom.study || !custom.finding).map(({ id }) => id)).toEqual([])
  })

  it('LE12 shows no DOI that was not seen', () => {
    expect(records.filter((record) => record.custom.doi_verified === false && record.DOI)).toEqual([])
  })

  it('LE13 marks what is known from memory only as unverified', () => {
    const unverified = Object.values(deck.references).filter((reference) => !reference.verified)
    expect(unverified.map(({ key }) => key).sort()).toEqual(
      records
        .filter(({ custom }) => custom.verified === false)
        .map(({ id }) => id)
        .sort(),
    )
    const sources = deck.slides.filter((slide) => slide.kind === 'bibliography').map(({ html }) => html)
    expect(sources.join('').match(/class="unverified"/g)?.length).toBe(unverified.length)
  })

  it('LE14 describes every diagram for those who cannot see it', () => {
    const diagrams = own.flatMap((slide) => slide.diagrams)
    expect(diagrams.length).toBeGreaterThanOrEqual(9)
    expect(diagrams.filter(({ title, description }) => title === '' || description.length < 40)).toEqual([])
  })

  it('LE15 builds its diagrams in steps', () => {
    const still = own.flatMap((slide) => slide.diagrams).filter(({ pauses }) => pauses === 0)
    expect(still.map(({ id }) => id)).toEqual([])
  })

  it('LE16 carries the disclaimer on its first slide', () => {
    expect(deck.meta.disclaimer).toBeTruthy()
    expect(deck.slides[0]?.html).toContain('class="disclaimer"')
  })

  it('LE17 begins with objectives, ends every section with key points and asks the eight questions', () => {
    expect(own.some((slide) => slide.classes.includes('objectives'))).toBe(true)
    const closing = deck.sections
      .slice(0, -1)
      .map((section) => own[section.firstSlide + section.slideCount - 1])
    expect(
      closing.filter((slide) => !slide?.classes.includes('key-points')).map((slide) => slide?.id),
    ).toEqual([])
    const questions = own.filter((slide) => slide.section === 8 && slide.classes.includes('question'))
    expect(questions).toHaveLength(8)
    expect(
      own.filter((slide) => slide.section === 6 && slide.html.includes('<div class="myth"')),
    ).toHaveLength(5)
  })

  it('LE19 offers slides to leave out, worth five minutes, and none of the objectives or key points', () => {
    const optional = own.filter((slide) => slide.optional)
    const saved = optional.reduce((sum, slide) => sum + (slide.minutes ?? 0), 0)
    expect(saved).toBeGreaterThanOrEqual(5)
    const needed = ['objectives', 'key-points']
    expect(optional.filter((slide) => needed.some((name) => slide.classes.includes(name)))).toEqual([])
  })

  it('LE18 shares no run of eight words with the article', () => {
    expect(sharedRuns()).toEqual([])
  })
})

/** `article-runs.txt` holds hashes of the article's runs of eight words: its text is not ours to ship. */
function sharedRuns(): string[] {
  const runs = new Set(readFileSync(new URL('article-runs.txt', import.meta.url), 'utf8').split('\n'))
  const found: string[] = []
  for (const file of textFiles()) {
    const text = readFileSync(file, 'utf8').normalize('NFKD').toLowerCase()
    const words = Array.from(text.matchAll(/[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu), ([word]) => word)
    for (let i = 0; i + 8 <= words.length; i++) {
      const run = words.slice(i, i + 8).join(' ')
      const hash = createHash('sha256').update(run).digest('base64url').slice(0, 8)
      if (runs.has(hash)) found.push(`${file.slice(root.length)}: ${run}`)
    }
  }
  return found
}

function textFiles(): string[] {
  const folders = ['slides', 'speaker-notes'].map((name) => join(root, name))
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
  )
  return [...files.filter((file) => /\.(md|ya?ml|mmd)$/.test(file)), join(root, 'README.md')]
}
