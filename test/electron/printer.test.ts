import { describe, expect, test } from 'vitest'
import { createPrinter } from '../../main/electron/printer.ts'
import { FakeElectron } from './fake.ts'
import { FakeTime, settle } from './fake-time.ts'
import type { FakeWindow } from './fake-window.ts'
import { pageIn } from './set-up-shell.ts'
import { ENV, JOB, REPORT, setUpPrinter } from './set-up-printer.ts'

describe('EL38 printing happens in a hidden window of its own', () => {
  test('tagged, with an outline, in the page’s own size', async () => {
    const { printer, window } = await setUpPrinter()
    const { pdf, report } = await printer.print(JOB)
    expect(new TextDecoder().decode(pdf)).toMatch(/^%PDF/)
    expect(report).toEqual(REPORT)
    expect(window()?.urls).toEqual(['lectern://app/print'])
    expect(window()?.options).toMatchObject({ show: false, width: 1280, height: 720 })
    expect(window()?.webContents.printed).toEqual([
      expect.objectContaining({
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      }),
    ])
  })

  test('it waits until the page says it is ready', async () => {
    const ready = Promise.withResolvers<unknown>()
    const { printer, window } = await setUpPrinter((each) => {
      each.webContents.evaluate = () => ready.promise
    })
    const printed = printer.print(JOB)
    await settle()
    expect(window()?.webContents.printed).toEqual([])
    ready.resolve(REPORT)
    await printed
    expect(window()?.webContents.printed).toHaveLength(1)
  })

  test('EX94 what else a page makes is fetched from it, and nothing is printed', async () => {
    const { printer, window } = await setUpPrinter((each) => {
      each.webContents.evaluate = async (script) => (script === 'window.lecternMade' ? { body: 'x' } : REPORT)
    })
    expect(await printer.make({ ...JOB, path: '/standalone' })).toEqual({
      made: { body: 'x' },
      report: REPORT,
    })
    expect(window()?.urls).toEqual(['lectern://app/standalone'])
    expect(window()?.webContents.printed).toEqual([])
    expect(window()?.isDestroyed()).toBe(true)
  })

  test('EX94 how far it is comes from the window that prints', async () => {
    const { printer } = await setUpPrinter()
    const told: unknown[] = []
    await printer.print({ ...JOB, onProgress: (progress) => told.push(progress) })
    expect(told).toEqual([{ stage: 'printing', pages: 1 }])
  })

  test('EL355 how many slides are laid out comes from the page that prints, over its own connection', async () => {
    const laidOut: ((done: number, all: number) => void)[] = []
    const electron = new FakeElectron()
    await electron.app.whenReady()
    electron.app.on('web-contents-created', () => {
      const contents = electron.windows.at(-1)?.webContents
      if (contents === undefined) return
      contents.evaluate = async () => {
        pageIn(electron.windows[0] as FakeWindow)
        await settle()
        laidOut[0]?.(2, 5)
        return REPORT
      }
    })
    const printer = createPrinter(electron, {
      env: ENV,
      origin: 'lectern://app',
      later: new FakeTime().later,
      accept: (_port, _notes, onLaidOut) => laidOut.push(onLaidOut),
    })
    const told: unknown[] = []
    await printer.print({ ...JOB, onProgress: (progress) => told.push(progress) })
    expect(told).toEqual([
      { stage: 'laying-out', done: 2, all: 5 },
      { stage: 'printing', pages: 1 },
    ])
  })

  test('the window is gone afterwards, and was never seen', async () => {
    const { printer, window } = await setUpPrinter()
    await printer.print(JOB)
    expect(window()?.isDestroyed()).toBe(true)
    expect(window()?.acts).toEqual([])
  })
})

describe('EL39 a print that fails says so and leaves no window behind', () => {
  const FAILURES: [name: string, break_: (window: FakeWindow) => void, message: RegExp][] = [
    [
      'the page does not load',
      (window) => (window.load = () => Promise.reject(new Error('ERR_FAILED (-2)\nat x'))),
      /ERR_FAILED \(-2\)$/,
    ],
    [
      'the page throws',
      (window) => (window.webContents.evaluate = () => Promise.reject(new Error('The lecture changed.'))),
      /The lecture changed/,
    ],
    [
      'the page says nothing',
      (window) => (window.webContents.evaluate = async () => undefined),
      /report cannot be read/,
    ],
    [
      'the process dies',
      (window) => {
        window.webContents.evaluate = () => new Promise(() => undefined)
        setImmediate(() => window.webContents.crash('oom'))
      },
      /process is gone \(oom\)/,
    ],
    [
      'the window is closed',
      (window) => {
        window.webContents.evaluate = () => new Promise(() => undefined)
        setImmediate(() => window.destroy())
      },
      /window was closed/,
    ],
  ]
  test.each(FAILURES)('%s', async (_name, break_, message) => {
    const { printer, window } = await setUpPrinter(break_)
    await expect(printer.print(JOB)).rejects.toMatchObject({
      code: 'export-failed',
      message: expect.stringMatching(message),
    })
    expect(window()?.isDestroyed()).toBe(true)
  })

  test('a page that is never ready', async () => {
    const { printer, time, window } = await setUpPrinter((each) => {
      each.webContents.evaluate = () => new Promise(() => undefined)
    })
    const printed = printer.print(JOB).catch((error: unknown) => error)
    await time.pass(300_000)
    expect(await printed).toMatchObject({ code: 'export-failed' })
    expect(window()?.isDestroyed()).toBe(true)
  })

  test('aborted, it rejects with the reason of the signal', async () => {
    const controller = new AbortController()
    const { electron, printer, window } = await setUpPrinter((each) => {
      each.webContents.evaluate = () => new Promise(() => undefined)
    })
    const printed = printer.print({ ...JOB, signal: controller.signal })
    await settle()
    controller.abort(new Error('never mind'))
    await expect(printed).rejects.toThrow('never mind')
    expect(window()?.isDestroyed()).toBe(true)
    await expect(printer.print({ ...JOB, signal: controller.signal })).rejects.toThrow('never mind')
    expect(electron.windows).toHaveLength(1)
  })
})
