import { describe, expect, test } from 'vitest'
import { hasDisplay, mayOpenBrowser } from '../../main/cli/browser.ts'
import { chooseShell } from '../../main/cli/choose-shell.ts'
import { electronSwitches, present, type PresentDeps, type PresentRequest } from '../../main/cli/present.ts'

const ABSENT = { version: '45.4.1', installer: '/x/install.js', executable: null }
const THERE = { ...ABSENT, executable: '/x/electron' }
const FAILURE = { version: '45.4.1', reason: 'its download could not be reached' }
const REQUEST: PresentRequest = {
  folder: '/lecture',
  web: false,
  open: true,
  installElectron: false,
  follow: false,
  colour: false,
}

/** A machine in memory that writes down what happens; the lecture ends as soon as it is served. */
function machine(change: Partial<PresentDeps> = {}) {
  const log: string[] = []
  const ending = new AbortController()
  const deps: PresentDeps = {
    terminal: {
      print: (text) => log.push(`print ${text.trim()}`),
      note: (text) => log.push(`note ${text}`),
      progress: () => {},
    },
    signal: ending.signal,
    display: true,
    platform: 'darwin',
    env: {},
    appRoot: '/app',
    locateElectron: () => ABSENT,
    lastFailure: () => null,
    rememberFailure: ({ reason }) => log.push(`remember ${reason}`),
    installElectron: async () => {
      log.push('install')
      return 'its download could not be reached'
    },
    runElectron: async ({ executable, args }) => {
      log.push(`electron ${executable} ${args.join(' ')}`)
      return { kind: 'ended', code: 0 }
    },
    serve: async () => {
      log.push('serve')
      setImmediate(() => ending.abort())
      return {
        title: 'Pain',
        errors: Promise.resolve(0),
        homeUrl: 'http://127.0.0.1:1/?token=h',
        presenterUrl: 'http://127.0.0.1:1/presenter?token=h',
        audienceUrl: 'http://127.0.0.1:1/audience?token=a',
        reviewUrl: 'http://127.0.0.1:1/review?token=r',
        followed: Promise.resolve({
          kind: 'on',
          address: 'http://192.168.1.20:4711/abcdefgh23',
          followers: 0,
          isShown: false,
        }),
        close: async () => void log.push('close'),
      }
    },
    openInBrowser: async (address) => void log.push(`open ${address}`),
    ...change,
  }
  return { log, deps, ending }
}

const OPENED = 'open http://127.0.0.1:1/presenter?token=h'

describe('giving a lecture', () => {
  test('CL40 Electron is used when its program is there', async () => {
    const { log, deps } = machine({ locateElectron: () => THERE })
    expect(await present(REQUEST, deps)).toBe(0)
    expect(log).toEqual(['electron /x/electron /app /lecture'])
  })

  test('CL41 when it is not there, it is fetched once and then used', async () => {
    let fetched = false
    const { log, deps } = machine({
      locateElectron: () => (fetched ? THERE : ABSENT),
      installElectron: async () => {
        fetched = true
        return null
      },
    })
    expect(await present(REQUEST, deps)).toBe(0)
    expect(log.at(-1)).toBe('electron /x/electron /app /lecture')
    expect(log.join()).not.toContain('remember')
  })

  test('CL42 when it cannot be fetched, one line says why and the browser takes over', async () => {
    const { log, deps } = machine()
    expect(await present(REQUEST, deps)).toBe(0)
    expect(log).toContain('remember its download could not be reached')
    expect(log).toContain(
      'note Electron is not installed here (its download could not be reached); presenting in the browser instead.',
    )
    expect(log.slice(-3)).toEqual([expect.stringContaining('Projector'), OPENED, 'close'])
  })

  test('CL43 a remembered failure is not tried again, unless that is asked for', async () => {
    const first = machine({ lastFailure: () => FAILURE })
    await present(REQUEST, first.deps)
    expect(first.log).not.toContain('install')
    expect(first.log[0]).toMatch(/^note Electron is not installed here .* --install-electron tries again\.$/)
    const again = machine({ lastFailure: () => FAILURE })
    await present({ ...REQUEST, installElectron: true }, again.deps)
    expect(again.log).toContain('install')
  })

  test('CL44 --web neither looks for Electron’s program nor says a word about it', async () => {
    const { log, deps } = machine({ locateElectron: () => THERE })
    await present({ ...REQUEST, web: true }, deps)
    expect(log[0]).toBe('serve')
  })

  test('CL45 without a display the addresses are printed and nothing is opened or fetched', async () => {
    const { log, deps } = machine({ display: false, locateElectron: () => THERE })
    await present(REQUEST, deps)
    expect(log).toEqual([
      'note There is no display here; serving the lecture to browsers instead.',
      'serve',
      expect.stringContaining('http://127.0.0.1:1/presenter?token=h'),
      'close',
    ])
  })

  test('CL46 --no-open opens nothing', async () => {
    const { log, deps } = machine()
    await present({ ...REQUEST, web: true, open: false }, deps)
    expect(log).not.toContain(OPENED)
  })

  test('CL47 a browser that cannot be opened is a note, and the lecture goes on', async () => {
    const { log, deps } = machine({ openInBrowser: () => Promise.reject(new Error('no browser')) })
    expect(await present({ ...REQUEST, web: true }, deps)).toBe(0)
    expect(log).toContain('note No browser could be opened; open the presenter view’s address yourself.')
    expect(log.at(-1)).toBe('close')
  })

  test('CL48 an Electron that does not start leaves the lecture to the browser, one that ends later does not', async () => {
    const { log, deps } = machine({
      locateElectron: () => THERE,
      runElectron: async () => ({ kind: 'failed', reason: 'it ended at once (exit code 1)' }),
    })
    expect(await present(REQUEST, deps)).toBe(0)
    expect(log[0]).toBe(
      'note Electron could not start here (it ended at once (exit code 1)); presenting in the browser instead.',
    )
    expect(log).toContain('serve')
    const late = machine({
      locateElectron: () => THERE,
      runElectron: async () => ({ kind: 'ended', code: 3 }),
    })
    expect(await present(REQUEST, late.deps)).toBe(3)
    expect(late.log).toEqual([])
  })

  test('CL49 Ctrl-C while Electron is fetched ends all, and nothing is served', async () => {
    const { log, deps, ending } = machine({
      installElectron: async () => {
        ending.abort()
        return 'its download was ended'
      },
    })
    expect(await present(REQUEST, deps)).toBe(0)
    expect(log.join()).not.toContain('serve')
  })

  test('CL53 an X display is asked for on Linux, where Wayland would place no window', () => {
    expect(electronSwitches('linux', { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' })).toEqual([
      '--ozone-platform=x11',
    ])
    expect(electronSwitches('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toEqual([])
    expect(electronSwitches('win32', { DISPLAY: ':0' })).toEqual([])
  })

  test('CL110 --follow prints the address for the room with its code, and says so where nobody can follow', async () => {
    const { log, deps } = machine()
    await present({ ...REQUEST, web: true, follow: true }, deps)
    const printed = log.join('\n')
    expect(printed).toContain('http://192.168.1.20:4711/abcdefgh23')
    expect(printed.split('\n').filter((line) => /[▀▄█]{3}/.test(line)).length).toBeGreaterThan(10)
    const { serve } = machine().deps
    const alone = machine({
      serve: async () => {
        setImmediate(() => alone.ending.abort())
        return {
          ...(await serve()),
          followed: Promise.resolve({ kind: 'off', trouble: 'There is no network.' }),
        }
      },
    })
    await present({ ...REQUEST, web: true, follow: true }, alone.deps)
    expect(alone.log).toContain('note Nobody can follow along. There is no network.')
  })

  test('CL111 Electron is told that the room may follow along', async () => {
    const envs: unknown[] = []
    const runElectron: PresentDeps['runElectron'] = async ({ env }) => {
      envs.push(env)
      return { kind: 'ended', code: 0 }
    }
    const { deps } = machine({ locateElectron: () => THERE, runElectron })
    await present({ ...REQUEST, follow: true }, deps)
    await present(REQUEST, deps)
    expect(envs).toEqual([{ LECTERN_FOLLOW: '1' }, {}])
  })

  test('CL50 a missing package of Electron is named', () => {
    const facts = { web: false, display: true, electron: null, failure: null, tryAgain: true }
    expect(chooseShell(facts)).toEqual({
      kind: 'web',
      why: 'Electron is not installed here (its package is missing); presenting in the browser instead.',
    })
  })
})

describe('displays and browsers', () => {
  test('CL51 a Linux without DISPLAY and WAYLAND_DISPLAY has no display', () => {
    expect(hasDisplay('linux', {})).toBe(false)
    expect(hasDisplay('linux', { DISPLAY: '' })).toBe(false)
    expect(hasDisplay('linux', { DISPLAY: ':0' })).toBe(true)
    expect(hasDisplay('linux', { WAYLAND_DISPLAY: 'wayland-0' })).toBe(true)
    expect(hasDisplay('darwin', {})).toBe(true)
    expect(hasDisplay('win32', {})).toBe(true)
  })

  test('CL52 no browser is opened in CI', () => {
    expect(mayOpenBrowser('darwin', { CI: 'true' })).toBe(false)
    expect(mayOpenBrowser('darwin', {})).toBe(true)
  })
})
