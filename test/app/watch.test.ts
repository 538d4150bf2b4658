import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { PresenterView } from '../../core/session/types.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { Settling } from '../../main/app/settle.ts'
import { after } from './after.ts'
import { temporaryFolder } from './temporary-folder.ts'

const SLIDES = '# Pain {#pain}\n\n## First {#first}\n\n![A disc](media/disc.svg)\n\n. . .\n\nTwo\n'
const FILES = {
  'slides/lecture.yaml': 'title: Pain\n',
  'slides/01-a.md': SLIDES,
  'slides/media/disc.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
}

async function watched() {
  const folder = await temporaryFolder(FILES)
  const lecture = await Lecture.open(folder, { watch: true })
  onTestFinished(() => lecture.close())
  await lecture.whenIdle()
  return { folder, lecture }
}

/** As many editors and all programs that synchronise folders save. */
async function replaceFile(path: string, text: string) {
  await writeFile(`${path}~`, text)
  await rename(`${path}~`, path)
}

const htmlOf = (lecture: Lecture, id: string) =>
  lecture.deck().deck.slides.find((slide) => slide.id === id)?.html ?? ''
const placeOf = (lecture: Lecture) => {
  const { position } = (lecture.snapshot('presenter').view as PresenterView).session
  return `${lecture.deck().deck.slides[position.slide]?.id}:${position.step}`
}

describe('a lecture folder that is worked on', { timeout: 60_000 }, () => {
  it('AP55 a picture that changes alone gets a new address', async () => {
    const { folder, lecture } = await watched()
    expect(htmlOf(lecture, 'first')).toContain('src="/deck/slides/media/disc.svg"')
    await after(
      lecture,
      () =>
        writeFile(
          join(folder, 'slides', 'media', 'disc.svg'),
          '<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>',
        ),
      () => /disc\.svg\?v=[\w-]+"/.test(htmlOf(lecture, 'first')),
    )
    const versioned = htmlOf(lecture, 'first')
    await after(
      lecture,
      () => writeFile(join(folder, 'slides', '01-a.md'), SLIDES.replace('Two', 'Three')),
      () => htmlOf(lecture, 'first').includes('Three'),
    )
    expect(htmlOf(lecture, 'first')).toBe(versioned.replace('Two', 'Three'))
  })

  it('AP56 a lecture folder that is removed and made again is followed again', async () => {
    const { folder, lecture } = await watched()
    lecture.dispatch({ type: 'goto', slide: 'first', step: 1 })
    const isStale = () => lecture.deck().deck.diagnostics[0]?.reason.includes('read last') ?? false
    await after(lecture, () => rm(folder, { recursive: true }), isStale)
    await after(
      lecture,
      async () => {
        await mkdir(join(folder, 'slides'), { recursive: true })
        await writeFile(join(folder, 'slides', '01-a.md'), SLIDES.replace('Two', 'Made again'))
      },
      () => htmlOf(lecture, 'first').includes('Made again'),
    )
    expect(isStale()).toBe(false)
    expect(placeOf(lecture)).toBe('first:1')
    await after(
      lecture,
      () => writeFile(join(folder, 'slides', '01-a.md'), SLIDES.replace('Two', 'Edited')),
      () => htmlOf(lecture, 'first').includes('Edited'),
    )
    expect(placeOf(lecture)).toBe('first:1')
  })

  it('AP56 a lecture folder put in place of the old one is followed', async () => {
    const { folder, lecture } = await watched()
    const other = await temporaryFolder({ ...FILES, 'slides/01-a.md': SLIDES.replace('Two', 'Other') })
    await after(
      lecture,
      async () => {
        await rename(folder, `${folder}-old`)
        onTestFinished(() => rm(`${folder}-old`, { recursive: true, force: true }))
        await rename(other, folder)
      },
      () => htmlOf(lecture, 'first').includes('Other'),
    )
    await after(
      lecture,
      () => writeFile(join(folder, 'slides', '01-a.md'), SLIDES.replace('Two', 'Edited there')),
      () => htmlOf(lecture, 'first').includes('Edited there'),
    )
    expect(placeOf(lecture)).toBe('title:0')
  })

  it.each([
    ['by another file of the same name', (path: string, text: string) => replaceFile(path, text)],
    ['in place', (path: string, text: string) => writeFile(path, text)],
  ])('SO20 a file that was replaced once is heard of again when it is saved %s', async (_how, save) => {
    const { folder, lecture } = await watched()
    const path = join(folder, 'slides', '01-a.md')
    const shows = (word: string) => () => htmlOf(lecture, 'first').includes(word)
    await after(lecture, () => replaceFile(path, SLIDES.replace('Two', 'Replaced')), shows('Replaced'))
    await after(lecture, () => save(path, SLIDES.replace('Two', 'Saved again')), shows('Saved again'))
    await after(lecture, () => save(path, SLIDES.replace('Two', 'And again')), shows('And again'))
    expect(htmlOf(lecture, 'first')).not.toContain('Saved')
  })

  it('SO21 a picture in a folder that was made later is heard of when it changes', async () => {
    const { folder, lecture } = await watched()
    const picture = join(folder, 'slides', 'media', 'new', 'deep', 'dot.svg')
    const slides = SLIDES.replace('media/disc.svg', 'media/new/deep/dot.svg')
    const draw = (shape: string) =>
      writeFile(picture, `<svg xmlns="http://www.w3.org/2000/svg">${shape}</svg>`)
    await after(
      lecture,
      async () => {
        await mkdir(dirname(picture), { recursive: true })
        await draw('')
        await replaceFile(join(folder, 'slides', '01-a.md'), slides)
      },
      () => htmlOf(lecture, 'first').includes('dot.svg'),
    )
    await lecture.whenIdle()
    const before = htmlOf(lecture, 'first')
    await after(
      lecture,
      () => draw('<g/>'),
      () => htmlOf(lecture, 'first') !== before,
    )
    expect(htmlOf(lecture, 'first')).toContain('dot.svg?v=')
  })

  it('AP57 a file that is empty for a moment takes nobody’s place away', async () => {
    const { folder, lecture } = await watched()
    lecture.dispatch({ type: 'goto', slide: 'first', step: 1 })
    const path = join(folder, 'slides', '01-a.md')
    const places = new Set<string>()
    lecture.subscribe(() => places.add(placeOf(lecture)))
    await after(
      lecture,
      async () => {
        await writeFile(path, '')
        await writeFile(path, SLIDES.replace('Two', 'Whole again'))
      },
      () => htmlOf(lecture, 'first').includes('Whole again'),
    )
    expect([...places]).toEqual(['first:1'])
  })

  it('AP57 a text is settled when it has content and stopped growing', async () => {
    const folder = await temporaryFolder({ 'slides/01.md': 'whole', 'slides/.01.md.swp': '' })
    const settling = new Settling(folder)
    const path = join(folder, 'slides', '01.md')
    settling.touch('slides/01.md')
    settling.touch('slides/.01.md.swp')
    settling.touch('slides/4913')
    expect(settling.look()).toBe('settled')
    await writeFile(path, '')
    expect(settling.look()).toBe('gone')
    await writeFile(path, 'half')
    expect(settling.look()).toBe('growing')
    await writeFile(path, 'half and half')
    expect(settling.look()).toBe('growing')
    expect(settling.look()).toBe('settled')
    await rm(path)
    expect(settling.look()).toBe('gone')
    settling.forget()
    expect(settling.look()).toBe('settled')
  })
})
