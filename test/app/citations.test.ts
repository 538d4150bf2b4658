import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import type { CitationItem, CitationRequest } from '../../core/deck/types.ts'
import { parseLocator } from '../../main/app/citation-locator.ts'
import { formatCitations } from '../../main/app/citations.ts'

const person = (family: string, given: string) => ({ family, given })
const basbaum = {
  id: 'basbaum1984',
  type: 'article-journal',
  title: 'Endogenous pain control systems',
  author: [person('Basbaum', 'Allan I.'), person('Fields', 'Howard L.')],
  issued: { 'date-parts': [[1984]] },
  'container-title': 'Annual Review of Neuroscience',
  volume: '7',
  page: '309-338',
  DOI: '10.1146/annurev.ne.07.030184.001521',
  note: 'title: smuggled in',
  custom: { verified: true },
}
const boecker = {
  id: 'boecker2008',
  type: 'article-journal',
  title: 'The runner’s high',
  author: [person('Boecker', 'Henning'), person('Sprenger', 'Till'), person('Tolle', 'Thomas R.')],
  issued: { 'date-parts': [[2008]] },
  'container-title': 'Cerebral Cortex',
}

const request = (clusters: CitationItem[][], change: Partial<CitationRequest> = {}): CitationRequest => ({
  records: [boecker, basbaum],
  clusters,
  style: 'apa',
  lang: 'en',
  ...change,
})
const markOf = async (item: Partial<CitationItem>, change: Partial<CitationRequest> = {}) =>
  (await formatCitations(request([[{ key: 'basbaum1984', ...item }]], change))).marks[0]

// What is loaded on demand takes seconds where the machine is busy.
describe('citations through the CSL engine', { timeout: 60_000 }, () => {
  it('AP30 marks come in the order of the clusters, entries in the order of the style', async () => {
    const { marks, entries } = await formatCitations(
      request([
        [{ key: 'boecker2008' }],
        [{ key: 'boecker2008' }, { key: 'basbaum1984', locator: 'p. 310' }],
      ]),
    )
    expect(marks).toEqual([
      '(Boecker et al., 2008)',
      '(Basbaum &#38; Fields, 1984, p. 310; Boecker et al., 2008)',
    ])
    expect(entries.map((entry) => entry.key)).toEqual(['basbaum1984', 'boecker2008'])
    expect(entries[0]?.html).toBe(
      'Basbaum, A. I., &#38; Fields, H. L. (1984). Endogenous pain control systems. <i>Annual Review of Neuroscience</i>, <i>7</i>, 309–338. https://doi.org/10.1146/annurev.ne.07.030184.001521',
    )
  })

  it.each<[Partial<CitationItem>, string]>([
    [{}, '(Basbaum &#38; Fields, 1984)'],
    [{ locator: 'pp. 310-312' }, '(Basbaum &#38; Fields, 1984, pp. 310–312)'],
    [{ locator: '310' }, '(Basbaum &#38; Fields, 1984, p. 310)'],
    [{ locator: 'fig. 2' }, '(Basbaum &#38; Fields, 1984, Figure 2)'],
    [{ locator: 'chap. 3' }, '(Basbaum &#38; Fields, 1984, Chapter 3)'],
    [{ locator: 'somewhere' }, '(Basbaum &#38; Fields, 1984, somewhere)'],
    [{ suppressAuthor: true }, '(1984)'],
    [{ prefix: 'see' }, '(see Basbaum &#38; Fields, 1984)'],
    [{ locator: 'p. 3', suffix: 'and passim' }, '(Basbaum &#38; Fields, 1984, p. 3 and passim)'],
    [{ suffix: 'our translation' }, '(Basbaum &#38; Fields, 1984, our translation)'],
    [{ prefix: '<b>x</b> &' }, '(<b>x</b> &#38; Basbaum &#38; Fields, 1984)'],
    [{ prefix: '<script>x' }, '(&#60;script&#62;x Basbaum &#38; Fields, 1984)'],
  ])('AP31 a mark carries prefix, locator and suffix: %j is marked %s', async (item, mark) => {
    expect(await markOf(item)).toBe(mark)
  })

  it.each([
    ['apa', 'de-AT', '(Basbaum &#38; Fields, 1984, S. 310)'],
    ['harvard1', 'de', '(Basbaum und Fields, 1984, S. 310)'],
    ['harvard1', 'fr', '(Basbaum et Fields, 1984, p. 310)'],
    ['harvard1', 'xx', '(Basbaum and Fields, 1984, p. 310)'],
    ['vancouver', 'en', '(1 p. 310)'],
    ['ieee', 'en', '[1, p. 310]'],
    ['ieee', 'de', '[1, S. 310]'],
    ['chicago-author-date', 'en', '(Basbaum and Fields 1984, 310)'],
    ['no-such-style', 'en', '(Basbaum &#38; Fields, 1984, p. 310)'],
    ['constructor', 'en', '(Basbaum &#38; Fields, 1984, p. 310)'],
  ])('AP32 in the style %s and the language %s a mark is %s', async (style, lang, mark) => {
    expect(await markOf({ locator: 'p. 310' }, { style, lang })).toBe(mark)
  })

  it('AP32 a numbered style gives entries with their number and without boxes', async () => {
    const clusters = [[{ key: 'boecker2008' }], [{ key: 'basbaum1984' }]]
    const { entries } = await formatCitations(request(clusters, { style: 'vancouver' }))
    expect(entries.map((entry) => entry.key)).toEqual(['boecker2008', 'basbaum1984'])
    expect(entries[0]?.html).toMatch(/^1\. Boecker H, /)
    expect(entries[1]?.html).not.toMatch(/<div|\n/)
  })

  it('AP33 two works of the same authors and year are told apart in marks and entries', async () => {
    const twin = { ...basbaum, id: 'twin', title: 'Zebra' }
    const { marks, entries } = await formatCitations(
      request([[{ key: 'twin' }], [{ key: 'basbaum1984' }]], { records: [twin, basbaum] }),
    )
    expect(marks).toEqual(['(Basbaum &#38; Fields, 1984b)', '(Basbaum &#38; Fields, 1984a)'])
    expect(entries.map((entry) => /\(1984[ab]\)/.exec(entry.html)?.[0])).toEqual(['(1984a)', '(1984b)'])
  })

  it('AP34 a key without a record is shown with a question mark and stops nothing', async () => {
    const { marks } = await formatCitations(
      request([[{ key: 'gone<b>' }], [{ key: 'basbaum1984' }, { key: 'gone' }], []]),
    )
    expect(marks).toEqual(['(gone&lt;b&gt;?)', '(Basbaum &#38; Fields, 1984) (gone?)', ''])
  })

  it.each<[string, Record<string, unknown>]>([
    ['a title that is an object', { title: { x: 1 } }],
    ['an author that is a word', { author: 'Bob' }],
    ['authors that are numbers', { author: [3, null, {}, { family: 4, given: true }] }],
    ['a date of nonsense', { issued: { 'date-parts': [['x', [], {}]] } }],
    ['a date that is a list', { issued: [[2020]] }],
    ['an impossible date', { issued: { 'date-parts': [[2020, 99, 99]] } }],
    ['an unknown type', { type: 'weird' }],
    ['no type', { type: undefined }],
    ['variables that are objects', { volume: {}, page: [1], DOI: { a: 1 }, URL: true }],
    ['an id of the language itself', { id: 'constructor' }],
    ['an id of the prototype', { id: '__proto__' }],
    ['nothing but an id', { type: undefined, title: undefined, author: undefined, issued: undefined }],
  ])('AP35 a record with %s is formatted as far as it goes, and the others as ever', async (_, change) => {
    const bad = { ...boecker, id: 'bad', ...change }
    const { marks, entries } = await formatCitations(
      request([[{ key: String(bad.id) }], [{ key: 'basbaum1984' }]], { records: [bad, basbaum] }),
    )
    expect(marks[1]).toBe('(Basbaum &#38; Fields, 1984)')
    expect(marks[0]).toMatch(/^\(.*\w.*\)$/)
    expect(entries.find((entry) => entry.key === String(bad.id))?.html).toMatch(
      /bad|runner|Boecker|constructor|__proto__/,
    )
    expect(JSON.stringify([marks, entries])).not.toMatch(/undefined|\[object|NaN/)
  })

  it('AP35 text in a record is text, not markup, but for what CSL allows', async () => {
    const { entries } = await formatCitations(
      request([[{ key: 'x' }]], {
        records: [{ id: 'x', title: '<img src=x onerror=y> <i>in vivo</i> & <b>' }],
      }),
    )
    expect(entries[0]?.html).not.toContain('<img')
    expect(entries[0]?.html).toContain('&#60;img')
    expect(entries[0]?.html).toContain('in vivo')
  })

  it('AP36 nothing is read out of a record’s note or custom fields', async () => {
    const { entries } = await formatCitations(request([[{ key: 'basbaum1984' }]]))
    expect(JSON.stringify(entries)).not.toMatch(/smuggled|verified/)
  })

  it('AP37 the same request is answered from memory, a changed one anew', async () => {
    const first = await formatCitations(request([[{ key: 'basbaum1984' }]]))
    expect(await formatCitations(structuredClone(request([[{ key: 'basbaum1984' }]])))).toBe(first)
    const renamed = { ...basbaum, title: 'Renamed' }
    const changed = await formatCitations(request([[{ key: 'basbaum1984' }]], { records: [renamed] }))
    expect(changed.entries[0]?.html).toContain('Renamed')
  })

  it('AP37 what was formatted before leaves no trace in what is formatted next', async () => {
    const twin = { ...basbaum, id: 'twin', title: 'Zebra' }
    const clusters = [[{ key: 'twin' }], [{ key: 'basbaum1984' }]]
    await formatCitations(request(clusters, { records: [twin, basbaum, boecker] }))
    const { marks, entries } = await formatCitations(request([[{ key: 'twin' }]], { records: [twin] }))
    expect(marks).toEqual(['(Basbaum &#38; Fields, 1984)'])
    expect(entries).toHaveLength(1)
  })

  it('AP37 a lecture without citations does not start the engine', async () => {
    expect(await formatCitations(request([], { records: [] }))).toEqual({ marks: [], entries: [] })
  })

  it('AP38 every record of the bundled lecture can be formatted', async () => {
    const path = new URL('../../slides/references.json', import.meta.url)
    const records = JSON.parse(await readFile(path, 'utf8')) as { id: string }[]
    const clusters = records.map(({ id }) => [{ key: id }])
    const { marks, entries } = await formatCitations({ records, clusters, style: 'apa', lang: 'en' })
    expect(new Set(entries.map((entry) => entry.key))).toEqual(new Set(records.map((record) => record.id)))
    for (const mark of marks) expect(mark).toMatch(/^\(.+, (?:\d{4}[a-z]?|n\.d\.(?:-[a-z])?)\)$/)
  })
})

describe('locators', () => {
  it.each([
    ['p. 310', 'page', '310'],
    ['pp. 3-5', 'page', '3-5'],
    ['p.310', 'page', '310'],
    ['310, 312', 'page', '310, 312'],
    ['xii', 'page', 'xii'],
    ['S. 12', 'page', '12'],
    ['e849', 'page', 'e849'],
    ['ch. 2', 'chapter', '2'],
    ['Chapter 2', 'chapter', '2'],
    ['fig. 3b', 'figure', '3b'],
    ['tab. S1', 'table', 'S1'],
    ['§ 4', 'section', '4'],
    ['sec. IV', 'section', 'IV'],
    ['¶ 7', 'paragraph', '7'],
    ['vol. 2', 'volume', '2'],
  ])('AP31 a locator is read as its label and its number: %s, %s, %s', (written, label, locator) => {
    expect(parseLocator(written)).toEqual({ label, locator })
  })

  it.each(['', 'somewhere', 'p.', 'page one', 'constructor 1', 'see p. 3', '§'])(
    'AP31 anything but a number or a label with its number is no locator: %j',
    (written) => {
      expect(parseLocator(written)).toBeUndefined()
    },
  )
})
