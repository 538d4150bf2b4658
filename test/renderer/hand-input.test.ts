import { beforeEach, describe, expect, test } from 'vitest'
import { listenToPointers } from '../../renderer/shared/hand-input.ts'
import type { HandTool } from '../../renderer/shared/hand-tools.ts'
import type { Point } from '../../renderer/shared/slide-point.ts'

/** A tool that notes what is done with it. */
function noting(name: string, done: string[]): HandTool {
  const places = (way: readonly Point[]) => way.map(({ x, y }) => `${x},${y}`).join(' ')
  return {
    hover: (at) => void done.push(`${name} hover ${places([at])}`),
    press: (at) => void done.push(`${name} press ${places([at])}`),
    drag: (way) => void done.push(`${name} drag ${places(way)}`),
    release: () => void done.push(`${name} release`),
    leave: () => void done.push(`${name} leave`),
    resize: (at, factor) => void done.push(`${name} resize ${places([at])} ${factor > 1 ? 'up' : 'down'}`),
  }
}

interface Input {
  pointerId?: number
  pointerType?: string
  button?: number
  buttons?: number
  clientX?: number
  clientY?: number
  deltaY?: number
  ctrlKey?: boolean
  way?: [x: number, y: number][]
}

const AS_MOUSE = {
  pointerId: 1,
  pointerType: 'mouse',
  button: 0,
  buttons: 1,
  clientX: 10,
  clientY: 20,
  deltaY: 0,
  deltaMode: 0,
  ctrlKey: false,
}

let done: string[] = []
let captured: number[] = []
let stop = () => {}
/** Sends an event to the hand, as a mouse with its left button where nothing else is said. */
let send: (type: string, input?: Input) => Event = () => new Event('none')

beforeEach(() => {
  done = []
  captured = []
  const element = Object.assign(new EventTarget(), {
    setPointerCapture: (pointer: number) => void captured.push(pointer),
  })
  const tools = { tool: noting('tool', done), eraser: noting('eraser', done) }
  stop = listenToPointers(element as unknown as HTMLElement, {
    box: () => ({ left: 0, top: 0, width: 640, height: 360 }),
    tool: () => tools.tool,
    eraser: () => tools.eraser,
    onHand: () => {},
  })
  send = (type, { way = [], ...input }: Input = {}) => {
    const event = Object.assign(new Event(type, { cancelable: true }), {
      ...AS_MOUSE,
      ...input,
      getCoalescedEvents: () => way.map(([clientX, clientY]) => ({ clientX, clientY })),
    })
    element.dispatchEvent(event)
    return event
  }
})

describe('mouse, pen and touch', () => {
  test('ST78 a press, a way with all that came in between, and a release, in slide coordinates', () => {
    send('pointermove')
    expect(send('pointerdown').defaultPrevented).toBe(true)
    send('pointermove', {
      way: [
        [11, 20],
        [12, 20],
      ],
    })
    send('pointermove', { clientX: 13 })
    send('pointerup')
    send('pointermove')
    expect(done).toEqual([
      'tool hover 20,40',
      'tool press 20,40',
      'tool drag 22,40 24,40',
      'tool drag 26,40',
      'tool release',
      'tool hover 20,40',
    ])
    expect(captured).toEqual([1])
  })

  test('ST78 one hand at a time: other pointers and other buttons do nothing', () => {
    send('pointerdown', { button: 2, buttons: 2 })
    send('pointerdown')
    send('pointerdown', { pointerId: 2 })
    send('pointermove', { pointerId: 2 })
    send('pointerup', { pointerId: 2 })
    send('pointerup')
    expect(done).toEqual(['tool press 20,40', 'tool release'])
  })

  test('ST78 once a pen has been used, fingers and palms draw nothing', () => {
    send('pointerdown', { pointerType: 'touch' })
    send('pointerup', { pointerType: 'touch' })
    send('pointerdown', { pointerType: 'pen', pointerId: 3 })
    send('pointerup', { pointerType: 'pen', pointerId: 3 })
    send('pointerdown', { pointerType: 'touch', pointerId: 4 })
    send('pointerup', { pointerType: 'touch', pointerId: 4 })
    expect(done.filter((what) => what.includes('press'))).toHaveLength(2)
  })

  test('ST78 the other end of a pen rubs out', () => {
    send('pointerdown', { pointerType: 'pen', button: 5, buttons: 32 })
    send('pointermove', { pointerType: 'pen', buttons: 32 })
    send('pointerup', { pointerType: 'pen', button: 5, buttons: 0 })
    expect(done).toEqual(['eraser press 20,40', 'eraser drag 20,40', 'eraser release'])
  })

  test('ST79 a hand that leaves or is broken off lets go of what it did', () => {
    send('pointerdown')
    send('pointercancel')
    send('pointerup')
    send('pointerleave')
    expect(done).toEqual(['tool press 20,40', 'tool leave', 'tool leave'])
  })

  test('ST79 the wheel changes the size, but not with Ctrl, which is the browser’s own zoom', () => {
    expect(send('wheel', { deltaY: -100 }).defaultPrevented).toBe(true)
    expect(send('wheel', { deltaY: 100, ctrlKey: true }).defaultPrevented).toBe(false)
    expect(done).toEqual(['tool resize 20,40 up'])
  })

  test('ST79 after stopping nothing is listened to', () => {
    stop()
    send('pointerdown')
    expect(done).toEqual([])
  })
})
