import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { untilShown } from '../browser.ts'
import { inDialect } from '../dialects.ts'
import { versionOf } from '../peer-versions.ts'
import { PDF_LIMIT, runNode } from '../processes.ts'
import type { Tool } from '../tool.ts'

const SHOWN = 'svg.bespoke-marp-active'

/** @param place where its packages are installed */
export function marp(place: string): Tool {
  return {
    name: 'Marp',
    version: `${versionOf('marp', '@marp-team/marp-cli')}, ${versionOf('marp', '@marp-team/marp-core')}`,
    how: '`marp deck.md`, then the HTML file; `marp --pdf --pdf-outlines`',
    shown: SHOWN,
    movesItself: true,
    async write(slides, folder) {
      await writeFile(join(folder, 'deck.md'), inDialect(slides, 'marp'))
    },
    async open(folder) {
      const out = join(folder, 'deck.html')
      const cli = join(place, 'node_modules', '@marp-team', 'marp-cli', 'marp-cli.js')
      await runNode([cli, '--no-stdin', 'deck.md', '-o', 'deck.html'], folder)
      return {
        url: pathToFileURL(out).href,
        async lecturer(page) {
          const popup = page.waitForEvent('popup', { timeout: 10_000 })
          await page.bringToFront()
          await page.keyboard.press('p')
          const control = await popup
          await untilShown(control, SHOWN)
          return control
        },
        close: async () => {},
      }
    },
    async pdf(folder, out, browser) {
      const cli = join(place, 'node_modules', '@marp-team', 'marp-cli', 'marp-cli.js')
      const how = ['--pdf', '--pdf-outlines', '--browser', 'chrome', '--browser-path', browser]
      // Its own limit is 30 s.
      const patience = ['--browser-timeout', String(PDF_LIMIT / 1000)]
      await runNode([cli, '--no-stdin', 'deck.md', ...how, ...patience, '-o', out], folder, {
        limit: PDF_LIMIT,
      })
    },
    async compiler(slides) {
      const entry = join(place, 'node_modules', '@marp-team', 'marp-core', 'lib', 'full.mjs')
      const { Marp } = (await import(pathToFileURL(entry).href)) as {
        Marp: new () => { render(markdown: string): unknown }
      }
      const markdown = inDialect(slides, 'marp')
      return async () => await new Marp().render(markdown)
    },
  }
}
