import { describe, expect, test } from 'vitest'
import { BINDINGS, commandOf, keyIn, type KeySituation, type Press } from '../../renderer/review/keys.ts'
import { swipeTurn } from '../../renderer/shared/swipe.ts'

describe('keys', () => {
  const press = (key: string, more: Partial<Press> = {}): Press => ({
    key,
    ctrl: false,
    alt: false,
    meta: false,
    shift: false,
    ...more,
  })
  const here: KeySituation = {
    view: 'slides',
    holder: 'other',
    dialog: false,
    singleKeys: true,
    direction: 'ltr',
  }

  test('RV2 arrows move among slides, and nowhere else; a text field and a dialog keep all keys', () => {
    expect(commandOf(press('ArrowRight'), here)).toEqual({ do: 'move', action: 'next' })
    expect(commandOf(press('ArrowRight', { shift: true }), here)).toEqual({
      do: 'move',
      action: 'next-slide',
    })
    expect(commandOf(press('ArrowRight'), { ...here, view: 'article' })).toBeNull()
    expect(commandOf(press('ArrowRight'), { ...here, holder: 'arrows' })).toBeNull()
    expect(commandOf(press('/'), { ...here, holder: 'text' })).toBeNull()
    expect(commandOf(press('/'), { ...here, dialog: true })).toBeNull()
  })

  test('RV3 keys of one letter can be turned off; the others and Ctrl+K stay', () => {
    const off = { ...here, singleKeys: false }
    for (const { keys } of BINDINGS)
      for (const key of keys.filter((name) => name.length === 1))
        expect(commandOf(press(key), off)).toBeNull()
    expect(commandOf(press('ArrowLeft'), off)).toEqual({ do: 'move', action: 'previous' })
    expect(commandOf(press('k', { ctrl: true }), off)).toEqual({ do: 'search' })
    expect(commandOf(press('B'), here)).toEqual({ do: 'bookmark' })
  })

  test('RV3 no key stands for two things', () => {
    const keys = BINDINGS.flatMap((binding) => binding.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('RV45 in a lecture that is read from right to left the arrow to the left goes on', () => {
    const there: KeySituation = { ...here, direction: 'rtl' }
    const next = { do: 'move', action: 'next' }
    expect(commandOf(press('ArrowLeft'), there)).toEqual(next)
    expect(commandOf(press('ArrowRight'), there)).toEqual({ do: 'move', action: 'previous' })
    expect(commandOf(press('ArrowLeft', { shift: true }), there)).toEqual({
      do: 'move',
      action: 'next-slide',
    })
    expect(commandOf(press('PageDown'), there)).toEqual(next)
    expect(keyIn('rtl', 'Shift+ArrowRight')).toBe('Shift+ArrowLeft')
    expect(keyIn('ltr', 'ArrowRight')).toBe('ArrowRight')
    expect(swipeTurn(80, 10, 'rtl')).toBe('next')
    expect(swipeTurn(-80, 10, 'rtl')).toBe('previous')
    expect(swipeTurn(80, 70, 'rtl')).toBeNull()
  })

  test('RV4 a finger moves the slide sideways, not when it scrolls', () => {
    expect(swipeTurn(-80, 10, 'ltr')).toBe('next')
    expect(swipeTurn(80, 10, 'ltr')).toBe('previous')
    expect(swipeTurn(-80, 70, 'ltr')).toBeNull()
    expect(swipeTurn(20, 0, 'ltr')).toBeNull()
  })
})
