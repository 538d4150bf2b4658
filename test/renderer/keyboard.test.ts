import { describe, expect, it } from 'vitest'
import type { KeyPress } from '../../core/session/commands.ts'
import { commandInContext, type KeyContext } from '../../renderer/shared/keyboard.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrl: false,
  alt: false,
  meta: false,
  shift: false,
  ...held,
})
const meaning = (key: string, context: Partial<KeyContext> = {}) =>
  commandInContext(press(key), { holder: 'other', dialog: false, repeat: false, ...context })?.id

describe('keys in their situation', () => {
  it('PV22 moves the lecture whatever has the focus', () => {
    for (const holder of ['button', 'scrolled', 'other'] as const) {
      expect(meaning('PageDown', { holder })).toBe('next')
      expect(meaning('ArrowRight', { holder, dialog: true })).toBe('next')
      expect(meaning('b', { holder })).toBe('black')
    }
  })

  it.each(['PageDown', ' ', 'b', '?', 'Escape'])('PV23 leaves %s to a field somebody types in', (key) => {
    expect(meaning(key, { holder: 'text' })).toBeUndefined()
  })

  it('PV24 lets Space and Enter press the focused button and nothing else', () => {
    expect(meaning(' ')).toBe('next')
    expect(meaning('Enter')).toBe('next')
    expect(meaning(' ', { holder: 'button' })).toBeUndefined()
    expect(meaning('Enter', { holder: 'button' })).toBeUndefined()
  })

  it('PV25 repeats moving while a key is held, but never a toggle', () => {
    expect(meaning('ArrowRight', { repeat: true })).toBe('next')
    for (const key of ['b', 'w', 'f', 't', 'd', 'o', '?']) {
      expect(meaning(key)).toBeDefined()
      expect(meaning(key, { repeat: true })).toBeUndefined()
    }
  })

  it('PV26 lets arrows scroll what was reached by keyboard, and an open dialog', () => {
    expect(meaning('ArrowDown')).toBe('next')
    expect(meaning('ArrowDown', { holder: 'scrolled' })).toBeUndefined()
    expect(meaning('ArrowDown', { dialog: true })).toBeUndefined()
    expect(meaning(' ', { dialog: true })).toBeUndefined()
  })

  it('PV27 closes a dialog with Escape without touching the projector', () => {
    expect(meaning('Escape')).toBe('live')
    expect(meaning('Escape', { dialog: true })).toBeUndefined()
  })

  it('PV28 leaves the browser its own shortcuts', () => {
    for (const held of [{ ctrl: true }, { alt: true }, { meta: true }]) {
      const context = { holder: 'other', dialog: false, repeat: false } as const
      expect(commandInContext(press('f', held), context)).toBeUndefined()
    }
  })
})
