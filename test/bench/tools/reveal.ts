import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inDialect } from '../dialects.ts'
import { versionOf } from '../peer-versions.ts'
import { serveFiles } from '../serve-files.ts'
import { printReveal } from './reveal-print.ts'
import type { Tool } from '../tool.ts'

/**
 * reveal.js reads the Markdown in the browser, by its own plugin; the server is a plain one of files.
 * @param place where its packages are installed
 */
export function reveal(place: string): Tool {
  return {
    name: 'reveal.js',
    version: versionOf('reveal', 'reveal.js'),
    how: 'its Markdown, highlight, KaTeX and notes plugins behind a plain file server; its print view as a PDF, with tags and outline asked for',
    shown: '.reveal.ready .slides section.present h1',
    movesItself: true,
    async write(slides, folder) {
      await writeFile(join(folder, 'index.html'), PAGE)
      await writeFile(join(folder, 'deck.md'), inDialect(slides, 'reveal'))
    },
    async open(folder) {
      const served = await serveFiles([folder, join(place, 'node_modules')])
      return {
        ...served,
        async lecturer(page) {
          const popup = page.waitForEvent('popup', { timeout: 10_000 })
          await page.bringToFront()
          await page.keyboard.press('s')
          const control = await popup
          // It listens to keys once the slides answered; then it says nothing of connecting any more.
          await control.waitForSelector('#connection-status', { state: 'hidden' })
          await control.waitForFunction(
            () =>
              document
                .querySelector<HTMLIFrameElement>('#current-slide iframe')
                ?.contentDocument?.querySelector('.reveal.ready') ?? false,
          )
          return control
        },
      }
    },
    async pdf(folder, out, browser) {
      const { url, close } = await serveFiles([folder, join(place, 'node_modules')])
      try {
        await printReveal(url, out, browser)
      } finally {
        await close()
      }
    },
  }
}

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Deck</title>
<link rel="stylesheet" href="/reveal.js/dist/reveal.css">
<link rel="stylesheet" href="/reveal.js/dist/theme/white.css">
<link rel="stylesheet" href="/reveal.js/dist/plugin/highlight/monokai.css">
</head><body>
<div class="reveal"><div class="slides">
<section data-markdown="/deck.md" data-separator="^\\n---\\n$" data-separator-notes="^Note:"></section>
</div></div>
<script type="module">
import Reveal from '/reveal.js/dist/reveal.mjs'
import Markdown from '/reveal.js/dist/plugin/markdown.mjs'
import Highlight from '/reveal.js/dist/plugin/highlight.mjs'
import RevealMath from '/reveal.js/dist/plugin/math.mjs'
import Notes from '/reveal.js/dist/plugin/notes.mjs'
const plugins = [Markdown, Highlight, RevealMath.KaTeX, Notes]
const deck = new Reveal({ plugins, katex: { local: '/katex' }, hash: false, pdfSeparateFragments: false })
// Where decktape looks for it.
window.Reveal = deck
deck.on('pdf-ready', () => { window.isPrintable = true })
deck.initialize()
</script></body></html>
`
