import { readdir } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { checkLecture } from '../../main/app/check.ts'

const examples = fileURLToPath(new URL('../../examples/', import.meta.url))
const names = (await readdir(examples, { withFileTypes: true }))
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort()
const lectures = new Map(
  await Promise.all(names.map(async (name) => [name, await checkLecture(`${examples}${name}`)] as const)),
)
const deckOf = (name: string) => {
  const lecture = lectures.get(name)
  if (lecture === undefined) throw new Error(`There is no example ${name}.`)
  return lecture.deck
}

/** What was found out about each source: whether it was looked up, and its DOI or address where it has one. */
const SOURCES: Readonly<Record<string, Record<string, { verified: boolean; at: string | null }>>> = {
  algebra: {
    khwarizmi1831: { verified: true, at: null },
    karpinski1915: { verified: true, at: null },
    crossley1990: { verified: true, at: null },
  },
  fourier: {
    carleson1966: { verified: true, at: null },
    dirichlet1829: { verified: false, at: null },
    hewitt1979: { verified: true, at: null },
  },
  'hash-table': {
    crosby2003: { verified: true, at: null },
    aumasson2012: { verified: true, at: null },
    carter1977: { verified: true, at: '10.1145/800105.803400' },
  },
}

describe('the examples', () => {
  test('LE60 are three lectures: one with formulas, one with code, one in Arabic', () => {
    expect(names).toEqual(['algebra', 'fourier', 'hash-table'])
    expect(deckOf('algebra').meta.lang).toBe('ar')
    const html = (name: string) => deckOf(name).slides.map((slide) => slide.html)
    expect(
      html('fourier')
        .join('\n')
        .match(/class="math/g)?.length,
    ).toBeGreaterThan(15)
    const code = html('hash-table').join('\n')
    expect(code.match(/<pre class="code/g)?.length).toBeGreaterThan(4)
    expect(code).toContain('data-lines-step')
  })

  test.each(names)('LE61 an example passes the check without a complaint: %s', (name) => {
    expect(lectures.get(name)?.diagnostics).toEqual([])
  })

  test.each(names)('LE62 every slide of an example has notes, and its minutes fit the plan: %s', (name) => {
    const { slides, meta } = deckOf(name)
    const own = slides.filter(({ kind }) => kind !== 'bibliography')
    expect(own.filter(({ notes }) => (notes?.words ?? 0) === 0).map(({ id }) => id)).toEqual([])
    const minutes = slides.reduce((sum, slide) => sum + (slide.minutes ?? 0), 0)
    expect(minutes).toBeLessThanOrEqual(meta.duration ?? 0)
    const content = slides.filter(({ kind }) => kind === 'content')
    expect(content.length).toBeGreaterThanOrEqual(8)
    expect(content.length).toBeLessThanOrEqual(12)
  })

  test.each(names)('LE63 an example cites its sources and says what each of them is: %s', (name) => {
    const references = Object.values(deckOf(name).references)
    expect(references.length).toBeGreaterThanOrEqual(3)
    for (const { studyType, finding } of references) {
      expect(studyType).toBeTruthy()
      expect(finding).toBeTruthy()
    }
  })

  test.each(names)(
    'LE63 a source of an example is verified, and has an address, only as it was found out: %s',
    (name) => {
      const references = Object.values(deckOf(name).references)
      const found = references.map(({ key, verified, doi, csl }) => [
        key,
        { verified, at: doi ?? csl['URL'] ?? null },
      ])
      expect(Object.fromEntries(found)).toEqual(SOURCES[name])
    },
  )

  test.each(names)('LE64 an example has a diagram or figure that is described: %s', (name) => {
    const diagrams = deckOf(name).slides.flatMap((slide) => slide.diagrams)
    expect(diagrams.length).toBeGreaterThan(0)
    for (const { title, description, pauses } of diagrams) {
      expect(title).not.toBe('')
      expect(description).not.toBe('')
      expect(pauses).toBeGreaterThan(0)
    }
  })
})
