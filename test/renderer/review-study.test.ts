import { describe, expect, test } from 'vitest'
import type { Study } from '../../core/rpc/contract.ts'
import { emptyRecord, mergeRecords } from '../../core/study/merge.ts'
import { marksOf, withMark } from '../../core/study/marks.ts'
import type { Card, StudyRecord } from '../../core/study/types.ts'
import { answer, knownCards, NEW_AT_ONCE, roundOf } from '../../renderer/review/session-cards.ts'
import { StudyClient } from '../../renderer/review/study-client.ts'

test('RV10 a round asks what is due first and then a few new cards', () => {
  const card = (id: string): Card => ({ id, kind: 'question', slide: null, frontHtml: id, backHtml: id })
  const cards = Array.from({ length: 40 }, (_, index) => card(`c${index}`))
  const record = mergeRecords(answer(card('c30'), 1, 1000, 'w'), answer(card('c31'), 4, 1000, 'w'))
  const round = roundOf(knownCards(cards, record), 1000 + 3_600_000).map((known) => known.card.id)
  expect(round[0]).toBe('c30')
  expect(round).not.toContain('c31')
  expect(round).toHaveLength(1 + NEW_AT_ONCE)
})

describe('the page’s copy of what is kept', () => {
  const noted = (record: StudyRecord, id: string, writer: string) =>
    withMark(record, id, { kind: 'note', slide: 's', slideTitle: '', note: id, created: 1 }, writer, 1)

  function main(answers = true) {
    let record = emptyRecord()
    let fails = false
    return {
      connection: {
        study: async (): Promise<Study | null> => (answers ? { record, elsewhere: [] } : null),
        keepStudy: async (changes: StudyRecord): Promise<Study | null> => {
          if (fails) throw new Error('away')
          if (!answers) return null
          record = mergeRecords(record, changes)
          return { record, elsewhere: [] }
        },
      },
      record: () => record,
      break: (now: boolean) => void (fails = now),
    }
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

  test('RV11 a change counts at once and is kept; what another window wrote comes with it', async () => {
    const side = main()
    const [left, right] = [new StudyClient(side.connection), new StudyClient(side.connection)]
    await Promise.all([left.refresh(), right.refresh()])
    left.change(noted(emptyRecord(), 'a', 'left'))
    expect(marksOf(left.state.record)).toHaveLength(1)
    right.change(noted(emptyRecord(), 'b', 'right'))
    await settled()
    expect(marksOf(side.record())).toHaveLength(2)
    await left.refresh()
    expect(marksOf(left.state.record).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(left.state.keeping).toBe('kept')
  })

  test('RV12 what was marked while the connection was away is kept when it is back', async () => {
    const side = main()
    const client = new StudyClient(side.connection)
    await client.refresh()
    side.break(true)
    client.change(noted(emptyRecord(), 'a', 'w'))
    await settled()
    expect(client.state.keeping).toBe('waiting')
    side.break(false)
    await client.refresh()
    await settled()
    expect(marksOf(side.record())).toHaveLength(1)
    expect(client.state.keeping).toBe('kept')
  })

  test('RV13 where nothing can be kept, the page says so and goes on', async () => {
    const client = new StudyClient(main(false).connection)
    await client.refresh()
    client.change(noted(emptyRecord(), 'a', 'w'))
    await settled()
    expect(client.state.keeping).toBe('memory')
    expect(marksOf(client.state.record)).toHaveLength(1)
  })

  test('RV11 thousands of marks that are brought in go in pieces that the main side takes', async () => {
    const side = main()
    const sizes: number[] = []
    const client = new StudyClient({
      ...side.connection,
      keepStudy: (changes) => {
        sizes.push(Object.keys(changes.marks).length)
        return side.connection.keepStudy(changes)
      },
    })
    await client.refresh()
    let many = emptyRecord()
    for (let index = 0; index < 1000; index += 1)
      many = { ...many, marks: { ...many.marks, ...noted(emptyRecord(), `m${index}`, 'w').marks } }
    client.change(many)
    await settled()
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
    expect(marksOf(side.record())).toHaveLength(1000)
  })
})
