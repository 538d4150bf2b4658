import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import type { Measure } from './measure.ts'
import { openPage } from '../browser.ts'

interface Fetched {
  kind: string
  body: Buffer
}

export const bundle: Measure = {
  id: 'bundle',
  title: 'Size',
  about:
    'Of all that the browser fetches until the slide shows, as it is and as gzip would make it, whether or not the ' +
    'server does; scripts include those that stand in the page itself. Slidev’s server is its own for ' +
    'development; the others serve what they would ship.',
  columns: [
    { key: 'fetched', name: 'fetched', unit: 'bytes' },
    { key: 'zipped', name: 'as gzip', unit: 'bytes' },
    { key: 'scripts', name: 'of it scripts', unit: 'bytes' },
  ],
  async take(subject) {
    const page = await subject.freshPage()
    const listed = listen(page)
    await openPage(page, (await subject.open()).url, subject.tool.shown)
    const all = await Promise.all(listed.splice(0))
    const inline = await page.evaluate(() =>
      Array.from(document.scripts).reduce((sum, { src, text }) => sum + (src === '' ? text.length : 0), 0),
    )
    await page.close()
    const sum = (list: number[]) => list.reduce((total, bytes) => total + bytes, 0)
    return {
      fetched: sum(all.map(({ body }) => body.length)),
      zipped: sum(all.map(({ body }) => gzipSync(body).length)),
      scripts: inline + sum(all.flatMap(({ kind, body }) => (kind === 'script' ? [body.length] : []))),
    }
  },
}

/** What the page fetches from now on. A redirect has no body. */
function listen(page: Page): Promise<Fetched>[] {
  const list: Promise<Fetched>[] = []
  page.on('response', (response) => {
    const kind = response.request().resourceType()
    const empty = () => Buffer.alloc(0)
    list.push(
      response
        .body()
        .catch(empty)
        .then((body) => ({ kind, body })),
    )
  })
  return list
}
