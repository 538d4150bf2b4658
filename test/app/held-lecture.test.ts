import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Role } from '../../core/session/types.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { after } from './after.ts'
import { temporaryFolder } from './temporary-folder.ts'

const slides = (text: string) => `## First {#first}\n\n${text}\n`
const printers: Role[] = ['printer', 'notes-printer']
const others: Role[] = ['presenter', 'audience', 'reviewer']

async function opened() {
  const folder = await temporaryFolder({ 'slides/01-a.md': slides('Old text.') })
  const lecture = await Lecture.open(folder, { watch: true })
  onTestFinished(() => lecture.close())
  await lecture.whenIdle()
  const seen = (role: Role) => {
    const { revision, deck } = lecture.deck(role)
    expect(lecture.snapshot(role).deckRevision).toBe(revision)
    return { revision, text: /(?:Old|New|Newest) text/.exec(deck.slides[0]?.html ?? '')?.[0] }
  }
  const edit = async (text: string) => {
    await after(
      lecture,
      () => writeFile(join(folder, 'slides', '01-a.md'), slides(text)),
      () => lecture.deck().deck.slides[0]?.html.includes(text) ?? false,
    )
    await lecture.whenIdle()
  }
  return { lecture, seen, edit }
}

// What is loaded on demand takes seconds where the machine is busy.
describe('a lecture that is edited while it is printed', { timeout: 60_000 }, () => {
  it('AP218 pages that print see one version of it from beginning to end, all others the newest', async () => {
    const { lecture, seen, edit } = await opened()
    const before = seen('printer')
    const held = lecture.holdForPrint()
    await edit('New text.')
    for (const role of printers) expect(seen(role)).toEqual(before)
    expect(held.deck).toBe(lecture.deck('printer').deck)
    for (const role of others) expect(seen(role).text).toBe('New text')
    let told = 0
    lecture.subscribe(() => (told += 1))
    held.release()
    expect(told).toBe(1)
    for (const role of printers)
      expect(seen(role)).toEqual({ revision: seen('presenter').revision, text: 'New text' })
    held.release()
    expect(told).toBe(1)
  })

  it('AP219 the end of a print lets go of nothing that another one holds', async () => {
    const { lecture, seen, edit } = await opened()
    const first = lecture.holdForPrint()
    await edit('New text.')
    const second = lecture.holdForPrint()
    await edit('Newest text.')
    first.release()
    expect(seen('printer').text).toBe('New text')
    second.release()
    expect(seen('printer').text).toBe('Newest text')
  })
})
