import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Lecture } from '../../main/app/lecture.ts'
import { openPreferences } from '../../main/app/preferences.ts'
import { fixture } from '../support/pages.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('EL362 what pages remember is kept like all that the program remembers', () => {
  test('what was changed just before a lecture closes is not lost', async () => {
    const state = await temporaryFolder()
    const preferences = openPreferences(state)
    const lecture = await Lecture.open(fixture('small-lecture'), { preferences, checkDiagrams: false })
    preferences.keep('notes-size', '28')
    await lecture.close()
    expect(JSON.parse(await readFile(join(state, 'preferences.json'), 'utf8'))).toEqual({
      'notes-size': '28',
    })
  })

  test('a torn file is kept aside', async () => {
    const state = await temporaryFolder({ 'preferences.json': '{"a":' })
    const preferences = openPreferences(state)
    expect(preferences.all()).toEqual({})
    preferences.keep('a', 'b')
    await preferences.flush?.()
    expect((await readdir(state)).sort()).toEqual(['preferences.json', 'preferences.json.broken'])
  })

  test('what is changed back in the meantime, or stays as it is, writes nothing', async () => {
    const state = await temporaryFolder()
    const preferences = openPreferences(state)
    await preferences.flush?.()
    expect(await readdir(state)).toEqual([])
  })

  test('a page cannot make a name do more than a name does', () => {
    const preferences = openPreferences(undefined)
    preferences.keep('__proto__', 'x')
    preferences.keep('constructor', 'y')
    expect(Object.entries(preferences.all())).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ])
  })
})
