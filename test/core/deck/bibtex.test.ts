import { array, assert, constantFrom, property } from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBibtex } from '../../../core/deck/bibtex.ts'
import { Report, sourceText } from '../../../core/deck/diagnose.ts'
import { readReferenceItems } from '../../../core/deck/reference-items.ts'

function read(text: string) {
  const report = new Report()
  const items = readReferenceItems(sourceText({ path: 'slides/references.bib', text }), report)
  return {
    records: items.map(({ value }) => value as Record<string, unknown>),
    problems: report.list().map(({ line, column, reason }) => `${line}:${column} ${reason}`),
  }
}
const one = (entry: string) => read(entry).records[0] ?? {}

describe('BibTeX', () => {
  test('DK122 an article becomes the CSL-JSON record that one would write by hand', () => {
    const { records, problems } = read(`
Words outside of entries, me@uni.org (John), are a comment.
@string{science = "Science"} @string(nat = {Nature})
@comment{jabref-meta: {a}} @preamble{"\\newcommand{\\x}{}"}
@Article{pert1973,
  author  = "Candace B. Pert and Snyder, Solomon H.",
  title   = {Opiate Receptor: {D}emonstration in Nervous Tissue},
  journal = science # " and " # nat,
  year = 1973, month = mar # "~9", volume = {179}, number = 4077, pages = {1011--1014},
  doi = {10.1126/science.179.4077.1011},
  study = {receptor binding}, sample = {rat brain}, finding = {It exists.}, verified = {false},
}`)
    expect(problems).toEqual([])
    expect(records).toEqual([
      {
        id: 'pert1973',
        type: 'article-journal',
        author: [
          { family: 'Pert', given: 'Candace B.' },
          { family: 'Snyder', given: 'Solomon H.' },
        ],
        title: 'Opiate receptor: <span class="nocase">D</span>emonstration in nervous tissue',
        'container-title': 'Science and Nature',
        issued: { 'date-parts': [[1973, 3, 9]] },
        volume: '179',
        issue: '4077',
        page: '1011-1014',
        DOI: '10.1126/science.179.4077.1011',
        custom: {
          study: 'receptor binding',
          sample: 'rat brain',
          finding: 'It exists.',
          verified: false,
        },
      },
    ])
  })

  test.each<[string, Record<string, unknown>]>([
    [
      '@book{k, title={T}, publisher={P}, address={Bonn}, edition={2}, series={S}, number={4}}',
      {
        type: 'book',
        publisher: 'P',
        'publisher-place': 'Bonn',
        edition: '2',
        'collection-title': 'S',
        'collection-number': '4',
      },
    ],
    [
      '@incollection{k, title={T}, booktitle={B}, editor={Ann Lee}}',
      { type: 'chapter', 'container-title': 'B', editor: [{ family: 'Lee', given: 'Ann' }] },
    ],
    [
      '@inproceedings{k, title={T}, booktitle={B}, eventtitle={E}, venue={Rome}}',
      { type: 'paper-conference', 'event-title': 'E', 'event-place': 'Rome' },
    ],
    ['@phdthesis{k, title={T}, school={MIT}}', { type: 'thesis', genre: 'PhD thesis', publisher: 'MIT' }],
    [
      '@thesis{k, title={T}, type={mathesis}, institution={MIT}}',
      { type: 'thesis', genre: 'Master’s thesis', publisher: 'MIT' },
    ],
    [
      '@techreport{k, title={T}, institution={NASA}, number={R-1}}',
      { type: 'report', publisher: 'NASA', number: 'R-1' },
    ],
    [
      '@online{k, title={T}, url={https://x.org/a\\_b%20c~d}, urldate={2020-01-02}}',
      { type: 'webpage', URL: 'https://x.org/a_b%20c~d', accessed: { 'date-parts': [[2020, 1, 2]] } },
    ],
    ['@misc{k, title={T}, howpublished={\\url{https://x.org}}}', { type: 'document', URL: 'https://x.org' }],
    [
      '@misc{k, title={T}, eprint={1706.03762}, archiveprefix={arXiv}}',
      {
        type: 'article',
        number: 'arXiv:1706.03762',
        publisher: 'arXiv',
        URL: 'https://arxiv.org/abs/1706.03762',
      },
    ],
    [
      '@article{k, title={T}, journaltitle={J}, entrysubtype={magazine}, eid={e12}}',
      { type: 'article-magazine', 'container-title': 'J', page: 'e12' },
    ],
    ['@article{k, title={T}, subtitle={S}, langid={ngerman}}', { title: 'T: S', language: 'de' }],
    ['@whatever(k, title = "T")', { type: 'document', title: 'T' }],
  ])('DK122 each kind of entry becomes the type that CSL has for it: %s', (entry, fields) => {
    expect(one(entry)).toMatchObject({ id: 'k', ...fields })
  })

  test('DK123 an entry takes what it lacks from the one that crossref names, a book’s title as its own book', () => {
    const { records } = read(
      '@inbook{a, title={Part}, author={Ann Lee}, crossref={b}, pages={1}}\n@book{b, title={Whole}, author={Bo Ek}, year=2001, publisher={P}}',
    )
    expect(records[0]).toMatchObject({
      title: 'Part',
      'container-title': 'Whole',
      author: [{ family: 'Lee' }],
      'container-author': [{ family: 'Ek' }],
      publisher: 'P',
      issued: { 'date-parts': [[2001]] },
    })
    expect(read('@inbook{a, crossref={b}}\n@book{b, crossref={a}, title={T}}').records).toHaveLength(2)
  })

  test.each([
    ['@article{a, title = {x} year = 2000}', ['1:25 a comma or } should stand after "title" in "a"']],
    ['@article{a, title {x}}', ['1:19 = should stand after "title" in "a"']],
    ['@article{a,\n title = {x', ['2:10 this { is never closed']],
    ['@article{a,\n title = "x', ['2:10 this quotation mark is never closed']],
    ['@article{a, title = "x}y"}', ['1:23 this } has no {']],
    ['@article{a, title = }', ['1:21 a value should stand here']],
    ['@article{, title = {x}}', ['1:10 this @article has no key, so nothing can cite it']],
    ['@article{a, title = {x}', ['1:24 the file ends after "title" in "a", where a comma or } should stand']],
    ['@article{a, journal = jn}', ['1:23 no @string gives the abbreviation "jn"']],
    ['@article{a}\n@book{a}', []],
    ['nothing', ['1:1 there is no BibTeX entry in this file']],
  ])('DK124 in %j the mistake is at %j', (text, problems) => {
    expect(read(text).problems).toEqual(problems)
  })

  test('DK124 a broken entry costs itself alone', () => {
    const { records, problems } = read(
      '@article{a, title = {A}}\n@article{b, title = {never closed\n}\n\n@article{c, title = {C}}\n  @book{d, title="D"\n@book{e,}',
    )
    expect(records.map(({ id }) => id)).toEqual(['a', 'c', 'e'])
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['5:1', '7:1'])
  })

  test('DK124 an entry behind a % is not read', () => {
    expect(read('% @article{a, title={A}}\n@article{b, title={B}, % why\n year=2000}').records).toHaveLength(
      1,
    )
  })

  test('DK125 whatever stands in a file, reading it ends, and places lie in the file', () => {
    const piece = constantFrom(
      '@',
      '@article{',
      '@string{',
      'a',
      '=',
      ',',
      '{',
      '}',
      '"',
      '#',
      '\\',
      '%',
      '\n',
      ' and ',
      '(',
      ')',
      '$',
      'ü',
      '1',
    )
    assert(
      property(array(piece, { maxLength: 60 }), (pieces) => {
        const text = pieces.join('')
        const { entries, mistakes } = parseBibtex(text)
        for (const { at } of [...entries, ...mistakes]) {
          expect(at).toBeGreaterThanOrEqual(0)
          expect(at).toBeLessThanOrEqual(text.length)
        }
        expect(read(text).records).toHaveLength(
          entries.filter(({ type }) => !['xdata', 'set'].includes(type)).length,
        )
      }),
    )
  })

  test('DK125 a hostile file is read in the time of its size', () => {
    for (const text of [
      '@a{b,c={\n'.repeat(100_000),
      `@a{b,title=${'{'.repeat(300_000)}${'}'.repeat(300_000)}}`,
      `@a{b,author={${' '.repeat(300_000)}x${' and '.repeat(50_000)}}}`,
      `@a{b,title={${'\\"'.repeat(100_000)}}}`,
      `@a{b,title={${'<span class="nocase">'.repeat(20_000)}}}`,
      `@a{b,xdata={${'b,'.repeat(100_000)}}}`,
    ])
      expect(read(text)).toBeDefined()
  })
})
