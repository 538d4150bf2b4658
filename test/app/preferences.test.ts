import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { openPreferences } from '../../main/app/preferences.ts'
import { temporaryFolder } from './temporary-folder.ts'

it('AP180 what pages remember is written soon, whole, and found again', async () => {
  const state = join(await temporaryFolder(), 'state')
  const preferences = openPreferences(state)
  preferences.keep('notes-size', '24')
  preferences.keep('notes-size', '28')
  preferences.keep('desk', '{}')
  const path = join(state, 'preferences.json')
  await vi.waitFor(async () => {
    expect(JSON.parse(await readFile(path, 'utf8'))).toEqual({ 'notes-size': '28', desk: '{}' })
  })
  expect(openPreferences(state)).toBe(preferences)
})

it.each([
  ['no JSON', '{"a":'],
  ['a list', '["a"]'],
  ['values of other kinds', '{"a":1,"b":null,"c":{"d":"e"}}'],
  ['a value without end', JSON.stringify({ a: 'x'.repeat(3000) })],
])('AP181 a file with %s counts as none', async (_what, text) => {
  const state = await temporaryFolder({ 'preferences.json': text })
  expect(openPreferences(state).all()).toEqual({})
})

it('AP182 no more than two hundred names are kept, those that changed last', () => {
  const preferences = openPreferences(undefined)
  for (let index = 0; index < 250; index += 1) preferences.keep(`name-${index}`, 'x')
  preferences.keep('name-60', 'y')
  preferences.keep('one-more', 'x')
  const names = Object.keys(preferences.all())
  expect(names).toHaveLength(200)
  expect(names).toContain('name-60')
  expect(names).not.toContain('name-50')
})
