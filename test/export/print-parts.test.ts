import { describe, expect, it } from 'vitest'
import type { PageReport } from '../../core/rpc/contract.ts'
import {
  printParts,
  type PrintedPage,
  type PrintJob,
  type PrintProgress,
} from '../../main/app/export/printer.ts'

/** A job in parts of ten pages each. */
const job = (parts: number, shares: number, more: Partial<PrintJob> = {}): PrintJob => {
  return { path: '/print', notes: false, pageWidth: 1280, pageHeight: 720, parts, shares, ...more }
}

function report(part: number, deckRevision = 1): PageReport {
  const pages = Array.from({ length: 10 }, (_, at) => ({ slide: `${part}-${at}`, step: 0 }))
  return { deckRevision, pages, diagramErrors: [], overflows: [{ slide: String(part), x: 0, y: 1 }] }
}

/** What a browser makes of a part: its number. */
const bytes = (part: number) => new Uint8Array([part])

/** Pages whose parts are printed when the test says so. */
function browser(parts: number, shares: number) {
  const printing = new Map<number, PromiseWithResolvers<Uint8Array>>()
  const opened: number[] = []
  return {
    opened,
    /** The parts that are being printed. */
    at: () => [...printing.keys()],
    async finish(part: number) {
      printing.get(part)?.resolve(bytes(part))
      printing.delete(part)
      await settled()
    },
    fail: (part: number, error: Error) => printing.get(part)?.reject(error),
    open: async (share: number): Promise<PrintedPage> => {
      opened.push(share)
      let part = share
      return {
        report: report(share),
        print() {
          const print = Promise.withResolvers<Uint8Array>()
          printing.set(part, print)
          return print.promise
        },
        async next() {
          part += shares
          return part < parts ? report(part) : null
        },
      }
    },
  }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('printing several parts at the same time', () => {
  it('EX272 parts come in their order, whichever is printed first, and the last is what is left', async () => {
    const pages = browser(4, 2)
    const came: number[] = []
    const done = printParts(pages.open, job(4, 2, { onPart: async ([part = -1]) => void came.push(part) }))
    await settled()
    expect(pages.at()).toEqual([0, 1])
    await pages.finish(1)
    expect(came).toEqual([])
    expect(pages.at()).toEqual([0, 3])
    await pages.finish(0)
    expect(came).toEqual([0, 1])
    await pages.finish(3)
    await pages.finish(2)
    const { pdf, report: found } = await done
    expect(came).toEqual([0, 1, 2])
    expect(pdf).toEqual(bytes(3))
    expect(found.pages.map(({ slide }) => slide)).toEqual(
      [0, 1, 2, 3].flatMap((part) => report(part).pages.map(({ slide }) => slide)),
    )
    expect(found.overflows.map(({ slide }) => slide)).toEqual(['0', '1', '2', '3'])
  })

  it('EX272 no more pages are opened than have something to print', async () => {
    const pages = browser(2, 4)
    const done = printParts(pages.open, job(2, 4, { onPart: async () => {} }))
    await settled()
    await pages.finish(0)
    await pages.finish(1)
    await done
    expect(pages.opened).toEqual([0, 1])
  })

  it('EX273 what is told of it never goes back, and ends with all', async () => {
    const pages = browser(5, 2)
    const told: PrintProgress[] = []
    const onProgress = (progress: PrintProgress) => void told.push(progress)
    const done = printParts(pages.open, job(5, 2, { onProgress, onPart: async () => {} }))
    await settled()
    for (const part of [1, 0, 2, 3, 4]) await pages.finish(part)
    await done
    expect(told).toEqual([
      { stage: 'printing', pages: 10 },
      { stage: 'printing', pages: 20 },
      { stage: 'printing', pages: 20, before: 10 },
      { stage: 'printing', pages: 20, before: 20 },
      { stage: 'printing', pages: 20, before: 30 },
    ])
  })

  it('EX274 one that is far ahead waits for the others, so that few parts lie about', async () => {
    const pages = browser(12, 2)
    const came: number[] = []
    const done = printParts(pages.open, job(12, 2, { onPart: async ([part = -1]) => void came.push(part) }))
    await settled()
    for (const part of [1, 3]) await pages.finish(part)
    expect(pages.at()).toEqual([0])
    await pages.finish(0)
    expect(came).toEqual([0, 1])
    expect(pages.at()).toEqual([5, 2])
    while (pages.at().length > 0) for (const part of pages.at()) await pages.finish(part)
    await done
    expect(came).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  it('EX275 a part that fails ends the whole, and so does one that cannot be taken in', async () => {
    const broken = browser(4, 2)
    const first = printParts(broken.open, job(4, 2, { onPart: async () => {} }))
    await settled()
    broken.fail(1, new Error('The page crashed.'))
    await expect(first).rejects.toThrow('The page crashed.')

    const pages = browser(4, 2)
    const full = () => Promise.reject(new Error('The disk is full.'))
    const second = printParts(pages.open, job(4, 2, { onPart: full }))
    second.catch(() => undefined)
    await settled()
    await pages.finish(0)
    await pages.finish(2)
    await expect(second).rejects.toThrow('The disk is full.')
  })

  it('EX275 pages that were laid out from two states of the lecture are refused, and so are too few', async () => {
    const one: PrintedPage = { report: report(0), print: async () => bytes(0), next: async () => null }
    const other: PrintedPage = { report: report(1, 2), print: async () => bytes(1), next: async () => null }
    const both = async (share: number) => (share === 0 ? one : other)
    await expect(printParts(both, job(2, 2, { onPart: async () => {} }))).rejects.toThrow('changed')
    await expect(printParts(async () => one, job(3, 3, { onPart: async () => {} }))).resolves.toBeDefined()
    await expect(printParts(async () => one, job(4, 2, { onPart: async () => {} }))).rejects.toThrow(
      'not printed',
    )
  })
})
