import { describe, expect, it } from 'vitest'
import { readPdfQuery, settlePdfOptions } from '../../core/export/pdf-options.ts'
import {
  EXPORT_CHOICES,
  exportAddress,
  firstChoices,
  showsDisclaimer,
  wishOf,
  type ExportChoices,
} from '../../renderer/presenter/export-choices.ts'
import { shareDone, stageInWords, workInWords } from '../../renderer/presenter/export-work.ts'
import { MAX_PREFERENCE, readParams } from '../../core/rpc/schema.ts'

const address = (choices: Partial<ExportChoices>) =>
  exportAddress(wishOf({ ...firstChoices, ...choices }, 'pag'))

/** Whatever the dialog lets somebody choose. */
function* everyChoice(): Generator<ExportChoices> {
  const whats = [
    'slides',
    'steps',
    'handout',
    'script',
    'sources',
    'html',
    'pptx',
    'png',
    'svg',
    'archive',
    'pack',
    'bib',
    'csl',
  ] as const
  for (const what of whats)
    for (const beside of ['nothing', 'lines', 'notes'] as const)
      for (const perPage of [1, 2, 3, 4, 6] as const)
        for (const on of [true, false])
          for (const disclaimer of [true, false, null])
            yield {
              ...firstChoices,
              which: on ? 'all' : 'this',
              what,
              beside,
              perPage,
              disclaimer,
              slideSources: on,
              ink: on,
              dark: on,
              pageNumbers: !on,
            }
}

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
    [{ what: 'bib' }, '/export?type=bib'],
    [{ what: 'png' }, '/export?type=png&slide=pag'],
    [{ what: 'png', which: 'all', dark: true, ink: true }, '/export?type=png&dark=1&ink=1'],
    [{ what: 'svg' }, '/export?type=svg&slide=pag'],
    [{ what: 'svg', which: 'all' }, '/export?type=svg'],
    [{ what: 'pack' }, '/export?type=pack'],
    [{ what: 'sources', slideSources: true }, '/export?type=pdf&kind=sources&paper=a4'],
    [{ what: 'script', disclaimer: false }, '/export?type=pdf&kind=script&paper=a4&disclaimer=0'],
  ] as const)('EX98 of %j it asks for %s', (choices, expected) => {
    expect(address(choices)).toBe(expected)
  })

  it('EX98 whatever is chosen goes together, and is the same wish in both shells', () => {
    for (const choices of everyChoice()) {
      const wish = wishOf(choices, 'pag')
      expect(readParams('export', { wish })).toEqual({ ok: true, params: { wish } })
      if (wish.type !== 'pdf') continue
      const settled = settlePdfOptions(wish.pdf)
      expect(settled).toMatchObject({ kind: choices.what, pageNumbers: choices.pageNumbers })
      expect(readPdfQuery(new URLSearchParams(exportAddress(wish).split('?')[1]))).toEqual(settled)
    }
  })

  it('EX300 in a lecture without slides there is no slide of which a picture could be', () => {
    expect(wishOf({ ...firstChoices, what: 'png' }, null)).toMatchObject({ slide: null })
    expect(wishOf({ ...firstChoices, what: 'svg' }, null)).toEqual({ type: 'svg', slide: null })
  })

  it('EX247 choices are remembered on this computer, and what is kept wrongly is as it was the first time', () => {
    const { read, print } = EXPORT_CHOICES
    expect(read(undefined)).toEqual(firstChoices)
    for (const choices of everyChoice()) {
      expect(read(print(choices))).toEqual(choices)
      expect(print(choices).length).toBeLessThan(MAX_PREFERENCE)
    }
    for (const broken of ['{', 'null', '[]', '{"what":"exe","perPage":5,"dark":"yes","disclaimer":"no"}'])
      expect(read(broken)).toEqual(firstChoices)
    expect(readParams('keep-preference', { name: EXPORT_CHOICES.name, value: '{}' }).ok).toBe(true)
  })

  it('EX247 a disclaimer stands on paper without a choice, and where it is chosen', () => {
    const shown = (choices: Partial<ExportChoices>) => showsDisclaimer({ ...firstChoices, ...choices })
    expect([shown({}), shown({ what: 'script' })]).toEqual([false, true])
    expect([shown({ disclaimer: true }), shown({ what: 'script', disclaimer: false })]).toEqual([true, false])
  })

  it('EX276 of what is printed in parts pages are counted, those that are done of all', () => {
    const printing = (before: number) =>
      ({ stage: 'printing', pages: 200, all: 2000, ...(before > 0 && { before }) }) as const
    expect([0, 1000].map((before) => stageInWords(printing(before)))).toEqual([
      'Printing pages 1 to 200 of 2,000…',
      'Printing pages 1,001 to 1,200 of 2,000…',
    ])
    expect([0, 1000].map((before) => shareDone(printing(before)))).toEqual([
      { value: 0, max: 2000 },
      { value: 1000, max: 2000 },
    ])
  })

  it('EX269 how far it is stands in words and as a share, as soon as something can be counted', () => {
    const laid = (done: number) => ({ stage: 'laying-out', done, all: 2000 }) as const
    expect([0, 50, 2000].map((done) => stageInWords(laid(done)))).toEqual([
      'Reading the lecture…',
      'Slide 50 of 2,000',
      'Slide 2,000 of 2,000',
    ])
    expect([laid(0), laid(50), { stage: 'printing', pages: 7 } as const].map(shareDone)).toEqual([
      undefined,
      { value: 50, max: 2000 },
      undefined,
    ])
    expect(stageInWords({ stage: 'printing', pages: 1 })).toBe('Printing 1 page…')
    expect(stageInWords({ stage: 'printing', pages: 100, before: 1000 })).toBe(
      'Printing pages 1,001 to 1,100…',
    )
    const done = { kind: 'done', file: 'Pain.pdf', count: 2000, unit: 'page', notes: [] } as const
    expect(workInWords(done, true)).toBe('Saved as Pain.pdf: 2,000 pages.')
    expect(workInWords(done, false)).toBe('Saved where your browser keeps downloads: 2,000 pages.')
    expect(workInWords({ kind: 'busy', progress: laid(50) }, true)).toBe(
      workInWords({ kind: 'busy', progress: laid(100) }, true),
    )
  })
})
