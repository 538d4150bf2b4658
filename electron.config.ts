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
      find: /^(?:cytoscape(?:-cose-bilkent|-fcose)?|\..*\/(?:dagre|cose-bilkent|swimlanes)-[A-Z0-9]+\.mjs)$/,
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

/** Code of a module that unpacks this text when it is loaded. */
function unpacking(text: string): string {
  const packed = brotliCompressSync(text).toString('base64')
  return `brotliDecompressSync(Buffer.from("${packed}", "base64")).toString()`
}

/**
 * Shiki's grammars are eight megabytes of JSON in JavaScript strings, of which a lecture uses two or three, and
 * citation styles are long as well: they are packed, and unpacked by the module that holds them.
 */
const packed = {
  name: 'packed',
  load(id: string) {
    if (!/plugin-csl\/lib-mjs\/(?:styles|locales)\.json$/.test(id.replaceAll('\\', '/'))) return null
    const json = unpacking(JSON.stringify(JSON.parse(readFileSync(id, 'utf8'))))
    const code = `import { brotliDecompressSync } from "node:zlib"\nexport default JSON.parse(${json})`
    return { code, moduleType: 'js' as const, map: null }
  },
  transform(code: string, id: string) {
    if (!/@shikijs\/langs\/dist\/[^/]+\.mjs$/.test(id.replaceAll('\\', '/'))) return null
    const json = /JSON\.parse\(("(?:[^"\\]|\\.)*")\)/.exec(code)
    if (json === null) return null
    const unpack = `JSON.parse(${unpacking(JSON.parse(json[1] ?? '""') as string)})`
    const packedCode = code.replace(json[0], () => unpack)
    return { code: `import { brotliDecompressSync } from "node:zlib"\n${packedCode}`, map: null }
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
    plugins: [woff2Only, listPackages('renderer')],
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
        },
      },
    },
  },
})
