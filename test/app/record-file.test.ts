import { mkdir, readFile, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RECORD_FILE, RECORD_FORM, type LectureRecord } from '../../core/session/record.ts'
import { packLecture as archiveLecture } from '../../main/app/archive/pack.ts'
import { unpackLecture } from '../../main/app/archive/unpack.ts'
import { checkLecture } from '../../main/app/check.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { MAX_RECORD_BYTES, readRecord, recordText } from '../../main/app/record-file.ts'
import { listOf, text, zipOf } from './archive/hostile-zip.ts'
import { temporaryFolder } from './temporary-folder.ts'

const record: LectureRecord = {
  lectern: RECORD_FORM,
  title: 'Pain, [\n 1,\n 2 ] and "more"',
  began: 1_000_000,
  ended: 1_060_000,
  shown: [{ slide: 'pain', step: 0, at: 1_000_000, spent: 60_000 }],
  slides: [
    {
      slide: 'pain',
      title: 'Pain',
      step: 0,
      spent: 60_000,
      visits: 1,
      ink: [{ id: 's', tool: 'pen', colour: 'red', width: 4, step: 0, points: [1, -2.5, 3, 4] }],
    },
  ],
}
const FILES = { 'slides/01-a.md': '# Pain {#pain}\n\nIt hurts.\n' }
const withRecord = (text = recordText(record)) => temporaryFolder({ ...FILES, [RECORD_FILE]: text })

describe('the record in the folder of a lecture', () => {
  it('AP210 is found with the lecture, in its folder and in an archive of it', async () => {
    const folder = await withRecord()
    const lecture = await Lecture.open(folder)
    expect(await lecture.record()).toEqual({ record, trouble: null })
    await lecture.close()
    const { bytes } = await archiveLecture(folder)
    const archive = join(await temporaryFolder(), 'pain.lectern')
    await writeFile(archive, bytes)
    const unpacked = await unpackLecture(archive, await temporaryFolder())
    expect(await readRecord(unpacked)).toEqual({ record, trouble: null })
    expect(await readFile(join(unpacked, RECORD_FILE), 'utf8')).toBe(recordText(record))
  })

  it('AP211 takes one line for a drawn line, and says the same as plain JSON', () => {
    expect(JSON.parse(recordText(record))).toEqual(record)
    expect(recordText(record)).toContain('"points": [1, -2.5, 3, 4]')
  })

  it.each([
    ['nothing', ''],
    ['half of it', recordText(record).slice(0, 200)],
    ['another thing', '{"lectern": 1, "slides": "all"}'],
    ['nesting without end', '['.repeat(200_000)],
    ['a list', '[]'],
  ])('AP212 one that cannot be used is named, and the lecture opens without: %s', async (_, broken) => {
    const folder = await withRecord(broken)
    const lecture = await Lecture.open(folder)
    expect(lecture.deck().deck.slides.map(({ id }) => id)).toContain('pain')
    const found = await lecture.record()
    expect(found.record).toBeNull()
    expect(found.trouble).toMatch(/./)
    expect(found.trouble).not.toContain(folder)
    await lecture.close()
    const { diagnostics } = await checkLecture(folder)
    expect(diagnostics.filter(({ code }) => code === 'record-invalid')).toMatchObject([{ file: RECORD_FILE }])
  })

  it.each([
    ['no JSON', '\0{"lectern": 1'],
    ['a foreign prototype', '{"lectern": 1, "__proto__": {"title": "x", "slides": []}}'],
    ['ink that is markup', recordText(record).replace('"red"', '"\\"/><script>alert(1)</script>"')],
    ['a slide that is none', recordText(record).replace('"slide": "pain"', '"slide": {"toString": 1}')],
  ])('AP212 one from an archive of somebody else is trusted no more: %s', async (_, hostile) => {
    const files = { 'slides/01-a.md': text(FILES['slides/01-a.md']), [RECORD_FILE]: text(hostile) }
    const parts = Object.entries(files).map(([name, content]) => ({ name, content }))
    const archive = join(await temporaryFolder(), 'pain.lectern')
    await writeFile(archive, zipOf([{ name: 'lectern.json', content: listOf(files) }, ...parts]))
    const folder = await unpackLecture(archive, await temporaryFolder())
    expect(await readRecord(folder)).toEqual({ record: null, trouble: expect.stringMatching(/./) as string })
    const lecture = await Lecture.open(folder)
    expect(lecture.deck().deck.slides.map(({ id }) => id)).toEqual(['pain'])
    await lecture.close()
  })

  it('AP213 what is no file, leads elsewhere or is too large is not read', async () => {
    const folder = await withRecord()
    const place = join(folder, RECORD_FILE)
    await truncate(place, MAX_RECORD_BYTES + 1)
    expect((await readRecord(folder)).trouble).toContain('larger than')
    await rm(place)
    expect(await readRecord(folder)).toEqual({ record: null, trouble: null })
    await mkdir(place)
    expect((await readRecord(folder)).trouble).toContain('no file')
    await rm(place, { recursive: true })
    await symlink(join(await withRecord(), RECORD_FILE), place)
    expect((await readRecord(folder)).trouble).toContain('leads out')
    expect((await archiveLecture(folder)).files.map(({ path }) => path)).toEqual(['slides/01-a.md'])
  })

  it('AP214 slides that the lecture does not have are named by a check', async () => {
    const gone = { ...record, shown: [...record.shown, { slide: 'gone', step: 0, at: 1_000_001, spent: 1 }] }
    const { diagnostics } = await checkLecture(await withRecord(recordText(gone)))
    expect(diagnostics.filter(({ code }) => code === 'record-invalid')).toMatchObject([
      { severity: 'warning', reason: expect.stringContaining('"gone"') as string },
    ])
  })
})
