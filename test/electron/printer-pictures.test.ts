import { describe, expect, test } from 'vitest'
import { JOB, REPORT, setUpPrinter } from './set-up-printer.ts'

describe('EL372 pictures are taken in a hidden window that paints unseen', () => {
  const PICTURES = { ...JOB, path: '/print?part=1', scale: 1.5 }

  /** A page of three parts, of which the second is empty. */
  async function ofParts() {
    const parts: unknown[] = [
      { ...REPORT, pages: [] },
      { ...REPORT, overflows: [{ slide: 'b', x: 1, y: 2 }] },
      null,
    ]
    const asked: string[] = []
    const shell = await setUpPrinter((each) => {
      each.webContents.evaluate = async (script) => {
        asked.push(script)
        if (script === 'window.lecternReady') return REPORT
        return script.includes('lecternNext') ? parts.shift() : null
      }
    })
    return { ...shell, asked }
  }

  test('one of each part, as finely as was wished for on whatever display, once it is painted', async () => {
    const { printer, window, asked } = await ofParts()
    const taken: string[] = []
    const report = await printer.pictures({
      ...PICTURES,
      onPicture: async (png) => void taken.push(new TextDecoder().decode(png)),
    })
    expect(taken).toEqual(['PNG', 'PNG'])
    expect(report).toMatchObject({ pages: [...REPORT.pages, ...REPORT.pages], overflows: [{ slide: 'b' }] })
    expect(window()?.urls).toEqual(['lectern://app/print?part=1'])
    expect(window()?.options).toMatchObject({
      show: false,
      width: 1280,
      height: 720,
      webPreferences: { offscreen: { deviceScaleFactor: 1.5 }, sandbox: true },
    })
    expect(asked.filter((script) => script.includes('requestAnimationFrame'))).toHaveLength(2)
    expect(window()?.webContents.printed).toEqual([])
    expect(window()?.isDestroyed()).toBe(true)
  })

  test('a window that shows nothing is an error, and no empty file', async () => {
    const { printer, window } = await setUpPrinter((each) => {
      each.webContents.picture = async () => Buffer.alloc(0)
    })
    const job = printer.pictures({
      ...PICTURES,
      onPicture: () => Promise.reject(new Error('Nothing to take.')),
    })
    await expect(job).rejects.toMatchObject({
      code: 'export-failed',
      message: expect.stringContaining('the window shows nothing'),
    })
    expect(window()?.isDestroyed()).toBe(true)
  })

  test('each page has its own time, so that a long lecture does not run out of it', async () => {
    const { printer, time } = await ofParts()
    const job = printer.pictures({
      ...PICTURES,
      onPicture: () => time.pass(200_000),
    })
    await expect(job).resolves.toMatchObject({ pages: [{ slide: 'a' }, { slide: 'a' }] })
  })

  test('called off between two pictures it ends at once and leaves no window', async () => {
    const { printer, window } = await ofParts()
    const stop = new AbortController()
    const job = printer.pictures({
      ...PICTURES,
      signal: stop.signal,
      onPicture: async () => stop.abort(new Error('enough')),
    })
    await expect(job).rejects.toThrow('enough')
    expect(window()?.isDestroyed()).toBe(true)
  })
})
