import { EventEmitter } from 'node:events'
import { describe, expect, test } from 'vitest'
import { keepRunning } from '../../main/electron/log.ts'
import type { Rect } from '../../main/electron/placement.ts'
import { display } from './fake-screen.ts'
import { prevented } from './fake-event.ts'
import { settle } from './fake-time.ts'
import { pageIn, setUpShell } from './set-up-shell.ts'

type Running = Awaited<ReturnType<typeof givenLecture>>

const PROJECTOR: Rect = { x: 1440, y: 0, width: 1920, height: 1080 }

/** A lecture in the middle: the clock runs, the room looks at the second step. */
async function givenLecture() {
  const it = await setUpShell()
  it.startClock()
  it.lecture().host.dispatch({ type: 'next' })
  await settle()
  return it
}

async function replug({ electron, time }: Running, over: Parameters<typeof display>[1] = {}) {
  electron.screen.unplug(2)
  await time.pass(5000)
  electron.screen.plug(display(9, { bounds: PROJECTOR, ...over }))
}

/** Everything that has been seen to go wrong in front of a room, and what it leaves of the projector. */
const FAULTS: [name: string, audience: 'fills' | 'hidden', break_: (it: Running) => unknown][] = [
  [
    'the process of the presenter page crashes',
    'fills',
    ({ presenter }) => presenter.webContents.crash('crashed'),
  ],
  [
    'the process of the audience page crashes',
    'fills',
    ({ audience }) => audience.webContents.crash('crashed'),
  ],
  [
    'both run out of memory at once',
    'fills',
    ({ presenter, audience }) => {
      for (const { webContents } of [presenter, audience]) webContents.crash('oom')
    },
  ],
  [
    'the audience page keeps crashing, and nobody answers the question',
    'fills',
    async ({ audience, time }) => {
      for (let n = 0; n < 20; n += 1) {
        audience.webContents.crash('crashed')
        await time.pass(10)
      }
    },
  ],
  ['the presenter page hangs', 'fills', ({ presenter }) => presenter.webContents.emit('unresponsive')],
  ['the audience page hangs', 'fills', ({ audience }) => audience.webContents.emit('unresponsive')],
  [
    'a page cannot be loaded',
    'fills',
    ({ audience }) =>
      audience.webContents.emit('did-fail-load', {}, -2, 'ERR_FAILED', 'lectern://app/audience', true),
  ],
  [
    'the preload fails',
    'fills',
    ({ presenter }) => presenter.webContents.emit('preload-error', {}, '/preload.cjs', new Error('broken')),
  ],
  [
    'the graphics process dies',
    'fills',
    ({ electron }) => electron.app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed' }),
  ],
  ['the projector is pulled', 'hidden', ({ electron }) => electron.screen.unplug(2)],
  [
    'the projector is pulled after the slides were asked for by key',
    'hidden',
    ({ electron, click }) => {
      click('start')
      electron.screen.unplug(2)
    },
  ],
  ['the projector is pulled and plugged in again as another one', 'fills', (it) => replug(it)],
  ['it comes back left of the laptop', 'fills', (it) => replug(it, { bounds: { ...PROJECTOR, x: -1920 } })],
  [
    'the projector changes its resolution',
    'fills',
    ({ electron }) => electron.screen.change(2, { bounds: { ...PROJECTOR, width: 1024, height: 768 } }),
  ],
  [
    'the system makes the projector primary',
    'fills',
    ({ electron }) => {
      electron.screen.displays.reverse()
      electron.screen.change(2, {})
    },
  ],
  [
    'all displays go and come back, as with a closed lid',
    'fills',
    async ({ electron, time }) => {
      const displays = electron.screen.displays
      electron.screen.displays = []
      electron.screen.emit('display-removed', {}, displays[0])
      await time.pass(5000)
      for (const each of displays) electron.screen.plug(each)
    },
  ],
  [
    'the machine sleeps, and the projector is gone when it wakes, without a word',
    'hidden',
    ({ electron }) => {
      electron.powerMonitor.emit('suspend')
      electron.screen.displays = electron.screen.displays.filter(({ id }) => id === 1)
      electron.powerMonitor.emit('resume')
    },
  ],
  [
    'sleep takes the block on the displays',
    'fills',
    ({ electron }) => {
      electron.powerSaveBlocker.held.clear()
      electron.powerMonitor.emit('resume')
    },
  ],
  [
    'the system moves the audience window over the notes',
    'fills',
    ({ electron, audience }) => {
      audience.bounds = { x: 0, y: 0, width: 1440, height: 900 }
      electron.screen.change(2, {})
    },
  ],
  ['the audience window is closed by hand', 'hidden', ({ audience }) => audience.close()],
  [
    'the presenter window is closed by hand, and nobody answers',
    'fills',
    ({ presenter }) => presenter.close(),
  ],
  ['the program is told to quit, and nobody answers', 'fills', ({ electron }) => electron.app.quit()],
  [
    'the lecturer would rather go on',
    'fills',
    ({ electron, presenter }) => {
      electron.answers.push(1)
      presenter.close()
    },
  ],
  [
    'Windows wants to restart',
    'fills',
    ({ presenter }) => expect(prevented((event) => presenter.emit('query-session-end', event))).toBe(true),
  ],
  [
    'the program is started again',
    'fills',
    ({ electron }) => electron.app.emit('second-instance', {}, [], '/', { lecture: null }),
  ],
  [
    'another lecture is asked for, which is not there',
    'fills',
    ({ electron }) => {
      electron.answers.push(0, 0)
      electron.app.emit('open-file', { preventDefault: () => undefined }, '/missing')
    },
  ],
  [
    'a page floods main with nonsense',
    'fills',
    ({ audience }) => {
      for (let n = 0; n < 5000; n += 1) audience.webContents.renderer.send('lectern:port', { n })
    },
  ],
  [
    'something is thrown in main',
    'fills',
    ({ prepared, logged }) => {
      const target = Object.assign(new EventEmitter(), {
        stdout: new EventEmitter(),
        stderr: new EventEmitter(),
      })
      keepRunning(target, (message) => {
        logged.push(message)
        prepared.flush()
      })
      target.emit('uncaughtException', new Error('broken'))
      target.emit('unhandledRejection', new Error('broken'))
      expect(logged).toContain('Something went wrong inside Lectern.')
    },
  ],
]

describe('EL105 the lecture survives every fault: both windows, the place, the clock, and nothing over the notes', () => {
  test.each(FAULTS)('%s', async (_name, projector, break_) => {
    const it = await givenLecture()
    const { electron, time, presenter, audience, lectures } = it
    await break_(it)
    await time.pass(30_000)
    expect([electron.app.quits, electron.app.exits, electron.errorBoxes]).toEqual([0, [], []])
    expect(lectures.map(({ closed }) => closed)).toEqual([0])
    expect([presenter.isDestroyed(), audience.isDestroyed(), presenter.visible]).toEqual([false, false, true])
    expect(audience.visible && audience.fullScreen).toBe(projector === 'fills')
    expect(projector === 'fills' && overlaps(audience.bounds, presenter.bounds)).toBe(false)
    expect(it.lecture().host.session()).toMatchObject({
      position: { slide: 0, step: 1 },
      clock: { kind: 'running' },
    })
    // Whatever stands in the windows now gets the lecture as it is, and can go on with it.
    const [notes, stage] = [pageIn(presenter), pageIn(audience)]
    await notes.client.call('dispatch', { action: { type: 'next' } })
    await settle()
    expect(stage.views.at(-1)).toMatchObject({ role: 'audience', position: { slide: 1, step: 0 } })
    expect(electron.powerSaveBlocker.held.size).toBe(1)
  })

  test('a question that nobody answered is not asked twice, and can be asked again later', async () => {
    const { electron, presenter } = await givenLecture()
    presenter.close()
    presenter.close()
    electron.app.quit()
    await settle()
    expect(electron.questions).toHaveLength(1)
  })
})

function overlaps(a: Rect, b: Rect): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}
