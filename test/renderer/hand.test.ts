import { describe, expect, test } from 'vitest'
import type { Pointer, Stroke, Tool, Zoom } from '../../core/session/types.ts'
import { takeUp, type Workplace } from '../../renderer/shared/hand-tools.ts'
import { touchedOnWay } from '../../renderer/shared/ink-erase.ts'
import { line } from './pen-line.ts'

/** A place to work at that notes what is done. */
function workplace(change: Partial<Workplace> = {}) {
  const done: [what: string, value: unknown][] = []
  const note = (what: string) => (value: unknown) => void done.push([what, value])
  const place: Workplace = {
    slide: 's1',
    step: 2,
    colour: 'blue',
    ink: [],
    isFull: false,
    zoom: null,
    point: note('point'),
    fade: note('fade'),
    choose: note('choose'),
    draw: note('draw'),
    erase: note('erase'),
    enlarge: note('enlarge'),
    tell: note('tell'),
    ...change,
  }
  const of = <T>(what: string) => done.filter(([name]) => name === what).map(([, value]) => value as T)
  return { place, done, of }
}

const hold = (tool: Tool, change: Partial<Workplace> = {}) => {
  const { place, done, of } = workplace(change)
  return { hand: takeUp(tool, place), place, done, of }
}

describe('tools', () => {
  test.each(['laser', 'spotlight'] as const)(
    'ST68 the %s is where the hand is and gone when it leaves',
    (kind) => {
      const { hand, of } = hold(kind)
      hand.hover({ x: 1, y: 2 })
      hand.press({ x: 3, y: 4 })
      hand.drag([
        { x: 5, y: 6 },
        { x: 7, y: 8 },
      ])
      hand.leave()
      expect(of<Pointer | null>('point')).toEqual([
        { kind, slide: 's1', x: 1, y: 2 },
        { kind, slide: 's1', x: 3, y: 4 },
        { kind, slide: 's1', x: 7, y: 8 },
        null,
      ])
    },
  )

  test('ST69 a line is shown while it grows and drawn when the hand is lifted', () => {
    const { hand, of } = hold('pen')
    hand.press({ x: 0, y: 0 })
    hand.drag([
      { x: 5, y: 0 },
      { x: 10, y: 0 },
    ])
    hand.drag([{ x: 10, y: 10 }])
    hand.release()
    const growing = of<Extract<Pointer, { kind: 'stroke' }>>('point')
    expect(growing.map(({ stroke }) => stroke.points)).toEqual([
      [0, 0],
      [0, 0, 10, 0],
      [0, 0, 10, 0, 10, 10],
    ])
    const [drawn] = of<Stroke>('draw')
    expect(drawn).toEqual({
      id: growing[0]?.stroke.id,
      tool: 'pen',
      colour: 'blue',
      width: 5,
      step: 2,
      points: [0, 0, 10, 0, 10, 10],
    })
  })

  test('ST69 one that is broken off is not drawn, nor one whose slide has gone', () => {
    const broken = hold('highlighter')
    broken.hand.press({ x: 0, y: 0 })
    broken.hand.leave()
    broken.hand.release()
    expect([broken.of('draw'), broken.of<Pointer | null>('point').at(-1)]).toEqual([[], null])

    const { place, done, of } = workplace()
    let slide = 's1'
    const hand = takeUp('pen', Object.defineProperty({ ...place }, 'slide', { get: () => slide }))
    hand.press({ x: 0, y: 0 })
    slide = 's2'
    hand.release()
    expect([of('draw'), done.at(-1)]).toEqual([[], ['point', null]])
  })

  test('ST70 a full slide takes no more lines and says so', () => {
    const { hand, of, done } = hold('pen', { isFull: true })
    hand.press({ x: 0, y: 0 })
    hand.drag([{ x: 9, y: 9 }])
    hand.release()
    expect([of('tell'), of('draw')]).toEqual([['This slide holds no more lines. Rub some out first.'], []])
    expect(done.filter(([what, value]) => what === 'point' && value !== null)).toEqual([])
  })

  test('ST71 the eraser rubs out all it touched at once, between two places too', () => {
    const ink = [line('a', [100, 0, 100, 200]), line('b', [200, 0, 200, 200]), line('c', [900, 0, 900, 9])]
    const { hand, of } = hold('eraser', { ink })
    hand.press({ x: 50, y: 100 })
    hand.drag([{ x: 260, y: 100 }])
    expect([...(of<Set<string>>('fade').at(-1) ?? [])]).toEqual(['a', 'b'])
    hand.release()
    expect(of('erase')).toEqual([['a', 'b']])
    hand.press({ x: 500, y: 500 })
    hand.release()
    expect(of('erase')).toHaveLength(1)
  })

  test('ST71 it touches what comes within its radius and half the width of the line, dots included', () => {
    const dot = { ...line('dot', [100, 100]), width: 30 }
    expect(touchedOnWay([dot], { x: 126, y: 100 }, { x: 126, y: 100 })).toEqual(['dot'])
    expect(touchedOnWay([dot], { x: 128, y: 100 }, { x: 200, y: 100 })).toEqual([])
    expect(touchedOnWay([dot], { x: 0, y: 0 }, { x: 300, y: 300 })).toEqual(['dot'])
  })

  test('ST72 a click enlarges twice at its place, a drag the region it encloses', () => {
    const click = hold('zoom')
    click.hand.press({ x: 700, y: 400 })
    click.hand.drag([{ x: 703, y: 401 }])
    click.hand.release()
    expect(click.of('enlarge')).toEqual([{ x: 700, y: 400, scale: 2 }])

    const drag = hold('zoom')
    drag.hand.press({ x: 100, y: 100 })
    drag.hand.drag([{ x: 420, y: 120 }])
    expect(drag.of('choose')).toEqual([{ x: 260, y: 190, scale: 4 }])
    drag.hand.release()
    expect(drag.of('enlarge')).toEqual([{ x: 260, y: 190, scale: 4 }])
    expect(drag.of('choose').at(-1)).toBeNull()
  })

  test('ST72 once enlarged a drag moves the region, the wheel changes its size', () => {
    const zoom: Zoom = { x: 640, y: 360, scale: 2 }
    const { hand, of } = hold('zoom', { zoom })
    hand.press({ x: 600, y: 300 })
    hand.drag([{ x: 650, y: 320 }])
    hand.release()
    expect(of('enlarge')).toEqual([{ x: 690, y: 380, scale: 2 }])
    hand.resize({ x: 640, y: 360 }, 1.5)
    expect(of('enlarge').at(-1)).toEqual({ x: 640, y: 360, scale: 3 })
    hand.resize({ x: 640, y: 360 }, 0.5)
    expect(of('enlarge').at(-1)).toBeNull()
  })

  test('ST72 nothing in hand does nothing', () => {
    const { hand, done } = hold('none')
    hand.press({ x: 1, y: 1 })
    hand.drag([{ x: 9, y: 9 }])
    hand.release()
    hand.resize({ x: 1, y: 1 }, 2)
    hand.leave()
    expect(done).toEqual([])
  })
})
