import { describe, expect, test } from 'vitest'
import { createAwake } from '../../main/electron/awake.ts'
import { MAX_RECOVERIES, RECOVERY_WINDOW_MS, watchOver } from '../../main/electron/recovery.ts'
import { FakeElectron } from './fake.ts'
import { FakeTime } from './fake-time.ts'
import { FakeContents } from './fake-window.ts'

function setUp() {
  const contents = new FakeContents()
  const time = new FakeTime()
  const seen = { loads: 0, logged: [] as string[], retries: [] as (() => void)[] }
  const restart = watchOver(contents, {
    name: 'audience',
    load: () => (seen.loads += 1),
    later: time.later,
    now: () => time.now,
    log: (message) => seen.logged.push(message),
    giveUp: (retry) => seen.retries.push(retry),
  })
  contents.emit('did-finish-load')
  return { contents, time, seen, restart }
}

describe('EL23 a page whose process dies is loaded again', () => {
  test.each(['crashed', 'oom', 'killed', 'abnormal-exit', 'launch-failed', 'memory-eviction'])(
    '%s',
    async (reason) => {
      const { contents, time, seen } = setUp()
      contents.crash(reason)
      // Not inside the event: that has brought down the whole program.
      expect(contents.reloads).toBe(0)
      await time.pass(0)
      expect(contents.reloads).toBe(1)
      expect(seen.logged[0]).toContain(reason)
    },
  )

  test('a clean exit is none', async () => {
    const { contents, time } = setUp()
    contents.crash('clean-exit')
    await time.pass(1000)
    expect(contents.reloads).toBe(0)
  })

  test('before anything was loaded there is nothing to reload: it is loaded from its address', async () => {
    const { contents, time, seen } = setUp()
    contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'lectern://app/audience', true)
    await time.pass(0)
    expect(seen.loads).toBe(1)
    contents.crash('crashed')
    await time.pass(0)
    expect(seen.loads).toBe(2)
    expect(contents.reloads).toBe(0)
  })

  test('a window destroyed meanwhile is left alone', async () => {
    const { contents, time } = setUp()
    contents.crash('crashed')
    contents.destroyed = true
    await time.pass(0)
    expect(contents.reloads).toBe(0)
  })
})

describe('EL24 a page that keeps failing is not reloaded for ever', () => {
  async function crash({ contents, time }: ReturnType<typeof setUp>, times: number) {
    for (let n = 0; n < times; n += 1) {
      contents.crash('crashed')
      await time.pass(10)
    }
  }

  test('after three within a minute a person is asked, once', async () => {
    const it = setUp()
    await crash(it, MAX_RECOVERIES + 3)
    expect(it.contents.reloads).toBe(MAX_RECOVERIES)
    expect(it.seen.retries).toHaveLength(1)
  })

  test('trying again begins anew', async () => {
    const it = setUp()
    await crash(it, MAX_RECOVERIES + 1)
    it.seen.retries[0]?.()
    await it.time.pass(0)
    expect(it.contents.reloads).toBe(MAX_RECOVERIES + 1)
    await crash(it, 1)
    expect(it.contents.reloads).toBe(MAX_RECOVERIES + 2)
  })

  test('failures further apart do not add up', async () => {
    const it = setUp()
    for (let n = 0; n < 10; n += 1) {
      await crash(it, 1)
      await it.time.pass(RECOVERY_WINDOW_MS / 2)
    }
    expect(it.contents.reloads).toBe(10)
    expect(it.seen.retries).toEqual([])
  })
})

describe('EL25 a page that hangs is ended and loaded again', () => {
  test('after a second, and once: its own death is expected', async () => {
    const { contents, time } = setUp()
    contents.emit('unresponsive')
    await time.pass(999)
    expect(contents.crashes).toBe(0)
    await time.pass(1)
    expect(contents.crashes).toBe(1)
    await time.pass(5000)
    expect(contents.reloads).toBe(1)
  })

  test('a dialog that only looks like it is not', async () => {
    const { contents, time } = setUp()
    contents.emit('unresponsive')
    await time.pass(500)
    contents.emit('responsive')
    await time.pass(5000)
    expect(contents.crashes).toBe(0)
  })

  test('the next real crash counts again', async () => {
    const { contents, time } = setUp()
    contents.emit('unresponsive')
    await time.pass(2000)
    contents.emit('did-finish-load')
    contents.crash('crashed')
    await time.pass(0)
    expect(contents.reloads).toBe(2)
  })
})

describe('EL26 failures to load are told and mended', () => {
  test('a load that another one took over is no failure, nor is a frame inside the page', async () => {
    const { contents, time, seen } = setUp()
    contents.emit('did-fail-load', {}, -3, 'ERR_ABORTED', 'lectern://app/audience', true)
    contents.emit('did-fail-load', {}, -6, 'ERR_FILE_NOT_FOUND', 'lectern://app/x', false)
    await time.pass(0)
    expect(seen.loads).toBe(0)
    expect(seen.logged).toEqual([])
  })

  test('a preload that throws is told, and the page, which has no way to the lecture, loaded again', async () => {
    const { contents, time, seen } = setUp()
    contents.emit('preload-error', {}, '/out/preload.cjs', new Error('broken'))
    expect(seen.logged).toEqual(['The preload script /out/preload.cjs failed.'])
    await time.pass(0)
    expect(contents.reloads).toBe(1)
  })

  test('loaded anew by hand, also after it was given up', async () => {
    const { contents, time, seen, restart } = setUp()
    for (let n = 0; n <= MAX_RECOVERIES; n += 1) {
      contents.crash('crashed')
      await time.pass(10)
    }
    expect(seen.retries).toHaveLength(1)
    restart()
    await time.pass(0)
    expect(contents.reloads).toBe(MAX_RECOVERIES + 1)
  })
})

describe('EL27 the displays stay on while something is presented', () => {
  function awake() {
    const { powerMonitor, powerSaveBlocker } = new FakeElectron()
    return { powerMonitor, blocker: powerSaveBlocker, set: createAwake({ powerMonitor, powerSaveBlocker }) }
  }

  test('asked for twice, it is held once, and given back', () => {
    const { blocker, set } = awake()
    set(true)
    set(true)
    expect([...blocker.held.values()]).toEqual(['prevent-display-sleep'])
    set(false)
    set(false)
    expect(blocker.held.size).toBe(0)
    set(true)
    expect(blocker.held.size).toBe(1)
  })

  test.each(['resume', 'unlock-screen'])('lost during sleep, it is taken again on %s', (event) => {
    const { blocker, powerMonitor, set } = awake()
    set(true)
    blocker.held.clear()
    powerMonitor.emit(event)
    expect(blocker.held.size).toBe(1)
  })

  test('waking while nothing is presented takes nothing', () => {
    const { blocker, powerMonitor } = awake()
    powerMonitor.emit('resume')
    expect(blocker.started).toBe(0)
  })
})
