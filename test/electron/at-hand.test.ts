import { describe, expect, test } from 'vitest'
import { prevented } from './fake-event.ts'
import { settle } from './fake-time.ts'
import { itemsOf } from './menu-items.ts'
import { memoryFile, setUpShell } from './set-up-shell.ts'

type Running = Awaited<ReturnType<typeof setUpShell>>

/** Another lecture is asked for while one is under way, which is a question. */
async function ask({ electron }: Running) {
  electron.app.emit('open-file', { preventDefault: () => undefined }, '/other')
  await settle()
  return electron.questions.at(-1)
}

describe('EL363 the menu presses the keys of a command as a person would', () => {
  test.each([
    ['help', { keyCode: 'h' }],
    ['list', { keyCode: 'o', modifiers: ['shift'] }],
    ['goto', { keyCode: 'g' }],
  ])('%s', async (id, key) => {
    const { presenter, click } = await setUpShell()
    click(id)
    expect(presenter.webContents.inputs).toEqual([
      { type: 'keyDown', ...key },
      { type: 'keyUp', ...key },
    ])
  })
})

describe('EL366 a question stands over the window at hand, and never over what the room sees', () => {
  test('over the window that has the focus', async () => {
    const it = await setUpShell()
    it.startClock()
    it.click('review')
    const review = it.electron.window('/review')
    it.electron.focusedWindow = review
    expect((await ask(it))?.parent).toBe(review)
  })

  test('over the notes when the audience window has the focus, or another program', async () => {
    for (const focus of ['audience', null] as const) {
      const it = await setUpShell()
      it.startClock()
      it.electron.focusedWindow = focus === null ? null : it.audience
      expect((await ask(it))?.parent).toBe(it.presenter)
    }
  })

  test('over no window when that of the notes is gone', async () => {
    const it = await setUpShell()
    it.startClock()
    it.presenter.destroy()
    expect((await ask(it))?.parent).toBe(null)
    expect(it.logged).toEqual([])
  })
})

describe('EL367 what is open already is not opened again', () => {
  test('a second start with the same folder brings its window to the front, asks nothing and opens nothing', async () => {
    const { electron, presenter, lectures, startClock } = await setUpShell({ argv: ['/talk'] })
    startClock()
    presenter.minimized = true
    electron.app.emit('second-instance', {}, [], '/', { lecture: '/talk' })
    await settle()
    expect([electron.questions, lectures.map(({ folder, closed }) => [folder, closed])]).toEqual([
      [],
      [['/talk', 0]],
    ])
    expect(presenter.minimized).toBe(false)
  })

  test('asked for while another one is being opened, it stays', async () => {
    const { electron, lecture, lectures } = await setUpShell({ argv: ['/talk'] })
    for (const path of ['/other', '/talk'])
      electron.app.emit('open-file', { preventDefault: () => undefined }, path)
    await settle()
    expect(lectures.map(({ folder, closed }) => [folder, closed])).toEqual([
      ['/talk', 0],
      ['/other', 1],
    ])
    expect(lecture().folder).toBe('/other')
    expect(electron.window('/presenter').isDestroyed()).toBe(false)
  })
})

describe('EL368 the keys that close, close the window at hand', () => {
  const pressClose = ({ electron }: Running, triggeredByAccelerator: boolean) => {
    const item = itemsOf(electron.menu ?? []).find(({ id }) => id === 'close-lecture')
    const click = item?.click as unknown as (item: null, window: null, event: object) => void
    click(null, null, { triggeredByAccelerator })
  }

  test('the window for learning, and the lecture goes on', async () => {
    const it = await setUpShell()
    it.click('review')
    const review = it.electron.window('/review')
    it.electron.focusedWindow = review
    pressClose(it, true)
    await settle()
    expect([review.isDestroyed(), it.presenter.isDestroyed(), it.lecture().closed]).toEqual([true, false, 0])
  })

  test.each(['presenter', 'audience'] as const)('in the %s window the lecture', async (name) => {
    const it = await setUpShell()
    it.electron.focusedWindow = it[name]
    pressClose(it, true)
    await settle()
    expect(it.lecture().closed).toBe(1)
  })

  test('chosen with the mouse it is the lecture, whatever has the focus', async () => {
    const it = await setUpShell()
    it.click('review')
    it.electron.focusedWindow = it.electron.window('/review')
    pressClose(it, false)
    await settle()
    expect(it.lecture().closed).toBe(1)
  })
})

describe('EL365 a lecture that is stopped for a break is not left without a question', () => {
  async function paused() {
    const it = await setUpShell()
    it.startClock()
    it.lecture().host.dispatch({ type: 'clock', command: 'pause' })
    return it
  }

  test.each([
    ['its window is closed', 'End the lecture?', ({ presenter }: Running) => void presenter.close()],
    ['the program is to quit', 'End the lecture?', ({ electron }: Running) => electron.app.quit()],
    ['it is to be closed', 'Close the lecture?', ({ click }: Running) => click('close-lecture')],
    ['another is to be opened', 'Open another lecture?', (it: Running) => void ask(it)],
  ])('%s', async (_name, question, act) => {
    const it = await paused()
    act(it)
    await settle()
    expect(it.electron.questions.map(({ message }) => message)).toEqual([question])
    expect([it.lecture().closed, it.electron.app.quits]).toEqual([0, 0])
  })

  test('nor does Windows restart under it', async () => {
    const { presenter } = await paused()
    expect(prevented((event) => presenter.emit('query-session-end', event))).toBe(true)
  })

  test('one whose clock was set back has not begun', async () => {
    const it = await paused()
    it.lecture().host.dispatch({ type: 'clock', command: 'reset' })
    it.presenter.close()
    await settle()
    expect([it.electron.questions, it.lecture().closed]).toEqual([[], 1])
  })
})

describe('EL364 a lecture that the system cuts off goes on at the next start', () => {
  const ways: [name: string, end: (it: Running) => unknown][] = [
    [
      'the machine is shut down',
      ({ electron }) =>
        expect(prevented((event) => electron.powerMonitor.emit('shutdown', event))).toBe(true),
    ],
    ['the session of Windows ends', ({ presenter }) => presenter.emit('session-end')],
    ['the program is ended by a signal', ({ prepared }) => prepared.end()],
  ]

  test.each(ways)(
    '%s: what it has to write is written, it is not ended, and nobody is asked',
    async (_name, end) => {
      const file = memoryFile()
      const it = await setUpShell({ over: { file } })
      it.startClock()
      let flushed = 0
      Object.assign(it.lecture(), { flush: () => (flushed += 1) })
      end(it)
      await settle()
      expect([it.electron.questions, it.lecture().closed, flushed, file.flushed]).toEqual([[], 0, 1, 1])
      expect(it.electron.app.quits).toBe(1)
    },
  )

  test.each(ways)('%s before it has begun: it is closed', async (_name, end) => {
    const it = await setUpShell()
    end(it)
    await settle()
    expect([it.lecture().closed, it.electron.app.quits]).toEqual([1, 1])
  })
})
