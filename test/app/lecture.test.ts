import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { PresenterView } from '../../core/session/types.ts'
import type { LectureOptions } from '../../main/app/lecture-options.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { after } from './after.ts'
import { temporaryFolder } from './temporary-folder.ts'

const SLIDES = '# Pain {#pain}\n\n## First {#first}\n\nOne\n\n. . .\n\nTwo\n\n## Second {#second}\n\nThree\n'
const NOTES = '## {#title}\n\nx\n\n## {#pain}\n\nx\n\n## {#first}\n\nx\n\n## {#second}\n\nx\n'
const FILES = {
  'slides/lecture.yaml': 'title: Pain\nauthor: Somebody\n',
  'slides/01-a.md': SLIDES,
  'speaker-notes/01-a.md': NOTES,
}

async function opened(files: Record<string, string> = FILES, options: LectureOptions = {}) {
  const folder = await temporaryFolder(files)
  const lecture = await Lecture.open(folder, options)
  onTestFinished(() => lecture.close())
  return { folder, lecture }
}

const presenter = (lecture: Lecture) => lecture.snapshot('presenter').view as PresenterView
const idAt = (lecture: Lecture) => lecture.deck().deck.slides[presenter(lecture).session.position.slide]?.id
const indexOf = (lecture: Lecture, id: string) =>
  lecture.deck().deck.slides.findIndex((slide) => slide.id === id)

/** Does something and waits until the lecture tells of a change for which `when` holds, and has nothing more to do. */
async function settledAfter(lecture: Lecture, work: () => Promise<unknown>, when?: () => boolean) {
  await after(lecture, work, when)
  await lecture.whenIdle()
}

// What is loaded on demand takes seconds where the machine is busy.
describe('an open lecture', { timeout: 60_000 }, () => {
  it('AP40 opens at the first slide with the clock waiting', async () => {
    const { lecture, folder } = await opened(FILES, { now: () => 1234 })
    expect(lecture.folder).toBe(folder)
    expect(lecture.snapshot('presenter')).toMatchObject({
      revision: 1,
      deckRevision: 1,
      now: 1234,
      view: { role: 'presenter', session: { position: { slide: 0, step: 0 }, clock: { kind: 'waiting' } } },
    })
  })

  it('AP41 an action raises the revision once and tells everybody, one without effect does neither', async () => {
    const { lecture } = await opened()
    await lecture.whenIdle()
    let told = 0
    const stop = lecture.subscribe(() => (told += 1))
    const { revision } = lecture.snapshot('presenter')
    expect(lecture.dispatch({ type: 'next' })).toBe(revision + 1)
    expect(told).toBe(1)
    expect(lecture.dispatch({ type: 'goto', slide: 'no-such-slide' })).toBe(revision + 1)
    expect(told).toBe(1)
    stop()
    lecture.dispatch({ type: 'next' })
    expect(told).toBe(1)
    expect(lecture.deck().revision).toBe(1)
  })

  it('AP42 the reducer gets the time of the given clock', async () => {
    let time = 5000
    const { lecture } = await opened(FILES, { now: () => time })
    lecture.dispatch({ type: 'clock', command: 'start' })
    expect(presenter(lecture).session.clock).toEqual({ kind: 'running', since: 5000, before: 0 })
    time = 6000
    expect(lecture.snapshot('audience').now).toBe(6000)
  })

  it('AP43 the latest report of a page is kept', async () => {
    const { lecture } = await opened()
    expect(lecture.latestReport).toBeUndefined()
    const report = { deckRevision: 1, pages: [], diagramErrors: [], overflows: [] }
    lecture.report(report)
    expect(lecture.latestReport).toEqual(report)
  })

  it('AP44 a broken diagram is reported after opening, as a new deck', async () => {
    const diagram = 'flowchart TD\n  accTitle: x\n  accDescr: y\n  A --> B\n  %% pause\n  B -->> C\n'
    const { lecture } = await opened({
      ...FILES,
      'slides/diagrams/a.mmd': diagram,
      'slides/01-a.md': `${SLIDES}\n\`\`\`mermaid {#fig src=diagrams/a.mmd}\n\`\`\`\n`,
    })
    expect(lecture.deck().deck.diagnostics.map(({ code }) => code)).not.toContain('diagram-invalid')
    await lecture.whenIdle()
    expect(lecture.deck().revision).toBe(2)
    expect(lecture.deck().deck.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'diagram-invalid', file: 'slides/diagrams/a.mmd', line: 6 }),
    )
  })

  it('AP44 nothing new is published when all diagrams are sound', async () => {
    const diagram = 'flowchart TD\n  accTitle: x\n  accDescr: y\n  A --> B\n'
    const { lecture } = await opened({
      ...FILES,
      'slides/01-a.md': `${SLIDES}\n\`\`\`mermaid {#fig}\n${diagram}\`\`\`\n`,
    })
    await lecture.whenIdle()
    expect(lecture.deck().revision).toBe(1)
  })

  it('AP45 a folder that is no lecture is refused with its code', async () => {
    await expect(Lecture.open(await temporaryFolder())).rejects.toMatchObject({ code: 'not-a-lecture' })
  })
})

describe('a lecture whose files change', { timeout: 60_000 }, () => {
  const watched = () => opened(FILES, { watch: true })

  it('AP46 a saved file makes a new deck, and the lecturer stays on the same slide', async () => {
    const { lecture, folder } = await watched()
    lecture.dispatch({ type: 'goto', slide: 'second' })
    const before = lecture.snapshot('presenter')
    const text = SLIDES.replace('## Second', '## Between {#between}\n\nNew\n\n## Second')
    await settledAfter(lecture, () => writeFile(join(folder, 'slides', '01-a.md'), text))
    expect(indexOf(lecture, 'between')).toBeGreaterThan(0)
    expect(idAt(lecture)).toBe('second')
    const now = lecture.snapshot('presenter')
    expect(now.deckRevision).toBeGreaterThan(before.deckRevision)
    expect(now.revision).toBeGreaterThan(before.revision)
  })

  it('AP46 a file put in place of another, as editors save, is seen', async () => {
    const { lecture, folder } = await watched()
    const temporary = join(folder, 'slides', '01-a.md~')
    const text = SLIDES.replace('# Pain', '# Relief')
    await settledAfter(
      lecture,
      async () => {
        await writeFile(temporary, text)
        await rename(temporary, join(folder, 'slides', '01-a.md'))
      },
      () => lecture.deck().deck.sections[0]?.title === 'Relief',
    )
    expect(lecture.deck().deck.sections[0]?.title).toBe('Relief')
  })

  it('AP46 speaker notes that appear later are seen', async () => {
    const { 'speaker-notes/01-a.md': notes, ...slides } = FILES
    const { lecture, folder } = await opened(slides, { watch: true })
    const hasNotes = () => lecture.deck().deck.slides.some((slide) => slide.notes !== undefined)
    expect(hasNotes()).toBe(false)
    await settledAfter(
      lecture,
      async () => {
        await mkdir(join(folder, 'speaker-notes'))
        await writeFile(join(folder, 'speaker-notes', '01-a.md'), notes)
      },
      hasNotes,
    )
    expect(hasNotes()).toBe(true)
  })

  it('AP46 a new folder below the slides is watched too', async () => {
    const { lecture, folder } = await watched()
    const count = () => lecture.deck().deck.diagnostics.filter(({ code }) => code === 'image-missing').length
    const image = `${SLIDES}\n![A brain](media/deep/brain.png)\n`
    await settledAfter(
      lecture,
      () => writeFile(join(folder, 'slides', '01-a.md'), image),
      () => count() === 1,
    )
    await settledAfter(
      lecture,
      async () => {
        await mkdir(join(folder, 'slides', 'media', 'deep'), { recursive: true })
        await writeFile(join(folder, 'slides', 'media', 'deep', 'brain.png'), 'png')
      },
      () => count() === 0,
    )
    expect(count()).toBe(0)
  })

  it('AP47 when the slides vanish the last deck stays and says so, and they may come back', async () => {
    const { lecture, folder } = await watched()
    lecture.dispatch({ type: 'goto', slide: 'first', step: 1 })
    const slides = join(folder, 'slides')
    const stale = () => lecture.deck().deck.diagnostics[0]?.reason.includes('read last') ?? false
    await settledAfter(lecture, () => rm(slides, { recursive: true }), stale)
    expect(lecture.deck().deck.slides.length).toBeGreaterThan(2)
    expect(presenter(lecture).session.position.step).toBe(1)
    expect(idAt(lecture)).toBe('first')

    await settledAfter(
      lecture,
      async () => {
        await mkdir(slides)
        await writeFile(join(slides, '01-a.md'), SLIDES.replace('Three', 'Four'))
      },
      () => lecture.deck().deck.slides.some((slide) => slide.text.includes('Four')),
    )
    expect(stale()).toBe(false)
    expect(idAt(lecture)).toBe('first')
  })

  it('AP47 a mistake made while editing is a diagnostic, and undone it is gone', async () => {
    const { lecture, folder } = await watched()
    const codes = () => lecture.deck().deck.diagnostics.map(({ code }) => code)
    const path = join(folder, 'slides', 'lecture.yaml')
    await settledAfter(
      lecture,
      () => writeFile(path, 'title: [open\n'),
      () => codes().includes('yaml-invalid'),
    )
    await settledAfter(
      lecture,
      () => writeFile(path, FILES['slides/lecture.yaml']),
      () => !codes().includes('yaml-invalid'),
    )
    expect(codes()).toEqual([])
  })

  it('AP48 a closed lecture tells nobody of anything', async () => {
    const { lecture, folder } = await watched()
    let told = 0
    lecture.subscribe(() => (told += 1))
    await lecture.close()
    await writeFile(join(folder, 'slides', '01-a.md'), '# Other')
    lecture.dispatch({ type: 'next' })
    await lecture.whenIdle()
    expect(told).toBe(0)
    expect(lecture.deck().revision).toBe(1)
  })
})
