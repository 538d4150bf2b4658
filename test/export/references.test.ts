import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sourceText, type Report } from '../../core/deck/diagnose.ts'
import { readReferences } from '../../core/deck/references.ts'
import type { Deck } from '../../core/deck/types.ts'
import { checkLecture } from '../../main/app/check.ts'
import { exportReferences } from '../../main/app/export/references.ts'
import { ROOT } from '../../scripts/build.ts'

let folder: string
let deck: Deck
let bibtex: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-references-'))
  deck = (await checkLecture(ROOT)).deck
  // Of a folder that is not there: what is written is the deck at hand.
  const job = { deck, folder: join(folder, 'gone') }
  await exportReferences({ ...job, out: join(folder, 'all.bib') })
  await exportReferences({ ...job, out: join(folder, 'all.json') })
  bibtex = await readFile(join(folder, 'all.bib'), 'utf8')
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

interface Csl {
  id?: string
  title?: string
  DOI?: string
  author?: { family?: string; literal?: string; 'non-dropping-particle'?: string }[]
  issued?: { 'date-parts'?: (number | string)[][] }
}

/** What any program must find again, whichever way names and letters were written. */
const essence = ({ title, DOI, author = [], issued }: Csl) => ({
  // Words in braces are to keep their capitals, which CSL says in another way.
  title: title
    ?.normalize()
    .replaceAll(/<\/?span[^>]*>/g, '')
    .replaceAll('’', "'"),
  DOI: DOI?.toLowerCase(),
  year: Number(issued?.['date-parts']?.[0]?.[0]),
  authors: author.map(({ family, literal, 'non-dropping-particle': particle }) =>
    [particle, family ?? literal].filter(Boolean).join(' '),
  ),
})

describe('sources of the bundled lecture for other programs', () => {
  it('EX335 are those of the deck at hand, whatever has become of its folder, each as it was written', async () => {
    const records = JSON.parse(await readFile(join(folder, 'all.json'), 'utf8')) as Csl[]
    expect(records).toEqual(Object.values(deck.references).map(({ key, csl }) => ({ ...csl, id: key })))
    expect(records.length).toBeGreaterThan(60)
  })

  it('EX336 are found again in the BibTeX file by title, authors, year and DOI', () => {
    const problems: string[] = []
    const report = { add: (_code: string, _place: unknown, reason: string) => void problems.push(reason) }
    const found = readReferences(sourceText({ path: 'all.bib', text: bibtex }), report as Report)
    expect(problems).toEqual([])
    for (const { key, csl } of Object.values(deck.references))
      expect({ key, ...essence(found.get(key)?.csl as Csl) }).toEqual({ key, ...essence(csl as Csl) })
    expect(found.size).toBe(Object.keys(deck.references).length)
  })
})
