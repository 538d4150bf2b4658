import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { CitationRequest, CitationResult } from '../../core/deck/types.ts'
import type { PresenterView } from '../../core/session/types.ts'
import { checkLecture } from '../../main/app/check.ts'
import { createCitationFormatter, type CitationFormatter } from '../../main/app/citation-formatter.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { after } from './after.ts'
import { temporaryFolder } from './temporary-folder.ts'

const SLIDES =
  '# Pain {#pain}\n\n## First {#first}\n\nOne [@a].\n\n. . .\n\nTwo\n\n## Second {#second}\n\nThree\n'
const FILES = {
  'slides/lecture.yaml': 'title: Pain\ncsl: ieee\n',
  'slides/01-a.md': SLIDES,
  'slides/references.bib': '@book{a, title = {Relief}, author = {Ann Lee}, year = 2001}\n',
}

/** Sets citations when the test says so. */
function slowFormatter() {
  const gate = Promise.withResolvers<void>()
  const results = new Map<string, CitationResult>()
  let formatted = 0
  const citations: CitationFormatter = {
    known: async (request) => results.get(JSON.stringify(request)),
    async format(request: CitationRequest) {
      const key = JSON.stringify(request)
      await gate.promise
      const known = results.get(key)
      if (known) return known
      formatted += 1
      const result = {
        marks: request.clusters.map(() => `[${formatted}]`),
        entries: [{ key: 'a', html: 'Lee' }],
      }
      results.set(key, result)
      return result
    },
  }
  return { citations, finish: gate.resolve, count: () => formatted }
}

async function opened(citations: CitationFormatter, watch = false) {
  const folder = await temporaryFolder(FILES)
  const lecture = await Lecture.open(folder, { citations, watch })
  onTestFinished(() => lecture.close())
  return { folder, lecture }
}

const html = (lecture: Lecture, id = 'first') =>
  lecture.deck().deck.slides.find((slide) => slide.id === id)?.html ?? ''
const presenter = (lecture: Lecture) => lecture.snapshot('presenter').view as PresenterView

describe('a lecture whose citations take their time', { timeout: 60_000 }, () => {
  it('AP78 opens with plain marks at once, and with those of the style as a new deck at the same place', async () => {
    const { citations, finish } = slowFormatter()
    const { lecture } = await opened(citations)
    expect(lecture.deck().revision).toBe(1)
    expect(html(lecture)).toContain('(Lee, 2001)')
    lecture.dispatch({ type: 'goto', slide: 'first', step: 1 })
    const { position } = presenter(lecture).session
    finish()
    await lecture.whenIdle()
    expect(lecture.deck().revision).toBe(2)
    expect(html(lecture)).toContain('[1]')
    expect(presenter(lecture).session.position).toEqual(position)
  })

  it('AP78 opens with the marks of the style when they are known', async () => {
    const { citations, finish, count } = slowFormatter()
    finish()
    const first = await opened(citations)
    await first.lecture.whenIdle()
    const { lecture } = await opened(citations)
    expect(html(lecture)).toContain('[1]')
    await lecture.whenIdle()
    expect(lecture.deck().revision).toBe(1)
    expect(count()).toBe(1)
  })

  it('AP79 a change that cites nothing new sets nothing anew', async () => {
    const { citations, finish, count } = slowFormatter()
    finish()
    const { folder, lecture } = await opened(citations, true)
    await lecture.whenIdle()
    await after(
      lecture,
      () => writeFile(join(folder, 'slides', '01-a.md'), SLIDES.replace('Three', 'Four')),
      () => html(lecture, 'second').includes('Four'),
    )
    await lecture.whenIdle()
    expect(html(lecture)).toContain('[1]')
    expect(count()).toBe(1)
  })

  it('AP79 a style that fails is reported when it has been tried', async () => {
    const citations: CitationFormatter = {
      known: async () => undefined,
      format: async () => {
        throw new Error('no such macro')
      },
    }
    const { lecture } = await opened(citations)
    await lecture.whenIdle()
    expect(lecture.deck().deck.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'config-invalid', reason: expect.stringContaining('no such macro') }),
    )
    expect(html(lecture)).toContain('(Lee, 2001)')
  })

  it('AP79 checking a lecture waits for the style', async () => {
    const folder = await temporaryFolder(FILES)
    const { deck } = await checkLecture(folder, createCitationFormatter())
    expect(deck.references['a']?.entryHtml).toBe('[1] A. Lee, <i>Relief</i>. 2001.')
  })
})
