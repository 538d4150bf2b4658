import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'electron-vite'
import { preloadFonts, woff2Only } from './scripts/bundling/fonts.ts'
import {
  withoutDrawing,
  withoutElk,
  withoutStandardFonts,
  withoutWhatMainNeverCalls,
} from './scripts/bundling/left-out.ts'
import { ownNames } from './scripts/bundling/own-names.ts'
import { packed } from './scripts/bundling/packed.ts'

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
    plugins: [withoutDrawing(), withoutStandardFonts(), ownNames, packed, listPackages('main')],
    define,
    resolve: withoutWhatMainNeverCalls,
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
        output: {
          // What several pages share would come in a dozen small files, each of which a page waits for.
          codeSplitting: {
            groups: [{ name: 'shared', test: /[\\/](?:core|renderer[\\/]shared)[\\/]/, minShareCount: 3 }],
          },
        },
      },
    },
  },
})
