import { describe, expect, test } from 'vitest'
import { LecternError } from '../../main/app/errors.ts'
import type { OpenLecture } from '../../main/electron/lecture-stand.ts'
import { prepare } from '../../main/electron/prepare.ts'
import { createShell, type ShellDeps } from '../../main/electron/shell.ts'
import { connectClient } from '../../core/rpc/client.ts'
import type { View } from '../../core/session/types.ts'
import { CHANNEL } from '../../main/electron/envelope.ts'
import { createPageConnector } from '../../main/electron/page-port.ts'
import { sampleHost, type SampleHost } from '../support/lecture-host.ts'
import { display, FakeElectron } from './fake.ts'
import { FakeTime, settle } from './fake-time.ts'
import type { FakeWindow } from './fake-window.ts'
import { itemsOf } from './menu-items.ts'

const POLICY = { developmentOrigin: null, developerTools: false }

class FakeLecture implements OpenLecture {
  readonly host: SampleHost = sampleHost()
  closed = 0
  readonly folder: string
  constructor(folder: string) {
    this.folder = folder
  }
  async close(): Promise<void> {
    this.closed += 1
  }
}

interface Options {
  argv?: string[]
  projector?: boolean
  over?: Partial<ShellDeps>
}

async function setUp({ argv = [], projector = true, over = {} }: Options = {}) {
  const electron = new FakeElectron()
  const time = new FakeTime()
  const lectures: FakeLecture[] = []
  const logged: string[] = []
  if (projector)
    electron.screen.displays.push(display(2, { bounds: { x: 1440, y: 0, width: 1920, height: 1080 } }))
  const prepared = prepare(electron, { argv: ['lectern', ...argv], directory: '/', policy: POLICY })
  if (!prepared) throw new Error('The lock was refused.')
  await electron.app.whenReady()
  await createShell(electron, prepared, {
    env: { preload: '/preload.cjs', isPackaged: true, platform: 'linux' },
    policy: POLICY,
    async openLecture(folder) {
      if (folder.includes('missing'))
        throw new LecternError('folder-missing', `There is no folder ${folder}.`, 'Check the path.')
      const lecture = new FakeLecture(folder)
      lectures.push(lecture)
      return lecture
    },
    bundledLecture: '/bundled',
    routes: (lectureDir) => async (request) => new Response(`${lectureDir()} ${request.url}`),
    exportSlides: async ({ out }) => ({ path: out, pages: 3 }),
    later: time.later,
    now: () => time.now,
    log: (message) => logged.push(message),
    ...over,
  })
  const presenter = electron.window('/presenter')
  const audience = electron.window('/audience')
  for (const window of [presenter, audience]) {
    window.emit('ready-to-show')
    window.webContents.emit('did-finish-load')
  }
  await settle()
  const click = (id: string) => {
    const item = itemsOf(electron.menu ?? []).find((each) => each.id === id)
    ;(item?.click as (() => void) | undefined)?.()
  }
  const lecture = () => {
    const latest = lectures.at(-1)
    if (!latest) throw new Error('No lecture is open.')
    return latest
  }
  const startClock = () => lecture().host.dispatch({ type: 'clock', command: 'start' })
  return { electron, time, presenter, audience, lectures, lecture, logged, click, startClock }
}

/** A page in this window, connected as the preload would. */
function pageIn(window: FakeWindow) {
  const port = createPageConnector(
    {
      send: (envelope) => window.webContents.renderer.send(CHANNEL, envelope),
      listen: (listener) => {
        window.webContents.renderer.on(CHANNEL, (_event, message: unknown) => listener(message))
      },
    },
    'document',
  )()
  const client = connectClient(port)
  const views: View[] = []
  client.onSnapshot(({ view }) => views.push(view))
  return { client, views }
}

describe('EL40 the shell opens one lecture in two windows', () => {
  test('presenter on the primary display, audience full screen on the other', async () => {
    const { presenter, audience, lecture } = await setUp()
    expect(lecture().folder).toBe('/bundled')
    expect(presenter.urls).toEqual(['lectern://app/presenter'])
    expect(audience.urls).toEqual(['lectern://app/audience'])
    expect(presenter.visible && presenter.bounds.x === 0).toBe(true)
    expect(audience.fullScreen && audience.bounds.x === 1440).toBe(true)
  })

  test('the folder on the command line is opened', async () => {
    const { lecture } = await setUp({ argv: ['/talk'] })
    expect(lecture().folder).toBe('/talk')
  })

  test('one that cannot be opened is told in words, and the bundled lecture opens instead', async () => {
    const { electron, lecture } = await setUp({ argv: ['/missing'] })
    expect(electron.errorBoxes).toEqual([
      'The lecture could not be opened. There is no folder /missing.\nCheck the path.',
    ])
    expect(lecture().folder).toBe('/bundled')
  })

  test('pages and files are served in the windows’ session, and the default one is closed as well', async () => {
    const { electron } = await setUp()
    const session = electron.sessions.get('lectern')
    const answer = await session?.handlers.get('lectern')?.(new Request('lectern://deck/slides/a.png'))
    expect(await answer?.text()).toBe('/bundled lectern://app/deck/slides/a.png')
    expect(session?.options).toEqual({ cache: false })
    expect([...electron.sessions.keys()].sort()).toEqual(['', 'lectern'])
    for (const each of electron.sessions.values()) expect(each.lets('https://example.org/')).toBe(false)
  })
})

describe('EL41 who a page is follows from its window', () => {
  test('the presenter window may move the lecture, and the audience window shows it at once', async () => {
    const { presenter, audience } = await setUp()
    const notes = pageIn(presenter)
    const stage = pageIn(audience)
    await settle()
    expect(notes.views.at(-1)).toMatchObject({ role: 'presenter' })
    await notes.client.call('dispatch', { action: { type: 'next' } })
    await settle()
    expect(stage.views.at(-1)).toMatchObject({ role: 'audience', position: { slide: 0, step: 1 } })
  })

  test('a page in the audience window can move nothing and sees no notes', async () => {
    const { audience, lecture } = await setUp()
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

describe('EL42 keys work whichever window has the focus', () => {
  function press(window: FakeWindow, key: string, over: object = {}): boolean {
    let taken = false
    const plain = {
      type: 'keyDown',
      key,
      control: false,
      alt: false,
      meta: false,
      shift: false,
      isAutoRepeat: false,
    }
    window.webContents.emit(
      'before-input-event',
      { preventDefault: () => (taken = true) },
      { ...plain, ...over },
    )
    return taken
  }

  test('a clicker that reaches the audience window moves the lecture', async () => {
    const { audience, lecture } = await setUp()
    expect(press(audience, 'PageDown')).toBe(true)
    expect(lecture().host.session().position).toEqual({ slide: 0, step: 1 })
  })

  test('released keys, keys with Ctrl and unknown keys are the page’s', async () => {
    const { audience, lecture } = await setUp()
    expect(press(audience, 'PageDown', { type: 'keyUp' })).toBe(false)
    expect(press(audience, 'PageDown', { control: true })).toBe(false)
    expect(press(audience, 'q')).toBe(false)
    expect(lecture().host.session().position).toEqual({ slide: 0, step: 0 })
  })

  test('a held key blanks the screen once, but keeps moving', async () => {
    const { audience, lecture } = await setUp()
    press(audience, 'b')
    press(audience, 'b', { isAutoRepeat: true })
    expect(lecture().host.session().screen.kind).toBe('blank')
    press(audience, 'b')
    press(audience, 'PageDown')
    press(audience, 'PageDown', { isAutoRepeat: true })
    expect(lecture().host.session().position).toEqual({ slide: 1, step: 0 })
  })

  test('the presenter page reads its own keys', async () => {
    const { presenter, lecture } = await setUp()
    expect(press(presenter, 'PageDown')).toBe(false)
    expect(lecture().host.session().position).toEqual({ slide: 0, step: 0 })
  })

  test('the menu moves the lecture, and opens help in the presenter window', async () => {
    const { presenter, lecture, click } = await setUp()
    click('next')
    expect(lecture().host.session().position).toEqual({ slide: 0, step: 1 })
    click('help')
    expect(presenter.webContents.inputs).toEqual([
      { type: 'keyDown', keyCode: 'h' },
      { type: 'keyUp', keyCode: 'h' },
    ])
    click('fullscreen')
    await settle()
    expect(presenter.fullScreen).toBe(true)
  })

  test('starting the show brings the audience window back', async () => {
    const { audience, click } = await setUp()
    click('audience')
    await settle()
    expect(audience.visible).toBe(false)
    click('start')
    await settle()
    expect(audience.visible && audience.fullScreen).toBe(true)
  })
})

describe('EL43 a lecture is not ended by accident', () => {
  test('while the clock runs, closing the presenter window asks, over that window', async () => {
    const { electron, presenter, startClock } = await setUp()
    startClock()
    expect(presenter.close()).toBe(false)
    expect(presenter.close()).toBe(false)
    await settle()
    expect(electron.questions).toHaveLength(1)
    expect(electron.questions[0]).toMatchObject({ parent: presenter, message: 'End the lecture?' })
    expect(electron.app.quits).toBe(0)
  })

  test('continue keeps everything, and the next time it asks again', async () => {
    const { electron, presenter, audience, startClock } = await setUp()
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
    const { electron, presenter, audience, lecture, startClock } = await setUp()
    startClock()
    electron.answers.push(0)
    presenter.close()
    await settle()
    expect(lecture().closed).toBe(1)
    expect(electron.app.quits).toBe(1)
    expect(presenter.isDestroyed() && audience.isDestroyed()).toBe(true)
  })

  test('before the clock runs nothing is asked', async () => {
    const { electron, presenter } = await setUp()
    presenter.close()
    await settle()
    expect(electron.questions).toEqual([])
    expect(electron.app.quits).toBe(1)
  })

  test('a lecture that does not close in time does not keep the program open', async () => {
    const { electron, time, presenter, lecture } = await setUp()
    lecture().close = () => new Promise(() => undefined)
    presenter.close()
    await settle()
    expect(electron.app.quits).toBe(0)
    await time.pass(3000)
    expect(electron.app.quits).toBe(1)
  })

  test('closing the audience window hides it, and the menu brings it back', async () => {
    const { electron, audience, click } = await setUp()
    expect(audience.close()).toBe(false)
    await settle()
    expect(audience.visible).toBe(false)
    click('audience')
    await settle()
    expect(audience.visible && audience.fullScreen).toBe(true)
    expect(electron.app.quits).toBe(0)
  })
})

describe('EL44 another lecture can be opened', () => {
  test('from the menu: pages load anew, the old one is closed', async () => {
    const { electron, presenter, audience, lectures, click } = await setUp()
    electron.chosenFolders.push('/other')
    click('open')
    await settle()
    expect(lectures.map(({ folder, closed }) => [folder, closed])).toEqual([
      ['/bundled', 1],
      ['/other', 0],
    ])
    expect([presenter.webContents.reloads, audience.webContents.reloads]).toEqual([1, 1])
    expect(pageIn(presenter).views).toEqual([])
  })

  test('one that cannot be opened is told, and the present one stays', async () => {
    const { electron, presenter, lectures, click } = await setUp()
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
    const { electron, lectures, click, startClock } = await setUp()
    startClock()
    electron.chosenFolders.push('/other')
    electron.answers.push(1)
    click('open')
    await settle()
    expect(electron.questions[0]?.message).toBe('Open another lecture?')
    expect(lectures).toHaveLength(1)
  })

  test('a second start comes to the front and opens its folder', async () => {
    const { electron, presenter, lecture } = await setUp()
    presenter.minimized = true
    presenter.focused = false
    electron.app.emit('second-instance', {}, [], '/', { lecture: '/handed/over' })
    await settle()
    expect(presenter.minimized).toBe(false)
    expect(presenter.focused).toBe(true)
    expect(lecture().folder).toBe('/handed/over')
  })

  test('of two asked for at once the last one is opened', async () => {
    const { electron, lectures } = await setUp()
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

describe('EL45 slides are exported from the menu', () => {
  test('to the chosen file, which can be shown in its folder', async () => {
    const { electron, click } = await setUp()
    electron.chosenFiles.push('/home/me/Pain.pdf')
    electron.answers.push(0)
    click('export')
    await settle()
    expect(electron.questions[0]).toMatchObject({
      message: '3 pages were exported.',
      detail: '/home/me/Pain.pdf',
    })
    expect(electron.shownInFolder).toEqual(['/home/me/Pain.pdf'])
  })

  test('not at all when the lecturer changed their mind', async () => {
    const { electron, click } = await setUp()
    electron.chosenFiles.push(null)
    click('export')
    await settle()
    expect(electron.questions).toEqual([])
  })

  test('a failure is told in words with its remedy', async () => {
    const fails = () =>
      Promise.reject(new LecternError('target-unwritable', 'The folder is full.', 'Choose another.'))
    const { electron, click, logged } = await setUp({ over: { exportSlides: fails } })
    electron.chosenFiles.push('/full/Pain.pdf')
    electron.answers.push(0)
    click('export')
    await settle()
    expect(electron.questions[0]?.detail).toBe('The folder is full.\n\nChoose another.')
    expect(logged).toEqual(['The slides could not be exported.'])
  })
})

describe('EL46 the displays stay on while the room looks or the clock runs', () => {
  test('with a projector from the start', async () => {
    expect((await setUp()).electron.powerSaveBlocker.held.size).toBe(1)
  })

  test('with one display while the clock runs', async () => {
    const { electron, lecture, startClock } = await setUp({ projector: false })
    expect(electron.powerSaveBlocker.held.size).toBe(0)
    startClock()
    expect(electron.powerSaveBlocker.held.size).toBe(1)
    lecture().host.dispatch({ type: 'clock', command: 'pause' })
    expect(electron.powerSaveBlocker.held.size).toBe(0)
  })

  test('with a projector that is plugged in later', async () => {
    const { electron } = await setUp({ projector: false })
    electron.screen.plug(display(2, { bounds: { x: 1440, y: 0, width: 1920, height: 1080 } }))
    expect(electron.powerSaveBlocker.held.size).toBe(1)
  })
})

describe('EL47 a fault in a page ends neither the lecture nor the program', () => {
  test('a crashed audience page comes back where the lecture is', async () => {
    const { time, audience, lecture } = await setUp()
    lecture().host.dispatch({ type: 'next' })
    audience.webContents.crash('crashed')
    await time.pass(0)
    expect(audience.webContents.reloads).toBe(1)
    const { views } = pageIn(audience)
    await settle()
    expect(views.at(-1)).toMatchObject({ position: { slide: 0, step: 1 } })
  })

  test('one that keeps crashing is asked about over the presenter window, and tried again on request', async () => {
    const { electron, time, presenter, audience } = await setUp()
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
    const { electron, logged } = await setUp()
    electron.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' })
    expect(logged).toEqual(['A process of kind GPU is gone: crashed.'])
  })

  test('a link is opened outside only after asking over the presenter window', async () => {
    const { electron, audience, presenter } = await setUp()
    electron.answers.push(0)
    audience.webContents.windowOpen?.({ url: 'https://doi.org/10.1000/1' } as never)
    await settle()
    expect(electron.questions[0]).toMatchObject({ parent: presenter, detail: 'https://doi.org/10.1000/1' })
    expect(electron.opened).toEqual(['https://doi.org/10.1000/1'])
  })
})
