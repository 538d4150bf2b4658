import { describe, expect, it } from 'vitest'
import { compile } from '../../core/deck/compile.ts'
import { loadSources } from '../../main/app/load.ts'
import { folderAttacks, SECRET } from '../support/attacks/folders.ts'
import { pictureBombs, svgBombs } from '../support/attacks/pictures.ts'
import { compileLecture, found } from '../core/deck/lecture.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('A folder that attacks the loader', { timeout: 60_000 }, () => {
  it.each(folderAttacks)(
    'HO14 becomes a deck that can be sent and holds nothing from outside: $name',
    async (attack) => {
      const folder = await temporaryFolder()
      await attack.write(folder)
      const deck = await compile(await loadSources(folder))
      expect(deck.diagnostics.map(({ code }) => code)).toContain(attack.code)
      expect(deck.slides.find(({ id }) => id === 'fine')?.text).toBe('This one stands.')
      const sent = JSON.stringify(deck)
      expect(JSON.parse(sent)).toEqual(deck)
      expect(sent).not.toContain(SECRET)
      expect(sent.length).toBeLessThan(2_000_000)
    },
  )

  it('HO15 no picture is shown that would never end', async () => {
    const files: Record<string, string | Uint8Array> = Object.fromEntries([
      ...svgBombs.map(([name, text]) => [`slides/media/${name}.svg`, text]),
      ...pictureBombs.map(([name, head]) => [`slides/media/${name}`, head]),
    ])
    const { unsafeImages } = await loadSources(await temporaryFolder({ ...files, 'slides/01.md': '# A' }))
    expect(Object.keys(unsafeImages ?? {}).sort()).toEqual(Object.keys(files).sort())
  })
})

describe('References that multiply', () => {
  const slides = '## A {#a}\n\n[@pert1973]\n'

  it('HO16 a value of BibTeX that abbreviations make endless is reported at the field', async () => {
    const lines = [
      '@string{s0 = "lol"}',
      ...Array.from({ length: 20 }, (_, n) => `@string{s${n + 1} = s${n} # s${n} # s${n}}`),
    ]
    const text = `${lines.join('\n')}\n@book{pert1973, title = s1}`
    const deck = await compile({
      config: undefined,
      slides: [{ path: 'slides/1.md', text: slides }],
      notes: [],
      diagrams: [],
      references: { path: 'slides/references.bib', text },
      files: [],
      diagnostics: [],
    })
    expect(found(deck, 'references-invalid')[0]).toBe(
      'slides/references.bib:10:14 error this value is longer than 50000 characters',
    )
    expect(deck.references['pert1973']?.csl['title']).toBe('lollollol')
  })

  it.each([
    [
      'a list in lists without end',
      `[{"id": "x"},\n{"id": "y", "note": ${'['.repeat(9000)}${']'.repeat(9000)}}]`,
    ],
    [
      'more values than a record has',
      JSON.stringify([{ id: 'x' }, { id: 'y', note: Array(9000).fill(1) }]).replace(',{', ',\n{'),
    ],
  ])(
    'HO17 a record that is too large is reported at its place and costs no other: %s',
    async (_, references) => {
      const deck = await compileLecture({ slides: '## A {#a}\n\n[@x]\n', references })
      expect(found(deck, 'references-invalid')).toEqual([
        expect.stringMatching(/^slides\/references\.json:2:1 error this entry has more than 5000 values/),
      ])
      expect(Object.keys(deck.references)).toEqual(['x'])
    },
  )
})
