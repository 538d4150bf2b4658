import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Report, sourceText } from '../../../core/deck/diagnose.ts'
import { readReferenceItems } from '../../../core/deck/reference-items.ts'
import { bibtexOf } from '../../../core/study/bibtex.ts'
import { familyOf, gradesOf, objectionsOn, speciesOf } from '../../../core/study/sources.ts'
import { createTermFinder } from '../../../core/study/terms.ts'
import { reference, studySlide } from './deck.ts'

describe('sources', () => {
  test.each([
    ['Human PET', '10 trained men', 'imaging', ['humans']],
    ['Network meta-analysis', '218 studies, 14 170 people', 'meta-analysis', ['humans']],
    ['Animal experiment', 'Rats', 'animal', ['rodents']],
    ['Comparative physiology', 'Humans, dogs and ferrets', 'animal', ['humans', 'animals']],
    ['Cell pharmacology', '22 peptides, cell lines and slices', 'laboratory', ['cells']],
    ['Two phase 3 trials', undefined, 'trial', ['unsaid']],
    [undefined, undefined, 'other', ['unsaid']],
  ])(
    'SY40 kind of study and species are told from the record: %s, %s',
    (studyType, sample, family, species) => {
      const given = { ...(studyType && { studyType }), ...(sample && { sample }) }
      expect(familyOf(given)).toBe(family)
      expect(speciesOf(given)).toEqual(species)
    },
  )

  test('SY41 a source has the grades of all slides that use it', () => {
    const uses = [reference('a')]
    const slides = [
      studySlide('one', { grade: 'established', references: uses }),
      studySlide('two', { grade: 'contested', references: uses }),
      studySlide('three', { grade: 'emerging' }),
    ]
    expect([...gradesOf('a', slides)]).toEqual(['established', 'contested'])
  })

  test('SY42 the sources of a fact speak against the myth, and those after “but see” against what they follow', () => {
    const cite = (keys: string, text: string) => `<cite class="citation" data-keys="${keys}">${text}</cite>`
    const references = [reference('a'), reference('b'), reference('c')]
    const html = `<div class="myth"><p>It is one molecule.</p></div><div class="fact"><p>No ${cite('a b unknown', '(A; B)')}</p></div><p>It grows ${cite('a', '(A)')} ${cite('c', '(but see C, 2019)')}</p>`
    expect(objectionsOn(studySlide('s', { html, references }))).toEqual([
      { claim: 'It is one molecule.', keys: ['a', 'b'] },
      { claim: 'It grows', keys: ['c'] },
    ])
  })

  test('SY43 every record of the bundled lecture, written as BibTeX, is read back with its authors, title and year', () => {
    const file = new URL('../../../slides/references.json', import.meta.url)
    const records = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>[]
    const text = records
      .map(({ custom: _custom, ...csl }) => bibtexOf({ key: String(csl['id']), csl }))
      .join('\n')
    const report = new Report()
    const items = readReferenceItems(sourceText({ path: 'slides/references.bib', text }), report).map(
      ({ value }) => value as Record<string, unknown>,
    )
    expect(report.list()).toEqual([])
    expect(items).toHaveLength(records.length)
    const plain = (value: unknown) =>
      String(value)
        .replaceAll(/<[^>]*>/g, '')
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]/gu, '')
    const families = (record: Record<string, unknown>) =>
      ((record['author'] ?? []) as Record<string, string>[]).map(({ family, literal, ...rest }) =>
        plain(`${rest['non-dropping-particle'] ?? ''}${family ?? literal}`),
      )
    records.forEach((record, index) => {
      const item = items[index] ?? {}
      expect(item['id']).toBe(record['id'])
      expect(plain(item['title'])).toBe(plain(record['title']))
      expect(families(item)).toEqual(families(record))
      const year = (one: Record<string, unknown>) =>
        (one['issued'] as { 'date-parts'?: number[][] } | undefined)?.['date-parts']?.[0]?.[0]
      expect(year(item)).toBe(year(record))
      expect(item['DOI']).toBe(record['DOI'])
    })
  })
})

describe('terms in texts', () => {
  const term = (id: string, name: string, aliases: string[] = []) => ({
    id,
    term: name,
    aliases,
    definition: 'x',
    sources: [],
  })
  const finder = createTermFinder([
    term('e', 'endorphin'),
    term('be', 'β-endorphin', ['beta-endorphin']),
    term('p', 'PAG'),
  ])
  const uses = (text: string, known = new Set<string>()) =>
    finder.firstUses(text, known).map(({ term: { id }, start, end }) => [id, text.slice(start, end)])

  test('SY44 the first use of each is found, the longer name before the shorter, plurals too', () => {
    expect(uses('Endorphins: beta-endorphin rises. β-Endorphin and the PAG; endorphin.')).toEqual([
      ['e', 'Endorphins'],
      ['be', 'beta-endorphin'],
      ['p', 'PAG'],
    ])
    expect(uses('pages, paging')).toEqual([])
  })

  test('SY44 what was used before on the slide is passed over', () => {
    const known = new Set(['p'])
    expect(uses('The PAG and endorphin', known)).toEqual([['e', 'endorphin']])
    expect([...known]).toEqual(['p', 'e'])
  })
})
