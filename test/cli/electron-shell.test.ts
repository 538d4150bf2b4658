import { describe, expect, test } from 'vitest'
import { runElectron, type ElectronRun } from '../../main/cli/electron-shell.ts'

/** Node in Electron's place: it too is a program that takes a script. */
const run = (script: string, change: Partial<ElectronRun> = {}) =>
  runElectron({
    executable: process.execPath,
    args: ['--eval', script],
    signal: new AbortController().signal,
    now: () => 0,
    ...change,
  })

describe('running Electron', () => {
  test('CL60 windows that were closed end the lecture well', async () => {
    expect(await run('process.exit(0)')).toEqual({ kind: 'ended', code: 0 })
  })

  test('CL61 an end with an error at once is a failed start', async () => {
    expect(await run('process.exit(7)')).toEqual({ kind: 'failed', reason: 'it ended at once (exit code 7)' })
  })

  test('CL62 an end with an error later is the end of a lecture, and its code is handed on', async () => {
    let time = 0
    const now = () => (time += 60_000)
    expect(await run('process.exit(7)', { now })).toEqual({ kind: 'ended', code: 7 })
  })

  test('CL63 a program that is not there is a failed start', async () => {
    const result = await run('', { executable: '/nowhere/electron' })
    expect(result).toEqual({ kind: 'failed', reason: 'it did not start (ENOENT)' })
  })

  test('CL64 ending Lectern ends Electron', async () => {
    const ending = new AbortController()
    const running = run('setInterval(() => {}, 1000)', { signal: ending.signal })
    ending.abort()
    expect(await running).toEqual({ kind: 'ended', code: 0 })
  })

  test('CL65 Electron is never run as plain Node', async () => {
    process.env['ELECTRON_RUN_AS_NODE'] = '1'
    try {
      const result = await run('process.exit(process.env.ELECTRON_RUN_AS_NODE === undefined ? 0 : 9)')
      expect(result).toEqual({ kind: 'ended', code: 0 })
    } finally {
      delete process.env['ELECTRON_RUN_AS_NODE']
    }
  })
})
