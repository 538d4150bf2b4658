import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDoors } from '../../main/app/doors.ts'
import { lectureKey } from '../../main/app/user-folders.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { notOnWindows } from '../support/only-where.ts'

const FOLDER = '/lectures/pain'
const WEB = { port: 4711, host: 'h'.repeat(32), reviewer: 'r'.repeat(32), audience: 'a'.repeat(32) }
const FOLLOW = { port: 4712, token: 'abcdefgh23', isShown: true }

describe('the doors by which pages find a lecture again', () => {
  it('AP197 a lecture that goes on where it was cut off has the same ports and tokens, one that begins has not', async () => {
    const state = await temporaryFolder()
    const first = await openDoors(state, FOLDER, false)
    expect(first.before).toEqual({})
    await first.keep('web', WEB)
    await first.keep('follow', FOLLOW)
    expect((await openDoors(state, FOLDER, true)).before).toEqual({ web: WEB, follow: FOLLOW })
    expect((await openDoors(state, '/lectures/other', true)).before).toEqual({})
    expect((await openDoors(state, FOLDER, false)).before).toEqual({})
    expect((await openDoors(state, FOLDER, true)).before).toEqual({})
  })

  it('AP197 one that was ended, or turned off, keeps nothing', async () => {
    const state = await temporaryFolder()
    const doors = await openDoors(state, FOLDER, false)
    await doors.keep('web', WEB)
    await doors.keep('follow', FOLLOW)
    await doors.keep('follow', null)
    expect((await openDoors(state, FOLDER, true)).before).toEqual({ web: WEB })
    await doors.forget()
    expect((await openDoors(state, FOLDER, true)).before).toEqual({})
  })

  it('AP198 tokens are for this user’s eyes alone', notOnWindows, async () => {
    const state = await temporaryFolder()
    await (await openDoors(state, FOLDER, false)).keep('web', WEB)
    const { mode } = await stat(join(state, 'lectures', `${lectureKey(FOLDER)}.doors.json`))
    expect(mode & 0o777).toBe(0o600)
  })

  it.each([
    'nonsense',
    '{}',
    'null',
    '{"web":{"port":0,"host":"x","audience":"y"}}',
    JSON.stringify({ web: { ...WEB, host: 'short' } }),
    JSON.stringify({ web: { ...WEB, port: '4711' }, follow: { port: 70_000, token: 'abcdefgh23' } }),
    JSON.stringify({ web: { ...WEB, audience: 'a b\n'.repeat(20) } }),
  ])('AP199 what is not as Lectern writes it lets nobody in: %s', async (text) => {
    const state = await temporaryFolder()
    const doors = await openDoors(state, FOLDER, false)
    await doors.keep('web', WEB)
    await writeFile(join(state, 'lectures', `${lectureKey(FOLDER)}.doors.json`), text)
    expect((await openDoors(state, FOLDER, true)).before).toEqual({})
  })

  it('AP199 a place that cannot be written to is no reason not to give a lecture', async () => {
    const file = join(await temporaryFolder({ taken: 'x' }), 'taken')
    const doors = await openDoors(file, FOLDER, false)
    await doors.keep('web', WEB)
    await doors.forget()
    expect(await readFile(file, 'utf8')).toBe('x')
  })
})
