import { describe, expect, test } from 'vitest'
import type { OpenLecture } from '../../main/electron/lecture-stand.ts'
import { prepare } from '../../main/electron/prepare.ts'
import { createShell } from '../../main/electron/shell.ts'
import { FakeElectron } from './fake.ts'
import { display } from './fake-screen.ts'
import { FakeTime, settle } from './fake-time.ts'
import { depsFor, FakeLecture, pageIn, POLICY, setUpShell } from './set-up-shell.ts'

describe('EL40 the shell opens one lecture in two windows', () => {
  test('presenter on the primary display, audience full screen on the other', async () => {
    const { presenter, audience, lecture } = await setUpShell()
    expect(lecture().folder).toBe('/bundled')
    expect(presenter.urls).toEqual(['lectern://app/presenter'])
    expect(audience.urls).toEqual(['lectern://app/audience'])
    expect(presenter.visible && presenter.bounds.x === 0).toBe(true)
    expect(audience.fullScreen && audience.bounds.x === 1440).toBe(true)
  })

  test('the folder on the command line is opened', async () => {
    const { lecture } = await setUpShell({ argv: ['/talk'] })
    expect(lecture().folder).toBe('/talk')
  })

  test('pages and files are served in the windows’ session, and the default one is closed as well', async () => {
    const { electron } = await setUpShell()
    const session = electron.sessions.get('lectern')
    const answer = await session?.handlers.get('lectern')?.(new Request('lectern://deck/slides/a.png'))
    expect(await answer?.text()).toBe('/bundled lectern://app/deck/slides/a.png')
    expect(session?.options).toEqual({ cache: false })
    expect([...electron.sessions.keys()].sort()).toEqual(['', 'lectern'])
    for (const each of electron.sessions.values()) expect(each.lets('https://example.org/')).toBe(false)
  })
})

describe('EL54 the windows do not wait for the lecture', () => {
  async function opening() {
    const opened = Promise.withResolvers<OpenLecture>()
    const electron = new FakeElectron()
    const time = new FakeTime()
    const prepared = prepare(electron, { argv: ['lectern', '/bundled'], directory: '/', policy: POLICY })
    if (!prepared) throw new Error('The lock was refused.')
    await electron.app.whenReady()
    const shell = createShell(electron, prepared, depsFor({ time, openLecture: () => opened.promise }))
    await settle()
    return { electron, opened, shell, presenter: electron.window('/presenter') }
  }

  test('they load their pages at once, and what these ask is answered when it is open', async () => {
    const { opened, shell, presenter } = await opening()
    expect(presenter.urls).toEqual(['lectern://app/presenter'])
    const { client, views } = pageIn(presenter)
    const outline = client.call('outline', {})
    await settle()
    expect(views).toEqual([])
    opened.resolve(new FakeLecture('/bundled'))
    await shell
    expect((await outline).meta.title).toBe('Pain')
    expect(views.at(-1)).toMatchObject({ role: 'presenter' })
  })

  test('closed while it still opens, the program ends', async () => {
    const { electron, presenter } = await opening()
    presenter.close()
    await settle()
    expect(electron.app.quits).toBe(1)
  })

  test('what is asked for meanwhile is opened in its place, and the pages wait for that', async () => {
    const { electron, opened, shell, presenter } = await opening()
    electron.app.emit('second-instance', {}, [], '/', { lecture: '/later' })
    const { views } = pageIn(presenter)
    opened.resolve(new FakeLecture('/bundled'))
    await shell
    await settle()
    expect(views.at(-1)).toMatchObject({ role: 'presenter' })
    expect(presenter.webContents.reloads).toBe(0)
  })
})

describe('EL41 who a page is follows from its window', () => {
  test('the presenter window may move the lecture, and the audience window shows it at once', async () => {
    const { presenter, audience } = await setUpShell()
    const notes = pageIn(presenter)
    const stage = pageIn(audience)
    await settle()
    expect(notes.views.at(-1)).toMatchObject({ role: 'presenter' })
    await notes.client.call('dispatch', { action: { type: 'next' } })
    await settle()
    expect(stage.views.at(-1)).toMatchObject({ role: 'audience', position: { slide: 0, step: 1 } })
  })

  test('a page in the audience window can move nothing and sees no notes', async () => {
    const { audience, lecture } = await setUpShell()
    const { client } = pageIn(audience)
    await settle()
    await expect(client.call('dispatch', { action: { type: 'next' } })).rejects.toMatchObject({
      code: 'forbidden',
    })
    const { slides } = await client.call('slides', { indices: [0] })
    expect(JSON.stringify(slides)).not.toContain('SECRET')
    expect(lecture().host.session().position).toEqual({ slide: 0, step: 0 })
  })
})

describe('EL46 the displays stay on while the room looks or the clock runs', () => {
  test('with a projector from the start', async () => {
    expect((await setUpShell()).electron.powerSaveBlocker.held.size).toBe(1)
  })

  test('with one display while the clock runs', async () => {
    const { electron, lecture, startClock } = await setUpShell({ projector: false })
    expect(electron.powerSaveBlocker.held.size).toBe(0)
    startClock()
    expect(electron.powerSaveBlocker.held.size).toBe(1)
    lecture().host.dispatch({ type: 'clock', command: 'pause' })
    expect(electron.powerSaveBlocker.held.size).toBe(0)
  })

  test('with a projector that is plugged in later', async () => {
    const { electron } = await setUpShell({ projector: false })
    electron.screen.plug(display(2, { bounds: { x: 1440, y: 0, width: 1920, height: 1080 } }))
    expect(electron.powerSaveBlocker.held.size).toBe(1)
  })
})

describe('EL47 a fault in a page ends neither the lecture nor the program', () => {
  test('a crashed audience page comes back where the lecture is', async () => {
    const { time, audience, lecture } = await setUpShell()
    lecture().host.dispatch({ type: 'next' })
    audience.webContents.crash('crashed')
    await time.pass(0)
    expect(audience.webContents.reloads).toBe(1)
    const { views } = pageIn(audience)
    await settle()
    expect(views.at(-1)).toMatchObject({ position: { slide: 0, step: 1 } })
  })

  test('one that keeps crashing is asked about over the presenter window, and tried again on request', async () => {
    const { electron, time, presenter, audience } = await setUpShell()
    electron.answers.push(0)
    for (let n = 0; n < 4; n += 1) {
      audience.webContents.crash('crashed')
      await time.pass(10)
    }
    expect(electron.questions[0]).toMatchObject({
      parent: presenter,
      message: 'The audience page keeps failing.',
    })
    expect(audience.webContents.reloads).toBe(4)
    expect(electron.app.quits).toBe(0)
  })

  test('a process of another kind that dies is told in the log', async () => {
    const { electron, logged } = await setUpShell()
    electron.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' })
    expect(logged).toEqual(['A process of kind GPU is gone: crashed.'])
  })

  test('a link is opened outside only after asking over the presenter window', async () => {
    const { electron, audience, presenter } = await setUpShell()
    electron.answers.push(0)
    audience.webContents.windowOpen?.({ url: 'https://doi.org/10.1000/1' } as never)
    await settle()
    expect(electron.questions[0]).toMatchObject({ parent: presenter, detail: 'https://doi.org/10.1000/1' })
    expect(electron.opened).toEqual(['https://doi.org/10.1000/1'])
  })
})
