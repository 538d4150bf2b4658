import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Lecture } from '../../main/app/lecture.ts'
import { temporaryFolder } from './temporary-folder.ts'

const FILES = {
  'slides/lecture.yaml': 'title: Pain\nduration: 5\n',
  'slides/01-a.md':
    '\uFEFF# Pain {#pain}\r\n\r\n## First {#first minutes=9}\r\n\r\nOne\r\n\r\n---\r\n\r\nNo heading\r\n',
  'slides/02-b.md': '# Relief\n\nx\n',
}

/** Rehearsed: 30 s for the title, a minute for each slide but the last, which is not reached. */
async function rehearsed() {
  const folder = await temporaryFolder(FILES)
  let now = Date.UTC(2026, 10, 25, 9, 30)
  const lecture = await Lecture.open(folder, { now: () => now })
  onTestFinished(() => lecture.close())
  lecture.dispatch({ type: 'rehearse', on: true })
  for (let slide = 0; slide < 4; slide += 1) {
    lecture.dispatch({ type: 'next-slide' })
    now += 60_000
  }
  return { folder, lecture }
}
const read = (folder: string, path: string) => readFile(join(folder, path), 'utf8')

describe('what a rehearsal took', () => {
  it('AP185 is written as a report into the lecture’s folder', async () => {
    const { folder, lecture } = await rehearsed()
    const written = await lecture.writeRehearsal('report')
    expect(written.file).toBe('rehearsals/2026-11-25-0934.md')
    const report = await read(folder, 'rehearsals/2026-11-25-0934.md')
    expect(report).toContain('# Rehearsal of Pain\n')
    expect(report).toContain('| 3 | First | 9 | 1:00 | -8 |')
  })

  it('AP186 becomes the minutes of the slides, and nothing else of the files changes', async () => {
    const { folder, lecture } = await rehearsed()
    const written = await lecture.writeRehearsal('minutes')
    expect(written.slides).toBe(3)
    expect(await read(folder, 'slides/01-a.md')).toBe(
      FILES['slides/01-a.md'].replace('{#pain}', '{#pain minutes=1}').replace('minutes=9', 'minutes=1'),
    )
    expect(await read(folder, 'slides/02-b.md')).toBe('# Relief {minutes=1}\n\nx\n')
    expect(written.skipped.map(({ slide }) => slide)).toContain('title')
    expect(written.skipped).toHaveLength(2)
  })

  it('AP187 leaves alone what was edited meanwhile or is no text', async () => {
    const { folder, lecture } = await rehearsed()
    await writeFile(join(folder, 'slides/01-a.md'), '# Other\n\n## Third\n')
    await writeFile(join(folder, 'slides/02-b.md'), new Uint8Array([0x23, 0x20, 0xff, 0xfe]))
    const written = await lecture.writeRehearsal('minutes')
    expect(written.slides).toBe(0)
    expect(await read(folder, 'slides/01-a.md')).toBe('# Other\n\n## Third\n')
  })
})
