import { expect, test } from 'vitest'
import { COMMANDS } from '../../../core/session/commands.ts'
import { createRepeatGate } from '../../../core/session/key-repeat.ts'

const command = (id: string) => COMMANDS.find((one) => one.id === id) ?? {}
/** How many presses count of a key that is held down for so long, as keyboards send it. */
function held(id: string, key: string, milliseconds: number): number {
  const counts = createRepeatGate()
  let count = 0
  for (let time = 0; time <= milliseconds; time = time === 0 ? 500 : time + 33)
    if (counts(command(id), { key, repeat: time > 0, time })) count += 1
  return count
}

test('SE110 a long press of a clicker is one press', () => {
  expect(held('next', 'PageDown', 5000)).toBe(1)
  expect(held('previous', 'PageUp', 5000)).toBe(1)
  expect(held('next', 'AudioVolumeDown', 5000)).toBe(1)
})

test('SE111 an arrow key held down moves on calmly, no more than eight steps a second', () => {
  expect(held('next', 'ArrowRight', 2500)).toBeGreaterThan(8)
  expect(held('next', 'ArrowRight', 2500)).toBeLessThanOrEqual(2 + 2 * 8)
})

test('SE112 what toggles happens once, however long its key is held', () => {
  for (const id of ['black', 'freeze', 'bookmark', 'clock', 'laser']) expect(held(id, 'x', 5000)).toBe(1)
})

test('SE113 presses one by one all count, however fast', () => {
  const counts = createRepeatGate()
  const presses = Array.from({ length: 20 }, (_, time) =>
    counts(command('next'), { key: 'PageDown', repeat: false, time }),
  )
  expect(presses).not.toContain(false)
})
