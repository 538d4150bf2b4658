import { expect, onTestFinished, test } from 'vitest'
import { Lecture } from '../../main/app/lecture.ts'
import { temporaryFolder } from './temporary-folder.ts'

/** Ten sections of three slides; each as long as thirty slides would be. */
function largeLecture(): Record<string, string> {
  const files: Record<string, string> = { 'slides/lecture.yaml': 'title: Large\n' }
  const words = `${'word '.repeat(1600)}\n\n`
  for (let section = 0; section < 10; section += 1) {
    const slide = (n: number) => `## Slide {#s${section}-${n}}\n\n${words}. . .\n\nMore [@nobody].\n\n`
    files[`slides/0${section}.md`] = `# Section {#s${section}}\n\n${slide(1)}${slide(2)}`
  }
  return files
}

test('LA11 a large lecture opens with its first slides and the outline of the others', async () => {
  const lecture = await Lecture.open(await temporaryFolder(largeLecture()))
  onTestFinished(() => lecture.close())
  const first = lecture.deck().deck
  expect(first.slides).toHaveLength(31)
  expect(first.slides.slice(0, 4).map(({ lastStep }) => lastStep)).toEqual([0, 0, 1, 1])
  expect(first.slides.at(-1)).toMatchObject({ id: 's9-2', title: 'Slide', html: '', isOutline: true })
  expect(first.diagnostics.map(({ file }) => file)).not.toContain('slides/09.md')

  lecture.dispatch({ type: 'goto', slide: 's9-1' })
  await lecture.whenIdle()
  const { deck } = lecture.deck()
  expect(deck.slides.some(({ isOutline }) => isOutline)).toBe(false)
  expect(deck.slides.at(-1)).toMatchObject({ id: 's9-2', lastStep: 1 })
  expect(deck.diagnostics.map(({ file }) => file)).toContain('slides/09.md')
  const { view } = lecture.snapshot('audience')
  expect(view).toMatchObject({ position: { slide: 29, step: 0 } })
})

test('LA25 in a hurry a lecture opens with its title and the outline, and is read when a page has asked', async () => {
  const folder = await temporaryFolder({
    'slides/lecture.yaml': 'title: Pain\n',
    'slides/01.md': '# One {#one}\n\nText\n\n## Two {#two}\n\n. . .\n\nMore\n',
  })
  const lecture = await Lecture.open(folder, { hurry: true })
  onTestFinished(() => lecture.close())
  expect(lecture.deck().deck.slides.map(({ id, isOutline }) => [id, isOutline])).toEqual([
    ['title', undefined],
    ['one', true],
    ['two', true],
  ])
  const { deck } = lecture.deck('audience')
  expect(deck.slides[0]?.title).toBe('Pain')
  await lecture.whenIdle()
  expect(lecture.deck().deck.slides.map(({ lastStep }) => lastStep)).toEqual([0, 0, 1])
})

test('LA26 without a title slide the first file is read before anything shows', async () => {
  const folder = await temporaryFolder({
    'slides/01.md': '## One {#one}\n\nText\n',
    'slides/02.md': '## Two {#two}\n\nText\n',
  })
  const lecture = await Lecture.open(folder, { hurry: true })
  onTestFinished(() => lecture.close())
  expect(lecture.deck().deck.slides.map(({ isOutline }) => isOutline)).toEqual([undefined, true])
})

test('LA65 keys that are pressed before the slides are read pass over no step', async () => {
  const lecture = await Lecture.open(await temporaryFolder(largeLecture()), { hurry: true })
  onTestFinished(() => lecture.close())
  const at = () => {
    const { view } = lecture.snapshot('presenter')
    if (view.role !== 'presenter') throw new TypeError('no presenter')
    return `${view.session.slide}:${view.session.position.step}`
  }
  lecture.dispatch({ type: 'goto', slide: 's8-1' })
  expect(at()).toBe('s8-1:0')
  for (const type of ['next', 'next', 'next', 'previous', 'next-slide', 'previous'] as const)
    lecture.dispatch({ type })
  lecture.dispatch({ type: 'bookmark', slide: 's0' })
  await lecture.whenIdle()
  // One step, the next slide, its step, back, the slide after it, and back to where that one ends.
  expect(at()).toBe('s8-2:1')
  const { view } = lecture.snapshot('presenter')
  expect(view).toMatchObject({ session: { bookmarks: ['s0'] } })
})

test('LA66 what cannot be read any more holds nobody up', async () => {
  const folder = await temporaryFolder(largeLecture())
  const lecture = await Lecture.open(folder, {
    hurry: true,
    compiler: { compile: () => Promise.reject(new Error('broken off')) },
  })
  onTestFinished(() => lecture.close())
  lecture.dispatch({ type: 'goto', slide: 's8-1' })
  lecture.dispatch({ type: 'next' })
  await lecture.whenIdle()
  const { view } = lecture.snapshot('presenter')
  expect(view).toMatchObject({ session: { slide: 's8-2' } })
})
