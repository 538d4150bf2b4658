import { describe, expect, test } from 'vitest'
import { COMMANDS, commandForKey, keyLabel } from '../../../core/session/commands.ts'
import { presenterSession } from '../../support/views.ts'

const press = (name: string) => {
  const parts = name.split('+')
  const key = parts.at(-1) ?? ''
  return {
    key: key === 'Space' ? ' ' : key,
    shift: parts.includes('Shift'),
    ctrl: parts.includes('Ctrl'),
    alt: parts.includes('Alt'),
    meta: parts.includes('Meta'),
  }
}
const commandOf = (name: string) => commandForKey(press(name))?.id

describe('the command table', () => {
  test('SE50 no two commands share an id or a key', () => {
    const ids = COMMANDS.map(({ id }) => id)
    const keys = COMMANDS.flatMap((command) => command.keys)
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('SE51 every command does something and every key of the table reaches its command', () => {
    for (const command of COMMANDS) {
      expect(command.action ?? command.ui).toBeDefined()
      for (const key of command.keys) expect(commandOf(key)).toBe(command.id)
    }
  })

  test.each([
    ['PageDown', 'next'],
    ['PageUp', 'previous'],
    ['.', 'black'],
    ['b', 'black'],
    ['F5', 'start'],
    ['Shift+F5', 'start'],
    ['Escape', 'live'],
  ])('SE52 the clicker key %s means %s', (key, id) => {
    expect(commandOf(key)).toBe(id)
  })

  test('SE53 a clicker that sends F5 in mid-lecture does not lose the place', () => {
    const start = COMMANDS.find(({ id }) => id === 'start')
    expect(start?.action?.(presenterSession())).toEqual({ type: 'live' })
  })

  test('SE54 Ctrl, Alt and Meta combinations are never ours', () => {
    for (const modifier of ['Ctrl', 'Alt', 'Meta'])
      for (const key of COMMANDS.flatMap((command) => command.keys))
        expect(commandOf(`${modifier}+${key}`)).toBeUndefined()
  })

  test('SE55 Caps Lock changes nothing, and signs count however they are typed', () => {
    expect(commandForKey({ ...press('T'), shift: false })?.id).toBe('clock')
    expect(commandForKey({ ...press('t'), shift: true })?.id).toBe('clock-reset')
    expect(commandForKey({ ...press('?'), shift: true })?.id).toBe('help')
    expect(commandForKey({ ...press('?'), shift: false })?.id).toBe('help')
  })

  test('SE56 toggling commands ask the session which way to go', () => {
    const session = presenterSession({ appearance: 'dark' })
    const action = (id: string) => COMMANDS.find((command) => command.id === id)?.action
    expect(action('clock')?.(session)).toEqual({ type: 'clock', command: 'start' })
    const running = { ...session, clock: { kind: 'running', since: 0, before: 0 } as const }
    expect(action('clock')?.(running)).toEqual({ type: 'clock', command: 'pause' })
    expect(action('appearance')?.(session)).toEqual({ type: 'appearance', appearance: 'light' })
  })

  test('SE57 an unknown key is nobody’s', () => {
    expect(commandOf('k')).toBeUndefined()
    expect(commandOf('Shift')).toBeUndefined()
    expect(commandOf('Dead')).toBeUndefined()
  })

  test('SE58 keys have readable names', () => {
    expect(['ArrowRight', 'Shift+t', 'PageDown', '?'].map(keyLabel)).toEqual([
      '→',
      'Shift + T',
      'Page down',
      '?',
    ])
  })
})
