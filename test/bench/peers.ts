import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { SyntheticSlide } from '../support/synthetic.ts'
import { inDialect } from './dialects.ts'
import { runNode, startNode } from './processes.ts'
import type { Opened, Tool } from './tool.ts'

/** Each with what it needs to colour code and draw formulas, at versions that were tried. */
export const PEER_PACKAGES: Record<string, Record<string, string>> = {
  marp: { '@marp-team/marp-cli': '4.5.1', '@marp-team/marp-core': '5.0.2', katex: '0.18.4', shiki: '4.6.0' },
  reveal: { 'reveal.js': '6.0.2', katex: '0.18.4' },
  slidev: { '@slidev/cli': '52.20.1', '@slidev/theme-default': '0.25.0' },
}
/** When these versions were tried, UnoCSS was there in part only, and markdown-it 15 not what Slidev expects. */
const OVERRIDES: Record<string, Record<string, string>> = {
  slidev: {
    unocss: '66.10.5',
    '@unocss/extractor-mdc': '66.10.5',
    '@unocss/reset': '66.10.5',
    'markdown-it': '14.1.0',
  },
}

/**
 * Installs a peer from npm into a folder outside the project, once.
 * @throws Error with npm's words when that is not possible
 */
export async function installPeer(name: string, folder: string, npm: string): Promise<string> {
  const dependencies = PEER_PACKAGES[name] ?? {}
  const place = join(folder, name)
  const manifest = JSON.stringify({ private: true, dependencies, overrides: OVERRIDES[name] ?? {} }, null, 2)
  const file = join(place, 'package.json')
  const isThere = existsSync(join(place, 'node_modules', '.package-lock.json'))
  if (isThere && (await readFile(file, 'utf8')) === manifest) return place
  await mkdir(place, { recursive: true })
  await writeFile(file, manifest)
  const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--legacy-peer-deps', '--loglevel=error']
  await runNode([npm, 'install', ...flags], place)
  return place
}

export function marp(place: string): Tool {
  return {
    name: 'Marp',
    version: `marp-cli ${PEER_PACKAGES['marp']?.['@marp-team/marp-cli']}`,
    how: '`marp deck.md`, then the HTML file; keys are pressed in the same page',
    shown: 'svg.bespoke-marp-active',
    async open(slides, folder) {
      const out = join(folder, 'deck.html')
      await writeFile(join(folder, 'deck.md'), inDialect(slides, 'marp'))
      const cli = join(place, 'node_modules', '@marp-team', 'marp-cli', 'marp-cli.js')
      await runNode([cli, '--no-stdin', 'deck.md', '-o', 'deck.html'], folder)
      return { url: pathToFileURL(out).href, close: async () => {} }
    },
  }
}

export function slidev(place: string): Tool {
  return {
    name: 'Slidev',
    version: `@slidev/cli ${PEER_PACKAGES['slidev']?.['@slidev/cli']}`,
    how: '`slidev deck.md`, its server; keys are pressed in the same page',
    shown: '.slidev-page h1, .slidev-layout h1',
    async open(slides, folder) {
      // Slidev looks for its theme and packages beside the deck.
      const deck = join(place, `deck-${slides.length}`, 'deck.md')
      await mkdir(join(deck, '..'), { recursive: true })
      await writeFile(
        deck,
        `---\ntheme: default\nfonts:\n  provider: none\n---\n\n${inDialect(slides, 'slidev')}`,
      )
      const port = await freePort()
      const cli = join(place, 'node_modules', '@slidev', 'cli', 'bin', 'slidev.mjs')
      const started = startNode([cli, deck, '--port', String(port)], join(deck, '..'))
      await started.prints(/public slide show|shortcuts/i)
      void folder
      return { url: `http://127.0.0.1:${port}/1`, close: () => started.stop() }
    },
  }
}

/** reveal.js reads the Markdown in the browser, by its own plugin; the server is a plain one of files. */
export function reveal(place: string): Tool {
  return {
    name: 'reveal.js',
    version: `reveal.js ${PEER_PACKAGES['reveal']?.['reveal.js']}`,
    how: 'its Markdown, highlight and KaTeX plugins behind a plain file server; keys are pressed in the same page',
    shown: '.reveal.ready .slides section.present h1',
    async open(slides, folder) {
      await writeFile(join(folder, 'index.html'), REVEAL_PAGE)
      await writeFile(join(folder, 'deck.md'), inDialect(slides, 'reveal'))
      return await serveFiles([folder, join(place, 'node_modules')])
    },
  }
}

const REVEAL_PAGE = `<!doctype html>
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
new Reveal({ plugins: [Markdown, Highlight, RevealMath.KaTeX], katex: { local: '/katex' }, hash: false }).initialize()
</script></body></html>
`

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.md': 'text/markdown',
  '.woff2': 'font/woff2',
}

/** On 127.0.0.1 alone, files below these folders alone. */
async function serveFiles(folders: string[]): Promise<Opened> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
    const wanted = path === '/' ? '/index.html' : path
    const places = folders.map((folder) => resolve(folder, `.${wanted}`))
    const found = places.find((place, at) => place.startsWith(folders[at] + sep) && existsSync(place))
    if (found === undefined) return void response.writeHead(404).end()
    response.setHeader('content-type', TYPES[extname(found)] ?? 'application/octet-stream')
    readFile(found).then(
      (bytes) => response.end(bytes),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/`,
    async close() {
      server.closeAllConnections()
      await new Promise((done) => server.close(done))
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}

/** Compiles with marp-core in this process, everything switched on that Lectern does too. */
export async function marpCore(place: string): Promise<(slides: readonly SyntheticSlide[]) => Promise<void>> {
  const entry = join(place, 'node_modules', '@marp-team', 'marp-core', 'lib', 'full.mjs')
  const { Marp } = (await import(pathToFileURL(entry).href)) as {
    Marp: new () => { render(markdown: string): unknown }
  }
  return async (slides) => void (await new Marp().render(inDialect(slides, 'marp')))
}
