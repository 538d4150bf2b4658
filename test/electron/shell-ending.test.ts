import { describe, expect, test } from 'vitest'
import { prevented } from './fake-event.ts'
import { settle } from './fake-time.ts'
import { memoryFile, setUpShell } from './set-up-shell.ts'

describe('EL108 what must outlive the program is written before it may end', () => {
  test.each(['suspend', 'mistake'] as const)('at a %s', async (when) => {
    const file = memoryFile()
    const it = await setUpShell({ over: { file } })
    let flushed = 0
    Object.assign(it.lecture(), { flush: () => (flushed += 1) })
    if (when === 'suspend') it.electron.powerMonitor.emit('suspend')
    else it.prepared.flush()
    expect([flushed, file.flushed]).toEqual([1, 1])
  })

  test('shutting down ends the program properly, and asks nobody', async () => {
    const file = memoryFile()
    const { electron, lecture } = await setUpShell({ over: { file } })
    electron.powerMonitor.emit('shutdown')
    await settle()
    expect([electron.questions.length, lecture().closed, file.flushed, electron.app.quits]).toEqual([
      0, 1, 1, 1,
    ])
  })

  test('the end of a session of Windows as well; before a lecture runs it is not held up', async () => {
    const { electron, presenter, lecture } = await setUpShell()
    expect(prevented((event) => presenter.emit('query-session-end', event))).toBe(false)
    presenter.emit('session-end')
    await settle()
    expect([lecture().closed, electron.app.quits]).toEqual([1, 1])
  })
})
