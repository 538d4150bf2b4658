import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openPage } from '../browser.ts'
import { inDialect } from '../dialects.ts'
import { versionOf } from '../peer-versions.ts'
import { freePort, PDF_LIMIT, runNode, startNode } from '../processes.ts'
import type { Tool } from '../tool.ts'

/** @param place where its packages are installed */
export function slidev(place: string): Tool {
  // Slidev looks for its theme and its packages beside the deck.
  const own = join(place, 'deck')
  const cli = join(place, 'node_modules', '@slidev', 'cli', 'bin', 'slidev.mjs')
  return {
    name: 'Slidev',
    version: versionOf('slidev', '@slidev/cli'),
    how: '`slidev deck.md`, its server; what Vite has made of its packages is kept from an earlier run; `slidev export --with-toc`',
    shown: '.slidev-page h1, .slidev-layout h1',
    movesItself: true,
    async write(slides) {
      const head = '---\ntheme: default\nfonts:\n  provider: none\n---\n\n'
      await rm(own, { recursive: true, force: true })
      await mkdir(own, { recursive: true })
      await writeFile(join(own, 'deck.md'), `${head}${inDialect(slides, 'slidev')}`)
    },
    async open() {
      const port = await freePort()
      const started = startNode([cli, 'deck.md', '--port', String(port)], own)
      await started.prints(/public slide show|shortcuts/i)
      const origin = `http://127.0.0.1:${port}`
      return {
        url: `${origin}/1`,
        async lecturer(page) {
          const at = new URL(page.url()).pathname
          const control = await page.context().newPage()
          await openPage(control, `${origin}/presenter${at}`, '.slidev-presenter .slidev-layout:visible')
          return control
        },
        close: () => started.stop(),
      }
    },
    async pdf(_folder, out, browser) {
      // Its own limit is 30 s.
      const how = ['--with-toc', '--executable-path', browser, '--timeout', String(PDF_LIMIT)]
      await runNode([cli, 'export', 'deck.md', '--output', out, ...how], own, { limit: PDF_LIMIT })
    },
  }
}
