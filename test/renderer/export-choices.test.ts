import { describe, expect, it } from 'vitest'
import { readPdfQuery } from '../../core/export/pdf-options.ts'
import {
  exportAddress,
  firstChoices,
  rememberChoices,
  rememberedChoices,
  type ExportChoices,
} from '../../renderer/presenter/export-choices.ts'

const address = (choices: Partial<ExportChoices>) => exportAddress({ ...firstChoices, ...choices })

describe('the export dialog', () => {
  it.each([
    [{ what: 'slides' }, '/export?type=pdf&kind=slides&aspect=16%3A9'],
    [{ what: 'handout', beside: 'notes' }, '/export?type=pdf&kind=handout&with=notes&paper=a4'],
    [
      { what: 'handout', paper: 'letter' },
      '/export?type=pdf&kind=handout&with=lines&per-page=3&paper=letter',
    ],
    [{ what: 'html', notes: true }, '/export?type=html&notes=1'],
    [{ what: 'archive' }, '/export?type=archive'],
    [{ what: 'sources', slideSources: true }, '/export?type=pdf&kind=sources&paper=a4'],
  ] as const)('EX98 of %j it asks for %s', (choices, expected) => {
    expect(address(choices)).toBe(expected)
  })

  it('EX98 whatever is chosen goes together', () => {
    for (const what of ['slides', 'steps', 'handout', 'script', 'sources'] as const)
      for (const beside of ['nothing', 'lines', 'notes'] as const)
        for (const perPage of [1, 2, 3, 4, 6] as const)
          for (const slideSources of [true, false]) {
            const query = address({
              what,
              beside,
              perPage,
              slideSources,
              dark: true,
              pageNumbers: false,
            }).split('?')[1]
            expect(readPdfQuery(new URLSearchParams(query))).toMatchObject({ kind: what, pageNumbers: false })
          }
  })

  it('EX98 choices are remembered, and what is kept wrongly is as it was the first time', () => {
    const kept = new Map<string, string>()
    const storage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    }
    expect(rememberedChoices(storage)).toEqual(firstChoices)
    const chosen = { ...firstChoices, what: 'script', paper: 'letter', dark: true } as const
    rememberChoices(chosen, storage)
    expect(rememberedChoices(storage)).toEqual(chosen)
    for (const broken of ['{', 'null', '[]', '{"what":"exe","perPage":5,"dark":"yes"}']) {
      kept.set('lectern.export', broken)
      expect(rememberedChoices(storage)).toEqual(firstChoices)
    }
  })
})
