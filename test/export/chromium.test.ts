import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { findChromium, launchChromium } from '../../main/web/chromium.ts'

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('the browser that prints', () => {
  it('EX201 a LECTERN_CHROMIUM that is not there is said at once', async () => {
    vi.stubEnv('LECTERN_CHROMIUM', '/nowhere/chrome')
    await expect(findChromium()).rejects.toMatchObject({
      code: 'browser-missing',
      message: expect.stringContaining('/nowhere/chrome'),
    })
  })

  it('EX201 a LECTERN_CHROMIUM that is no browser is said at once', async () => {
    vi.stubEnv('LECTERN_CHROMIUM', '/bin/false')
    await expect(findChromium()).rejects.toMatchObject({ code: 'browser-failed' })
  })

  it('EX5 the browser reaches this machine and no other host', async () => {
    const server = createServer((_, response) => response.end('here'))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    // A proxy would resolve names by itself.
    vi.stubEnv('http_proxy', `http://127.0.0.1:${port}`)
    const browser = await launchChromium()
    try {
      const page = await browser.newPage()
      expect(await (await page.goto(`http://127.0.0.1:${port}/`))?.text()).toBe('here')
      await expect(page.goto('http://lectern.example/')).rejects.toThrow('ERR_NAME_NOT_RESOLVED')
    } finally {
      await browser.close()
      server.close()
    }
  })
})
