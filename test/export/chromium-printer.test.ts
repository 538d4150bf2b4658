import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { addressOf, chromiumPrinter } from '../../main/web/chromium-printer.ts'

const REPORT = { deckRevision: 1, pages: [{ slide: 'a', step: 0 }], diagramErrors: [], overflows: [] }
const JOB = { path: '/print', notes: false, pageWidth: 1280, pageHeight: 720 }

let server: Server | undefined

afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

/** Serves a page with this script at every address but /missing; returns the print page's address. */
async function serve(script: string): Promise<string> {
  server = createServer((request, response) => {
    response.statusCode = request.url === '/missing' ? 404 : 200
    response.setHeader('content-type', 'text/html')
    response.end(`<!doctype html><title>p</title><h1>Printed</h1><script>${script}</script>`)
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/print`
}

describe('printing a page', () => {
  it('EX6 it is printed once the page says that it is ready, with what it laid out', async () => {
    const printer = chromiumPrinter(
      await serve(`window.lecternReady = new Promise((resolve) => requestAnimationFrame(() => {
        document.querySelector('h1').textContent = 'Later'
        resolve(${JSON.stringify(REPORT)})
      }))`),
    )
    const { pdf, report } = await printer.print(JOB)
    expect(report).toEqual(REPORT)
    expect(new TextDecoder().decode(pdf.subarray(0, 5))).toBe('%PDF-')
  })

  it.each([
    ['throws', `throw new Error('no slides today')`, 'no slides today'],
    ['fails to get ready', `window.lecternReady = Promise.reject(new Error('lost'))`, 'lost'],
  ])('EX6 a page that %s ends the job with its reason', async (_, script, reason) => {
    const printer = chromiumPrinter(await serve(script))
    await expect(printer.print(JOB)).rejects.toMatchObject({
      code: 'export-failed',
      message: expect.stringContaining(reason),
    })
  })

  it('EX6 a page that is not there ends the job', async () => {
    const printer = chromiumPrinter(await serve(''))
    await expect(printer.print({ ...JOB, path: '/missing' })).rejects.toMatchObject({
      code: 'export-failed',
      message: expect.stringContaining('404'),
    })
  })

  it('EX209 a page that never gets ready can be stopped', async () => {
    const stop = new AbortController()
    const address = await serve('window.lecternReady = new Promise(() => {}); fetch("/asked")')
    server?.on('request', (request) => {
      if (request.url === '/asked') stop.abort(new Error('enough'))
    })
    await expect(chromiumPrinter(address).print({ ...JOB, signal: stop.signal })).rejects.toThrow('enough')
  })

  it('EX6 a job adds its path and query to what lets the page in', () => {
    expect(addressOf('http://127.0.0.1:4/print?token=s', '/print?kind=slides')).toBe(
      'http://127.0.0.1:4/print?token=s&kind=slides',
    )
  })
})
