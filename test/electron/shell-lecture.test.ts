import { describe, expect, test } from 'vitest'
import type { ExportWish } from '../../core/export/wish.ts'
import { LecternError } from '../../main/app/errors.ts'
import { settle } from './fake-time.ts'
import { pageIn, setUpShell } from './set-up-shell.ts'

describe('EL43 a lecture is not ended by accident', () => {
  test('while the clock runs, closing the presenter window asks, over that window', async () => {
    const { electron, presenter, startClock } = await setUpShell()
    startClock()
    expect(presenter.close()).toBe(false)
    expect(presenter.close()).toBe(false)
    await settle()
    expect(electron.questions).toHaveLength(1)
    expect(electron.questions[0]).toMatchObject({ parent: presenter, message: 'End the lecture?' })
    expect(electron.app.quits).toBe(0)
  })

  test('continue keeps everything, and the next time it asks again', async () => {
    const { electron, presenter, audience, startClock } = await setUpShell()
    startClock()
    electron.answers.push(1, 1)
    presenter.close()
    await settle()
    electron.app.quit()
    await settle()
    expect(electron.questions).toHaveLength(2)
    expect(presenter.isDestroyed() || audience.isDestroyed()).toBe(false)
    expect(electron.app.quits).toBe(0)
  })

  test('agreed to, the lecture is closed and the program ends', async () => {
    const { electron, presenter, audience, lecture, startClock } = await setUpShell()
    startClock()
    electron.answers.push(0)
    presenter.close()
    await settle()
    expect(lecture().closed).toBe(1)
    expect(electron.app.quits).toBe(1)
    expect(presenter.isDestroyed() && audience.isDestroyed()).toBe(true)
  })

  test('before the clock runs nothing is asked', async () => {
    const { electron, presenter } = await setUpShell()
    presenter.close()
    await settle()
    expect(electron.questions).toEqual([])
    expect(electron.app.quits).toBe(1)
  })

  test('a lecture that does not close in time does not keep the program open', async () => {
    const { electron, time, presenter, lecture } = await setUpShell()
    lecture().close = () => new Promise(() => undefined)
    presenter.close()
    await settle()
    expect(electron.app.quits).toBe(0)
    await time.pass(3000)
    expect(electron.app.quits).toBe(1)
  })

  test('ended from outside, nothing is asked', async () => {
    const { electron, prepared, lecture, startClock } = await setUpShell()
    startClock()
    prepared.end()
    await settle()
    expect(electron.questions).toEqual([])
    // Not closed, which would end the lecture: it goes on at the next start.
    expect([lecture().closed, electron.app.quits]).toEqual([0, 1])
  })

  test('closing the audience window hides it, and the menu brings it back', async () => {
    const { electron, audience, click } = await setUpShell()
    expect(audience.close()).toBe(false)
    await settle()
    expect(audience.visible).toBe(false)
    click('audience')
    await settle()
    expect(audience.visible && audience.fullScreen).toBe(true)
    expect(electron.app.quits).toBe(0)
  })
})

describe('EL344 another lecture can be opened', () => {
  test('from the menu: pages load anew, the old one is closed', async () => {
    const { electron, presenter, audience, lectures, click } = await setUpShell()
    electron.chosenFolders.push('/other')
    click('open')
    await settle()
    expect(lectures.map(({ folder, closed }) => [folder, closed])).toEqual([
      ['/bundled', 1],
      ['/other', 0],
    ])
    expect([presenter.webContents.reloads, audience.webContents.reloads]).toEqual([1, 1])
  })

  test('a page that is connected is told to connect anew, and then sees the other lecture', async () => {
    const { electron, presenter, click, lecture } = await setUpShell()
    const { client, views } = pageIn(presenter)
    let closed = 0
    void client.closed.then(() => (closed += 1))
    electron.chosenFolders.push('/other')
    click('open')
    await settle()
    expect(closed).toBe(1)
    const before = views.length
    lecture().host.dispatch({ type: 'next' })
    await settle()
    expect(views).toHaveLength(before)
    const again = pageIn(presenter)
    await settle()
    expect(again.views.at(-1)).toMatchObject({ session: { position: { slide: 0, step: 1 } } })
  })

  test('one that cannot be opened is told, and the present one stays', async () => {
    const { electron, presenter, lectures, click } = await setUpShell()
    electron.chosenFolders.push('/missing')
    electron.answers.push(0)
    click('open')
    await settle()
    expect(lectures.map(({ closed }) => closed)).toEqual([0])
    expect(electron.questions[0]).toMatchObject({
      parent: presenter,
      message: 'The lecture could not be opened.',
      detail: 'There is no folder /missing.\n\nCheck the path.',
    })
    expect(presenter.webContents.reloads).toBe(0)
  })

  test('while a lecture is given it asks first', async () => {
    const { electron, lectures, click, startClock } = await setUpShell()
    startClock()
    electron.chosenFolders.push('/other')
    electron.answers.push(1)
    click('open')
    await settle()
    expect(electron.questions[0]?.message).toBe('Open another lecture?')
    expect(lectures).toHaveLength(1)
  })

  test('a second start comes to the front and opens its folder', async () => {
    const { electron, presenter, lecture } = await setUpShell()
    presenter.minimized = true
    presenter.focused = false
    electron.app.emit('second-instance', {}, [], '/', { lecture: '/handed/over' })
    await settle()
    expect(presenter.minimized).toBe(false)
    expect(presenter.focused).toBe(true)
    expect(lecture().folder).toBe('/handed/over')
  })

  test('of two asked for at once the last one is opened', async () => {
    const { electron, lectures } = await setUpShell()
    electron.app.emit('second-instance', {}, [], '/', { lecture: '/one' })
    electron.app.emit('second-instance', {}, [], '/', { lecture: '/two' })
    await settle()
    expect(lectures.map(({ folder, closed }) => [folder, closed])).toEqual([
      ['/bundled', 1],
      ['/one', 1],
      ['/two', 0],
    ])
  })
})

describe('EL45 slides are exported from the menu at once', () => {
  test('to the chosen file, which can be shown in its folder', async () => {
    const { electron, click } = await setUpShell()
    electron.chosenFiles.push('/home/me/Pain.pdf')
    electron.answers.push(0)
    click('export-slides')
    await settle()
    expect(electron.questions[0]).toMatchObject({
      message: '3 pages were exported.',
      detail: '/home/me/Pain.pdf',
    })
    expect(electron.shownInFolder).toEqual(['/home/me/Pain.pdf'])
  })

  test('as every kind that the command line knows, each under its own words', async () => {
    const wishes: ExportWish[] = []
    const { electron, click } = await setUpShell({
      over: {
        exportAs: async ({ wish, out, folder }) => {
          expect(folder).toBe('/bundled')
          wishes.push(wish)
          return { path: out, count: 1, unit: 'file', notes: [] }
        },
      },
    })
    const ids = [
      'export-steps',
      'export-handout-3',
      'export-handout-notes',
      'export-script',
      'export-html-notes',
      'export-archive',
    ]
    for (const id of ids) {
      electron.chosenFiles.push(`/home/me/${id}`)
      electron.answers.push(1)
      click(id)
      await settle()
    }
    expect(wishes).toEqual([
      { type: 'pdf', pdf: { kind: 'steps' } },
      { type: 'pdf', pdf: { kind: 'handout', perPage: 3, beside: 'lines' } },
      { type: 'pdf', pdf: { kind: 'handout', beside: 'notes' } },
      { type: 'pdf', pdf: { kind: 'script' } },
      { type: 'html', notes: true },
      { type: 'archive' },
    ])
    expect(electron.questions.at(-1)).toMatchObject({ message: 'One file was exported.' })
    expect(electron.shownInFolder).toEqual([])
  })

  test('not at all when the lecturer changed their mind', async () => {
    const { electron, click } = await setUpShell()
    electron.chosenFiles.push(null)
    click('export-slides')
    await settle()
    expect(electron.questions).toEqual([])
  })

  test('a failure is told in words with its remedy', async () => {
    const fails = () =>
      Promise.reject(new LecternError('target-unwritable', 'The folder is full.', 'Choose another.'))
    const { electron, click, logged } = await setUpShell({ over: { exportAs: fails } })
    electron.chosenFiles.push('/full/Pain.pdf')
    electron.answers.push(0)
    click('export-slides')
    await settle()
    expect(electron.questions[0]?.detail).toBe('The folder is full.\n\nChoose another.')
    expect(logged).toEqual(['The lecture could not be exported.'])
  })
})
