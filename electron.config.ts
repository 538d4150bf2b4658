import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { defineConfig } from 'electron-vite'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const page = (name: string) => at(`renderer/${name}/index.html`)
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8')) as { version: string }
/** Drawings are kept from one day to the next; a change of Mermaid or of our own drawing makes them old. */
const drawingVersion = createHash('sha256')
for (const name of readdirSync(at('renderer/shared')).sort())
  if (/^diagram.*\.ts$/.test(name)) drawingVersion.update(readFileSync(at(`renderer/shared/${name}`)))
drawingVersion.update(readFileSync(at('node_modules/mermaid/package.json')))

const define = {
  __LECTERN_VERSION__: JSON.stringify(version),
  __DRAWING_VERSION__: JSON.stringify(drawingVersion.digest('hex').slice(0, 16)),
}

// Mermaid's optional ELK layout is EPL/GPL and large; the diagrams here are laid out by dagre.
const withoutElk = { alias: [{ find: /^elkjs(\/.*)?$/, replacement: at('renderer/shared/no-elk.ts') }] }

// In main diagrams are read and never laid out; these only lay out.
const withoutLayout = {
  alias: [
    ...withoutElk.alias,
    {
      find: /^(?:cytoscape(?:-cose-bilkent|-fcose)?|\..*\/(?:dagre|cose-bilkent|elk|swimlanes)-[A-Z0-9]+\.mjs)$/,
      replacement: at('main/app/no-layout.ts'),
    },
  ],
}

/** Every Chromium reads WOFF2: KaTeX's copies of its fonts in older formats would triple their weight. */
const woff2Only = {
  name: 'woff2-only',
  generateBundle(_options: unknown, bundle: Record<string, { type: string; source?: unknown }>) {
    for (const [name, file] of Object.entries(bundle)) {
      if (/KaTeX_[^/]*\.(?:woff|ttf)$/.test(name)) delete bundle[name]
      else if (name.endsWith('.css') && typeof file.source === 'string')
        file.source = file.source.replace(/,\s*url\([^)]+\.(?:woff|ttf)\)\s*format\(['"]?[a-z]+['"]?\)/g, '')
    }
  },
}

/** What nearly every first slide is set in; the page would ask for it only once the slide is there. */
const FIRST_FONTS =
  /(?:inter-latin-(?:400|500|600)-normal|inter-latin-400-italic|source-serif-4-latin-600-normal)-[^/]*\.woff2$/

const preloadFonts = {
  name: 'preload-fonts',
  transformIndexHtml: {
    order: 'post' as const,
    handler(_html: string, { path, bundle = {} }: { path: string; bundle?: Record<string, unknown> }) {
      if (!path.includes('audience')) return []
      const fonts = Object.keys(bundle).filter((name) => FIRST_FONTS.test(name))
      const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', crossorigin: '' }
      return fonts.map((name) => ({
        tag: 'link',
        attrs: { ...attrs, href: `../${name}` },
        injectTo: 'head' as const,
      }))
    },
  },
}

interface Emitter {
  emitFile(file: { type: 'asset'; fileName: string; source: Uint8Array }): string
}

/** Puts a text beside main, packed; returns code that reads it. All that is loaded on demand lies in `chunks`. */
function aside(emitter: Emitter, name: string, text: string): string {
  const fileName = `packed/${name}.br`
  emitter.emitFile({ type: 'asset', fileName, source: brotliCompressSync(text) })
  return `brotliDecompressSync(readFileSync(join(import.meta.dirname, "../${fileName}"))).toString()`
}

const READING = [
  'import { readFileSync } from "node:fs"',
  'import { join } from "node:path"',
  'import { brotliDecompressSync } from "node:zlib"\n',
].join('\n')

/**
 * Shiki's grammars are eight megabytes of JSON in JavaScript strings, of which a lecture uses two or three, and
 * citation styles are long as well: they are packed, and unpacked by the module that holds them.
 */
const packed = {
  name: 'packed',
  load(this: Emitter, id: string) {
    const name = /plugin-csl\/lib-mjs\/(styles|locales)\.json$/.exec(id.replaceAll('\\', '/'))?.[1]
    if (name === undefined) return null
    const json = aside(this, `csl-${name}`, JSON.stringify(JSON.parse(readFileSync(id, 'utf8'))))
    return { code: `${READING}export default JSON.parse(${json})`, moduleType: 'js' as const, map: null }
  },
  transform(this: Emitter, code: string, id: string) {
    const name = /@shikijs\/langs\/dist\/([^/]+)\.mjs$/.exec(id.replaceAll('\\', '/'))?.[1]
    const json = name === undefined ? null : /JSON\.parse\(("(?:[^"\\]|\\.)*")\)/.exec(code)
    if (name === undefined || json === null) return null
    const text = aside(this, `language-${name}`, JSON.parse(json[1] ?? '""') as string)
    return { code: READING + code.replace(json[0], () => `JSON.parse(${text})`), map: null }
  },
}

/** Tells which packages went into a part of the program; `scripts/notices.ts` writes their licences down. */
function listPackages(part: string) {
  return {
    name: 'list-packages',
    generateBundle(this: { getModuleIds(): IterableIterator<string> }) {
      const names = new Set<string>()
      for (const id of this.getModuleIds()) {
        const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id.replaceAll('\\', '/'))?.[1]
        if (name !== undefined) names.add(name)
      }
      mkdirSync(at('out/packages'), { recursive: true })
      writeFileSync(at(`out/packages/${part}.json`), `${JSON.stringify([...names].sort(), null, 2)}\n`)
    },
  }
}

export default defineConfig({
  main: {
    plugins: [packed, listPackages('main')],
    define,
    resolve: withoutLayout,
    build: {
      outDir: at('out/main'),
      // Everything is bundled, so that the packaged app carries no node_modules. Only what drives a
      // browser that is not ours (never used inside the packaged app) stays outside.
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          electron: at('main/electron/index.ts'),
          cli: at('main/cli.ts'),
          'citation-worker': at('main/app/citation-worker.ts'),
          'compile-worker': at('main/app/compile-worker.ts'),
        },
        external: ['electron', 'playwright-core', '@sparticuz/chromium', 'bufferutil', 'utf-8-validate'],
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'chunks/[name]-[hash].js',
          minify: true,
        },
      },
    },
  },
  preload: {
    plugins: [listPackages('preload')],
    build: {
      outDir: at('out/preload'),
      externalizeDeps: false,
      isolatedEntries: true,
      rolldownOptions: {
        input: { preload: at('main/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [woff2Only, preloadFonts, listPackages('renderer')],
    base: '/',
    define,
    resolve: withoutElk,
    build: {
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: true,
      target: 'es2024',
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        input: {
          home: page('home'),
          desk: page('desk'),
          audience: page('audience'),
          presenter: page('presenter'),
          print: page('print'),
          review: page('review'),
          standalone: page('standalone'),
          follow: page('follow'),
        },
      },
    },
  },
})
