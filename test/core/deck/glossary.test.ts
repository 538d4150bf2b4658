import { describe, expect, test } from 'vitest'
import { compile } from '../../../core/deck/compile.ts'
import type { LectureSources } from '../../../core/deck/types.ts'

const references = {
  path: 'slides/references.json',
  text: '[{"id": "li1976", "type": "book", "title": "T"}]',
}

async function compiled(glossary: string | undefined, slides = '# One {#one}\n\nText [@li1976].') {
  const sources: LectureSources = {
    config: { path: 'slides/lecture.yaml', text: 'title: T' },
    slides: [{ path: 'slides/01.md', text: slides }],
    notes: [],
    diagrams: [],
    references,
    ...(glossary !== undefined && { glossary: { path: 'slides/glossary.yaml', text: glossary } }),
    files: [],
    diagnostics: [],
  }
  const deck = await compile(sources)
  const found = deck.diagnostics.filter(
    ({ file, code }) => file === 'slides/glossary.yaml' || code === 'glossary-invalid',
  )
  return { terms: deck.glossary, found: found.map(({ code, line, reason }) => `${code} ${line} ${reason}`) }
}

describe('the glossary', () => {
  test('SY45 glossary.yaml gives terms with other names and sources', async () => {
    const { terms, found } = await compiled(
      '- term: β-endorphin\n  aliases: [beta-endorphin]\n  definition: >-\n    A peptide\n    of 31 residues.\n  sources: [li1976]\n- term: PAG\n  definition: Grey.\n',
    )
    expect(found).toEqual([])
    expect(terms).toEqual([
      {
        id: 'β-endorphin',
        term: 'β-endorphin',
        aliases: ['beta-endorphin'],
        definition: 'A peptide of 31 residues.',
        sources: ['li1976'],
      },
      { id: 'pag', term: 'PAG', aliases: [], definition: 'Grey.', sources: [] },
    ])
  })

  test('SY46 slides define terms in blocks of their own, and the file counts first', async () => {
    const slides =
      '# One {#one}\n\n::: {.term}\nAgonist\n: binds and *activates* [@li1976]\n\nPAG\n: grey & old\n:::\n'
    const { terms, found } = await compiled('- term: PAG\n  definition: Grey.\n', slides)
    expect(terms).toEqual([
      { id: 'pag', term: 'PAG', aliases: [], definition: 'Grey.', sources: [] },
      {
        id: 'agonist',
        term: 'Agonist',
        aliases: [],
        definition: 'binds and activates',
        sources: ['li1976'],
        slide: 'one',
      },
    ])
    expect(found).toEqual([expect.stringContaining('glossary-invalid 1 the term "PAG" is defined already')])
  })

  test('SY47 every mistake is named with its line, and what is whole counts', async () => {
    const { terms, found } = await compiled(
      '- term: a\n  definition: A.\n  source: [li1976]\n- term: b\n- just words\n- term: c\n  definition: C.\n  sources: [nobody]\n- term: a\n  definition: again\n',
    )
    expect(terms?.map(({ term }) => term)).toEqual(['a', 'c'])
    expect(found).toEqual([
      expect.stringMatching(/^glossary-invalid 3 a term has no key "source"/),
      expect.stringMatching(/^glossary-invalid 4 the term "b" has no definition/),
      expect.stringMatching(/^glossary-invalid 5 this is no term/),
      expect.stringMatching(/^citation-unknown 8 there is no reference "nobody"/),
      expect.stringMatching(/^glossary-invalid 9 the term "a" is defined already/),
    ])
    expect((await compiled('term: a')).found).toEqual([expect.stringContaining('not a list of terms')])
    expect((await compiled('- term: [a')).found.join()).toContain('not valid YAML')
    expect((await compiled(undefined)).terms).toBeUndefined()
  })
})
