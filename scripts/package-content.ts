/** What a packaged program may and must hold. Pure: `package-check.ts` and the tests hand in what they found. */
export interface PackedFile {
  /** Relative, with `/`. */
  path: string
  bytes: Uint8Array
}

/** Without these it would not run, or would keep something from people. Each is the start of a path. */
const REQUIRED = [
  'package.json',
  'out/main/electron.js',
  'out/main/citation-worker.js',
  'out/main/compile-worker.js',
  'out/main/packed/csl-styles.br',
  'out/main/packed/diagram-grammars.br',
  'out/main/packed/language-python.br',
  'out/preload/preload.cjs',
  'out/renderer/audience/index.html',
  'out/renderer/presenter/index.html',
  'out/renderer/print/index.html',
  'out/renderer/review/index.html',
  'out/renderer/standalone/index.html',
  'out/renderer/follow/index.html',
  'out/renderer/desk/index.html',
  'out/renderer/assets/inter-',
  'out/renderer/assets/source-serif-4-',
  'out/renderer/assets/jetbrains-mono-',
  'out/renderer/assets/KaTeX_Main-Regular-',
]
const REQUIRED_BESIDE = [
  'lecture/slides/lecture.yaml',
  'lecture/slides/references.json',
  'lecture/speaker-notes/',
  'LICENSE',
  'THIRD-PARTY-NOTICES.txt',
]

/** Nobody's business outside of the repository. */
const FORBIDDEN: readonly (readonly [pattern: RegExp, what: string])[] = [
  [/\.map$/, 'a source map'],
  [/\.(?:ts|tsx|mts|cts)$/, 'a source'],
  [/(?:^|\/)(?:test|tests|__tests__|fixtures|scripts|docs)\//, 'a file of the repository'],
  [/(?:^|\/)node_modules\//, 'a package that is not bundled'],
  [/(?:^|\/)\.[^/]+/, 'a hidden file'],
  [/\.(?:pem|key|p12|pfx|keystore)$/, 'a key'],
  [/(?:^|\/)cli\.js$/, 'the command line'],
]
const SECRETS = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\bgh[pousr]_[A-Za-z0-9]{36}/,
  /\bAKIA[0-9A-Z]{16}\b/,
  /\bnpm_[A-Za-z0-9]{36}\b/,
  /\bxox[abprs]-[A-Za-z0-9-]{20}/,
]

/** The archive's files, in words for each that is wrong. @param builtIn the folder it was built in */
export function archiveProblems(files: readonly PackedFile[], builtIn: string): string[] {
  return [...missing(files, REQUIRED), ...files.flatMap((file) => fileProblems(file, builtIn))]
}

/** The files that lie beside the archive. */
export function resourceProblems(files: readonly PackedFile[], builtIn: string): string[] {
  return [...missing(files, REQUIRED_BESIDE), ...files.flatMap((file) => fileProblems(file, builtIn))]
}

function missing(files: readonly PackedFile[], required: readonly string[]): string[] {
  return required
    .filter((start) => !files.some(({ path }) => path.startsWith(start)))
    .map((start) => `${start} is missing`)
}

function fileProblems({ path, bytes }: PackedFile, builtIn: string): string[] {
  const problems = FORBIDDEN.filter(([pattern]) => pattern.test(path)).map(([, what]) => `${path} is ${what}`)
  if (!/\.(?:js|cjs|css|html|json|svg|md|yaml|txt)$/.test(path)) return problems
  const text = Buffer.from(bytes).toString('utf8')
  if (text.includes(builtIn)) problems.push(`${path} names the folder it was built in`)
  if (SECRETS.some((secret) => secret.test(text))) problems.push(`${path} holds a secret`)
  return [...problems, ...remoteReferences(path, text).map((address) => `${path} loads ${address}`)]
}

const REMOTE = String.raw`(?:(?:https?|wss?|ftp):)?//[^\s"'\`)]+`
/** How each kind of file makes a browser fetch a script, a style or a font. Links that people follow are none. */
const LOADS: Readonly<Record<string, readonly RegExp[]>> = {
  html: [
    new RegExp(
      `<(?:script|img|iframe|embed|source|video|audio|link)\\b[^>]*?\\b(?:src|href)=["']?(${REMOTE})`,
      'gi',
    ),
    new RegExp(`url\\(\\s*["']?(${REMOTE})`, 'gi'),
  ],
  css: [new RegExp(`url\\(\\s*["']?(${REMOTE})`, 'gi'), new RegExp(`@import\\s+["'](${REMOTE})`, 'gi')],
  js: [
    new RegExp(`\\b(?:import|importScripts|fetch|Worker|WebSocket|EventSource)\\(\\s*["'\`](${REMOTE})`, 'g'),
    new RegExp(`\\bfrom\\s*["'](${REMOTE})`, 'g'),
    new RegExp(`\\.src\\s*=\\s*["'\`](${REMOTE})`, 'g'),
    new RegExp(`<script\\b[^>]*?\\bsrc=\\\\?["']?(${REMOTE})`, 'gi'),
    new RegExp(`<link\\b[^>]*?\\bstylesheet\\b[^>]*?\\bhref=\\\\?["']?(${REMOTE})`, 'gi'),
    new RegExp(`@import\\s+(?:url\\()?\\\\?["']?(${REMOTE})`, 'gi'),
    new RegExp(`@font-face[^}]*?url\\(\\\\?["']?(${REMOTE})`, 'gi'),
  ],
}

/** Addresses outside of the program that a file of it would make a page load. */
export function remoteReferences(path: string, text: string): string[] {
  const kind = /\.(html|css|c?js)$/.exec(path)?.[1]?.replace('cjs', 'js')
  const patterns = kind === undefined ? [] : (LOADS[kind] ?? [])
  return patterns.flatMap((pattern) => Array.from(text.matchAll(pattern), ([, address = '']) => address))
}

/** Bytes of the program without Electron. Twelve megabytes: what a slow line fetches in a minute. */
export const BUDGET = 12_000_000

export function budgetProblems(files: readonly PackedFile[]): string[] {
  const total = files.reduce((sum, { bytes }) => sum + bytes.byteLength, 0)
  return total <= BUDGET ? [] : [`the program weighs ${total} bytes; ${BUDGET} are allowed`]
}
