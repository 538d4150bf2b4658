import { describe, expect, test } from 'vitest'
import { connectClient } from '../../../core/rpc/client.ts'
import type { StudyKeeper } from '../../../core/rpc/host.ts'
import { memoryPortPair } from '../../../core/rpc/ports.ts'
import { serve } from '../../../core/rpc/server.ts'
import { MAX_STUDY_ENTRIES, readMarks } from '../../../core/rpc/study-schema.ts'
import type { Role } from '../../../core/session/types.ts'
import { emptyRecord, mergeRecords } from '../../../core/study/merge.ts'
import { withMark } from '../../../core/study/marks.ts'
import type { StudyRecord } from '../../../core/study/types.ts'
import { sampleHost } from '../../support/lecture-host.ts'

function connected(role: Role, withStudy = true) {
  const [page, main] = memoryPortPair()
  let record = emptyRecord()
  const study: StudyKeeper = {
    read: async () => ({ record, elsewhere: [] }),
    keep: async (changes) => ({ record: (record = mergeRecords(record, changes)), elsewhere: [] }),
  }
  serve(main, role, { ...sampleHost(), ...(withStudy && { study }) })
  return connectClient(page)
}

const changes: StudyRecord = withMark(
  emptyRecord(),
  'a',
  { kind: 'bookmark', slide: 's', slideTitle: 'S', note: '', created: 1 },
  'w',
  1,
)

describe('what somebody who reviews may ask', () => {
  test('RP60 slides come with public notes and never with private ones, mistakes of the sources do not', async () => {
    const client = connected('reviewer')
    const [slides, outline] = await Promise.all([
      client.call('slides', { indices: [0, 1, 2] }),
      client.call('outline', {}),
    ])
    expect(JSON.stringify(slides)).toContain('<p>public</p>')
    expect(JSON.stringify(slides)).not.toContain('SECRET')
    expect(outline.diagnostics).toEqual([])
  })

  test('RP61 they move by themselves: the lecture is not theirs to move, nor do they learn where it is', async () => {
    const client = connected('reviewer')
    await expect(client.call('dispatch', { action: { type: 'next' } })).rejects.toMatchObject({
      code: 'forbidden',
    })
    await new Promise<void>((resolve) => {
      client.onSnapshot(({ view }) => {
        expect(view).toEqual({ role: 'reviewer', appearance: 'light' })
        resolve()
      })
    })
  })

  test('RP62 marks are kept and told; where nothing can be kept the answer says so', async () => {
    const client = connected('reviewer')
    expect(await client.call('keep-study', { changes })).toEqual({
      study: { record: changes, elsewhere: [] },
    })
    expect(await client.call('study', {})).toEqual({ study: { record: changes, elsewhere: [] } })
    expect(await connected('reviewer', false).call('keep-study', { changes })).toEqual({ study: null })
  })

  test.each(['presenter', 'audience', 'printer'] as const)(
    'RP63 the %s can neither read nor write them',
    async (role) => {
      const client = connected(role)
      await expect(client.call('study', {})).rejects.toMatchObject({ code: 'forbidden' })
      await expect(client.call('keep-study', { changes })).rejects.toMatchObject({ code: 'forbidden' })
    },
  )

  const [version] = changes.marks['a'] ?? []
  test.each<[string, unknown]>([
    ['an unknown kind', { ...changes, marks: { a: [{ ...version, value: { kind: 'virus' } }] } }],
    [
      'a note far too long',
      { ...changes, marks: { a: [{ ...version, value: { ...version?.value, note: 'x'.repeat(20_001) } }] } },
    ],
    ['a rating of five', { ...changes, reviews: { r: { card: 'c', at: 1, rating: 5 } } }],
    [
      'time that is no number',
      { ...changes, place: { at: Infinity, writer: 'w', value: { slide: 's', step: 0 } } },
    ],
    ['something more', { ...changes, more: 1 }],
    [
      'too much at once',
      {
        ...changes,
        reviews: Object.fromEntries(
          Array.from({ length: MAX_STUDY_ENTRIES + 1 }, (_, index) => [
            `r${index}`,
            { card: 'c', at: 1, rating: 3 },
          ]),
        ),
      },
    ],
  ])('RP64 marks that are none are refused: %s', async (_, wrong) => {
    const call = connected('reviewer').call('keep-study', { changes: wrong as StudyRecord })
    await expect(call).rejects.toMatchObject({ code: 'bad-params' })
  })

  test('RP65 a file that somebody brings in is checked like a message', () => {
    expect(readMarks(changes.marks)).toEqual(changes.marks)
    expect(readMarks({ a: [{ writer: 'w' }] })).toBeNull()
    expect(readMarks(null)).toBeNull()
  })

  test('RP66 anybody may ask for the glossary, which is public', async () => {
    expect(await connected('audience').call('glossary', {})).toEqual({ terms: [] })
    expect(await connected('reviewer').call('apa', { key: 'basbaum1984' })).toEqual({ text: null })
  })
})
