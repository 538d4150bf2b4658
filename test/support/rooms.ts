import { isBuiltin } from 'node:module'
import { posix } from 'node:path'
import type { Import } from './imports.ts'

/**
 * Which room may use which; see docs/architecture.md. A room is named by the start of its paths, the
 * longest that fits counts. `types` may be named for their types alone. Every room may use itself.
 */
const ROOMS: Record<string, { uses: string[]; types?: string[] }> = {
  'core/deck/': { uses: [] },
  'core/import/': { uses: ['core/deck/'] },
  'core/export/': { uses: [], types: ['core/deck/'] },
  'core/follow/': { uses: [] },
  'core/template/': { uses: ['core/deck/'] },
  'core/session/': { uses: [], types: ['core/deck/'] },
  'core/study/': { uses: ['core/deck/escape-html.ts'], types: ['core/deck/'] },
  'core/rpc/': { uses: ['core/deck/', 'core/session/', 'core/export/'], types: ['core/study/'] },
  // Home, preferences and about: what the desktop program has around a lecture.
  'core/desktop/': { uses: ['core/rpc/'], types: ['core/deck/'] },
  'main/app/': { uses: ['core/'] },
  'main/http/': { uses: ['core/'], types: ['main/app/'] },
  'main/follow/': { uses: ['core/', 'main/app/', 'main/http/'] },
  'main/electron/': { uses: ['core/', 'main/app/'] },
  'main/web/': { uses: ['core/', 'main/app/', 'main/http/'] },
  'main/cli': { uses: ['core/', 'main/app/'], types: ['main/web/', 'main/follow/'] },
  'renderer/shared/': { uses: ['core/'] },
  // Home shows the presenter's previews and its list of problems.
  'renderer/home/': { uses: ['core/', 'renderer/shared/', 'renderer/presenter/'] },
  // The desktop program's own pages list problems as the presenter view does.
  'renderer/desk/': { uses: ['core/', 'renderer/shared/', 'renderer/presenter/'] },
  'renderer/audience/': { uses: ['core/', 'renderer/shared/'] },
  // What the room sees is shown by the same code.
  'renderer/follow/': { uses: ['core/', 'renderer/shared/', 'renderer/audience/'] },
  // Problems are explained by the page of the documentation that explains them all.
  'renderer/presenter/': { uses: ['core/', 'renderer/shared/', 'docs/problems.md'] },
  'docs/problems.md': { uses: [] },
  // Review shows slides as the presenter's previews do.
  'renderer/review/': { uses: ['core/', 'renderer/shared/', 'renderer/presenter/'] },
  'renderer/print/': { uses: ['core/', 'renderer/shared/'] },
  'renderer/standalone/': { uses: ['core/', 'renderer/shared/'] },
  'renderer/': { uses: [] },
  // What the installers are made of; scripts make them.
  'electron-builder.config.ts': { uses: ['scripts/'] },
  'scripts/': { uses: ['core/', 'main/', 'renderer/', 'test/', 'electron-builder.config.ts'] },
}

/** What only a dynamic import may reach: the command line picks a shell, so that one may be absent. */
const BY_DYNAMIC_IMPORT: Record<string, string[]> = {
  'main/cli': ['main/web/', 'main/follow/'],
  'main/electron/': ['main/follow/'],
}

/** The one door of each package: where it may be imported, by the start of the path. */
const DOORS: [name: RegExp, doors: string[]][] = [
  [/^reveal\.js$/, ['renderer/shared/stage.ts']],
  [/^mermaid$/, ['renderer/shared/diagrams.ts', 'main/app/diagram-check.ts']],
  [/^dompurify$/, ['main/app/diagram-check.ts']],
  [/^@cantoo\/pdf-lib$/, ['main/app/export/']],
  [/^electron$/, ['main/electron/']],
  [/^@citation-js\/(?:core|plugin-bibtex)$/, ['main/app/export/references.ts']],
  [/^(citeproc|@citation-js\/.*)$/, ['main/app/citation-engine.ts', 'main/app/citations.ts']],
  [/^(electron-builder|@electron\/(asar|fuses))$/, ['scripts/']],
  [/^(playwright-core|@sparticuz\/chromium)$/, ['main/web/chromium.ts', 'scripts/']],
  // Importers name the types of the trees that core/deck parses.
  [/^(mdast|mdast-util-math)$/, ['core/deck/', 'core/import/']],
  [
    /^(unified|remark-.*|rehype-.*|hast-.*|mdast-.*|unist-.*|micromark.*|vfile.*|hast|mdast)$/,
    ['core/deck/'],
  ],
  [/^(katex|shiki|@shikijs\/.*)$/, ['core/deck/']],
  [/^(yaml|github-slugger)$/, ['core/deck/', 'core/import/']],
  [/^ws$/, ['main/web/', 'main/http/', 'main/follow/']],
  [/^uqr$/, ['core/follow/qr-code.ts']],
  [
    /^valibot$/,
    [
      'core/rpc/schema.ts',
      'core/session/schema.ts',
      'core/rpc/study-schema.ts',
      'core/rpc/wish-schema.ts',
      'core/deck/config.ts',
      'core/desktop/',
    ],
  ],
  [/^minisearch$/, ['core/study/vocabulary.ts', 'test/bench/']],
  [/^ts-fsrs$/, ['core/study/schedule.ts']],
  [/^open$/, ['main/cli/browser.ts']],
  [/^pptxgenjs$/, ['main/app/export/pptx.ts', 'main/app/export/pptx-text.ts']],
  [
    /^fflate$/,
    [
      'main/app/archive/pack.ts',
      'main/app/export/zip-folder.ts',
      'main/app/export/pptx-repair.ts',
      'main/app/export/pptx-zip.ts',
      'test/',
    ],
  ],
  [/^jszip$/, ['test/']],
  [/^yauzl$/, ['main/app/archive/unpack.ts', 'test/']],
  [/^preact$/, ['renderer/']],
  [/^@fontsource(-variable)?\/.*$/, ['renderer/shared/']],
]

/** Where Node's own modules may be used at all, and the two kinds that are let in at few places. */
const NODE = ['main/', 'scripts/']
const NETWORK = /^(node:)?(https?|http2|net|tls|dgram|dns)(\/.*)?$|^undici$|^<fetch>$/
// Pages reach their own origin only, which their Content-Security-Policy sees to.
const NETWORK_DOORS = ['main/web/', 'main/http/', 'main/follow/', 'renderer/', 'scripts/']
const DISK = /^(node:)?fs(\/.*)?$/
// chromium.ts looks whether it runs in a container.
const DISK_DOORS = ['main/app/', 'main/web/chromium.ts', 'scripts/']

/** What is wrong with an import, in words; null when it is allowed. */
export function forbidden(edge: Import): string | null {
  const { file, specifier } = edge
  const says = (reason: string) => `${file}:${edge.line} ${specifier}: ${reason}`
  if (specifier === '<computed>')
    return file.startsWith('scripts/') ? null : says('what is imported must be a plain string')
  if (specifier.startsWith('.')) return wrongRoom(edge, says)
  if (NETWORK.test(specifier)) {
    if (!startsWithAny(file, NETWORK_DOORS)) return says(`the network is only for ${NETWORK_DOORS[0]}`)
    // Reading all that it exports, an import loads Node's `fetch` as well, which the first page would wait for.
    const loadsFetch = /^(node:)?https?$/.test(specifier) && edge.kind !== 'type' && file.startsWith('main/')
    return loadsFetch ? says('main has it from main/http/node-http.ts') : null
  }
  if (isBuiltin(specifier)) {
    if (!startsWithAny(file, NODE)) return says('Node is not available in this room')
    if (DISK.test(specifier) && !startsWithAny(file, DISK_DOORS))
      return says(`disk is only for ${DISK_DOORS[0]}`)
    return null
  }
  const name = packageOf(specifier)
  const doors = DOORS.find(([pattern]) => pattern.test(name))?.[1]
  if (doors === undefined) return says('this package has no door; add one to test/support/rooms.ts')
  return startsWithAny(file, doors) ? null : says(`only ${doors.join(', ')} may import ${name}`)
}

function wrongRoom({ file, specifier, kind }: Import, says: (reason: string) => string): string | null {
  const target = posix.join(posix.dirname(file), specifier)
  const room = roomOf(file)
  if (room === undefined) return says('the file is in no room')
  if (target.startsWith(room)) return null
  const { uses, types = [] } = ROOMS[room] ?? { uses: [] }
  if (startsWithAny(target, uses) && roomOf(target) !== undefined) return null
  if (room === 'scripts/' && target.startsWith('test/')) return null
  if (kind === 'type' && startsWithAny(target, types)) return null
  if (kind === 'dynamic' && startsWithAny(target, BY_DYNAMIC_IMPORT[room] ?? [])) return null
  return says(`${room} may not use ${roomOf(target) ?? target}`)
}

/** The room a file is in; undefined for one that is in none. */
export function roomOf(file: string): string | undefined {
  const fitting = Object.keys(ROOMS).filter((room) => file.startsWith(room))
  return fitting.sort((a, b) => b.length - a.length)[0]
}

function packageOf(specifier: string): string {
  const parts = specifier.split('/')
  return specifier.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? '')
}

function startsWithAny(path: string, starts: string[]): boolean {
  return starts.some((start) => path.startsWith(start))
}
