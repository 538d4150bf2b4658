import { describe, expect, test } from 'vitest'
import { connectClient, type Client } from '../../../core/rpc/client.ts'
import { memoryPortPair } from '../../../core/rpc/ports.ts'
import { serve } from '../../../core/rpc/server.ts'
import type { Action, Pointer, Role, Stroke } from '../../../core/session/types.ts'
import { sampleHost, type SampleHost } from '../../support/lecture-host.ts'

const stroke: Stroke = { id: 's1', tool: 'pen', colour: 'red', width: 4, step: 0, points: [1, 2, 3, 4] }
const laser = (x: number): Pointer => ({ kind: 'laser', slide: 'slide-0', x, y: 5 })

/** A page that notes the pointers it hears of. */
function page(role: Role, host: SampleHost): { client: Client; heard: (Pointer | null)[] } {
  const [near, far] = memoryPortPair()
  serve(far, role, host)
  const client = connectClient(near)
  const heard: (Pointer | null)[] = []
  client.onPointer((pointer) => heard.push(pointer))
  return { client, heard }
}

describe('hands on the slide', () => {
  test('RP50 what a hand does on one page is told to the others and not to itself', async () => {
    const host = sampleHost()
    const presenter = page('presenter', host)
    const audience = page('audience', host)
    await presenter.client.call('point', { pointer: laser(1) })
    await audience.client.call('outline', {})
    expect(audience.heard).toEqual([laser(1)])
    await audience.client.call('point', { pointer: null })
    await presenter.client.call('outline', {})
    expect(presenter.heard).toEqual([null])
    expect(audience.heard).toHaveLength(1)
  })

  test('RP51 the projector’s own screen may draw and rub out, and nothing else', async () => {
    const host = sampleHost()
    const { client } = page('audience', host)
    const slide = 'slide-0'
    const allowed: Action[] = [
      { type: 'stroke', slide, stroke },
      { type: 'erase', slide, strokes: ['s1'] },
      { type: 'undo-ink', slide },
      { type: 'redo-ink', slide },
    ]
    for (const action of allowed) await client.call('dispatch', { action })
    const drawn = host.session()
    const refused: Action[] = [
      { type: 'next' },
      { type: 'clear-ink', slide },
      { type: 'tool', tool: 'pen' },
      { type: 'zoom', zoom: null },
      { type: 'source', key: null },
      { type: 'goto', slide },
      { type: 'rehearse', on: true },
    ]
    for (const action of refused)
      await expect(client.call('dispatch', { action })).rejects.toMatchObject({ code: 'forbidden' })
    expect(host.session()).toBe(drawn)
  })

  test('RP52 what is printed neither points nor draws, and only the presenter learns what was shown when', async () => {
    const host = sampleHost()
    const { client: printer } = page('printer', host)
    await expect(printer.call('point', { pointer: null })).rejects.toMatchObject({ code: 'forbidden' })
    const action: Action = { type: 'stroke', slide: 'slide-0', stroke }
    await expect(printer.call('dispatch', { action })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(printer.call('visits', {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(page('audience', host).client.call('visits', {})).rejects.toMatchObject({
      code: 'forbidden',
    })
    await expect(page('presenter', host).client.call('visits', {})).resolves.toMatchObject({ visits: [] })
  })

  test.each([
    ['half a point', { ...stroke, points: [1, 2, 3] }],
    ['too many points', { ...stroke, points: Array.from({ length: 4002 }, () => 1) }],
    ['a point far off the slide', { ...stroke, points: [1, 1e9] }],
    ['no number', { ...stroke, points: [1, null] }],
    ['another colour', { ...stroke, colour: 'url(http://example.org)' }],
    ['more than a stroke', { ...stroke, html: '<b>' }],
  ])('RP53 a stroke with %s is refused', async (_what, wrong) => {
    const host = sampleHost()
    const { client } = page('presenter', host)
    const action = { type: 'stroke', slide: 'slide-0', stroke: wrong } as Action
    await expect(client.call('dispatch', { action })).rejects.toMatchObject({ code: 'bad-params' })
    expect(host.session().ink).toEqual({})
  })

  test('RP54 several pointers in one turn reach a page as the latest', async () => {
    const host = sampleHost()
    const audience = page('audience', host)
    for (const x of [1, 2, 3]) host.point(laser(x))
    await audience.client.call('outline', {})
    expect(audience.heard).toEqual([laser(3)])
  })

  test('RP55 what a page pointed at is gone when the page goes, and only then', async () => {
    const host = sampleHost()
    const presenter = page('presenter', host)
    const audience = page('audience', host)
    const another = page('audience', host)
    await presenter.client.call('point', { pointer: laser(1) })
    another.client.close()
    await audience.client.call('outline', {})
    expect(audience.heard).toEqual([laser(1)])
    presenter.client.close()
    await audience.client.call('outline', {})
    expect(audience.heard).toEqual([laser(1), null])
  })
})

describe('what pages remember', () => {
  test('RP55 is the presenter’s alone, by plain names and in small pieces', async () => {
    const kept: string[][] = []
    const host = {
      ...sampleHost(),
      preferences: {
        all: () => ({ 'notes-size': '24' }),
        keep: (...entry: string[]) => void kept.push(entry),
      },
    }
    const { client } = page('presenter', host)
    expect(await client.call('preferences', {})).toEqual({ preferences: { 'notes-size': '24' } })
    await client.call('keep-preference', { name: 'notes-size', value: '28' })
    expect(kept).toEqual([['notes-size', '28']])
    for (const [name, value] of [
      ['../x', ''],
      ['__proto__', ''],
      ['a', 'x'.repeat(2001)],
    ] as const)
      await expect(client.call('keep-preference', { name, value })).rejects.toMatchObject({
        code: 'bad-params',
      })
    const audience = page('audience', host).client
    await expect(audience.call('preferences', {})).rejects.toMatchObject({ code: 'forbidden' })
    await expect(audience.call('keep-preference', { name: 'a', value: 'b' })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })
})
