import { readdir, readFile, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { publicNotes } from '../../core/deck/public-notes.ts'
import { RECORD_FILE } from '../../core/session/record.ts'
import { readLectureRecord } from '../../core/session/schema.ts'
import { openJournal } from '../../main/app/journal.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { packLecture } from '../../main/app/pack.ts'
import { temporaryFolder } from './temporary-folder.ts'

const SECRET = 'Nobody may read that the exam asks for this'
const NOTES = `<!-- ${SECRET} too -->

## {#first}

Say hello.[^a]

::: private
${SECRET}.[^b]

- ::: {.private .x}
  ${SECRET}
  :::
:::

Go on.

> ::: private
> ${SECRET}
> :::

[^a]: Heard by all.
[^b]: ${SECRET} in a footnote.

## {#second}

Never closed:

::: private

${SECRET} to the end.
`

const FILES = {
  'slides/lecture.yaml': 'title: Pain\n',
  'slides/01-a.md':
    '# Pain {#pain}\n\n## First {#first}\n\nOne\n\n. . .\n\nTwo\n\n## Second {#second}\n\nThree\n',
  'slides/media/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'slides/.hidden': 'x',
  'speaker-notes/01-a.md': NOTES,
  'speaker-notes/exam.txt': SECRET,
}
const STROKE = { id: 's1', tool: 'pen', colour: 'red', width: 4, step: 0, points: [1, 2, 3, 4] } as const
const { signal } = new AbortController()

/** A lecture that was given: title, black while looking at the second slide, the first, the end. */
async function given() {
  const folder = await temporaryFolder(FILES)
  const state = await temporaryFolder()
  let now = 1_000_000
  const lecture = await Lecture.open(folder, {
    now: () => now,
    journal: (found) => openJournal({ state, folder: found, now: () => now }),
  })
  lecture.dispatch({ type: 'goto', slide: 'first' })
  now += 60_000
  lecture.dispatch({ type: 'next' })
  lecture.dispatch({ type: 'stroke', slide: 'first', stroke: STROKE })
  lecture.dispatch({ type: 'blank', colour: 'black' })
  lecture.dispatch({ type: 'goto', slide: 'second' })
  now += 30_000
  lecture.dispatch({ type: 'goto', slide: 'pain' })
  lecture.dispatch({ type: 'live' })
  now += 15_000
  await lecture.close()
  return { folder, state }
}

const textsBelow = async (folder: string) => {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(files.map((file) => readFile(file, 'utf8')))
}

describe('the after-class pack', () => {
  it('AP190 tells what was shown, in order, how long, how far and with what was drawn', async () => {
    const { folder, state } = await given()
    const out = join(await temporaryFolder(), 'pack')
    const { record } = await packLecture({ folder, out, state, signal })
    expect(record.shown).toEqual([
      { slide: 'title', step: 0, at: 1_000_000, spent: 0 },
      { slide: 'first', step: 1, at: 1_000_000, spent: 60_000 },
      { slide: 'pain', step: 0, at: 1_090_000, spent: 15_000 },
    ])
    expect(record.slides).toMatchObject([
      { slide: 'title', title: 'Pain' },
      { slide: 'first', title: 'First', step: 1, spent: 60_000, visits: 1, ink: [STROKE] },
      { slide: 'pain', spent: 15_000, ink: [] },
    ])
    const written: unknown = JSON.parse(await readFile(join(out, RECORD_FILE), 'utf8'))
    expect(readLectureRecord(written)).toEqual({ ok: true, record })
  })

  it('AP191 is a lecture that opens, with the same slides and the notes that are for everybody', async () => {
    const { folder, state } = await given()
    const out = join(await temporaryFolder(), 'pack')
    await packLecture({ folder, out, state, signal })
    const [before, after] = await Promise.all([Lecture.open(folder), Lecture.open(out)])
    const htmlOf = (lecture: Lecture) => lecture.deck().deck.slides.map(({ html }) => html)
    expect(htmlOf(after)).toEqual(htmlOf(before))
    const notes = after.deck().deck.slides.map((slide) => slide.notes?.html ?? '')
    expect(notes.join('\n')).toContain('Go on.')
    expect(notes.join('\n')).toContain('Heard by all.')
    expect(await readFile(join(out, 'slides/media/a.svg'), 'utf8')).toBe(FILES['slides/media/a.svg'])
    await Promise.all([before.close(), after.close()])
  })

  it('AP192 carries no private sentence in any file', async () => {
    const { folder, state } = await given()
    await symlink(join(folder, 'speaker-notes'), join(folder, 'slides', 'link'))
    const out = join(await temporaryFolder(), 'pack')
    const { leftOut } = await packLecture({ folder, out, state, signal })
    expect(leftOut).toEqual([])
    for (const text of await textsBelow(out)) expect(text).not.toContain('exam')
    expect(await readdir(join(out, 'slides'))).toEqual(['01-a.md', 'lecture.yaml', 'media'])
  })

  it('AP193 takes private blocks out line by line and leaves every other letter', () => {
    expect(publicNotes(NOTES)).toBe(
      '\n\n## {#first}\n\nSay hello.[^a]\n\n\nGo on.\n\n\n[^a]: Heard by all.\n\n## {#second}\n\nNever closed:\n\n',
    )
    const plain = 'A\r\n\r\n::: {.column}\r\nB\r\n:::\r\n'
    expect(publicNotes(plain)).toBe(plain.replaceAll('\r\n', '\n'))
  })

  it('AP194 of a lecture that was not given there is none, and nothing is written', async () => {
    const folder = await temporaryFolder(FILES)
    const place = await temporaryFolder()
    const job = { folder, out: join(place, 'pack'), state: await temporaryFolder(), signal }
    await expect(packLecture(job)).rejects.toMatchObject({ code: 'not-given' })
    expect(await readdir(place)).toEqual([])
  })

  it('AP195 a pack that is ended or goes where something is leaves everything as it was', async () => {
    const { folder, state } = await given()
    const place = await temporaryFolder({ 'full/a.txt': 'mine' })
    const ended = AbortSignal.abort(new Error('Ctrl-C'))
    await expect(packLecture({ folder, out: join(place, 'pack'), state, signal: ended })).rejects.toThrow(
      'Ctrl-C',
    )
    await expect(packLecture({ folder, out: join(place, 'full'), state, signal })).rejects.toMatchObject({
      code: 'target-unwritable',
    })
    expect(await readdir(place, { recursive: true })).toEqual(['full', 'full/a.txt'])
  })

  it('AP196 the lecture that was given last counts, even when it was opened once more since', async () => {
    const { folder, state } = await given()
    const again = await Lecture.open(folder, { journal: (found) => openJournal({ state, folder: found }) })
    await again.close()
    const out = join(await temporaryFolder(), 'pack')
    const { record } = await packLecture({ folder, out, state, signal })
    expect(record.shown).toHaveLength(3)
  })
})
