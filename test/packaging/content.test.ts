import { describe, expect, test } from 'vitest'
import {
  archiveProblems,
  BUDGET,
  budgetProblems,
  remoteReferences,
  resourceProblems,
} from '../../scripts/package-content.ts'

const file = (path: string, text = '') => ({ path, bytes: Buffer.from(text) })
const ARCHIVE = [
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
  'out/renderer/assets/inter-latin-400.woff2',
  'out/renderer/assets/source-serif-4-latin-400.woff2',
  'out/renderer/assets/jetbrains-mono-latin-400.woff2',
  'out/renderer/assets/KaTeX_Main-Regular-x.woff2',
].map((path) => file(path))
const BUILT_IN = '/home/me/lectern'

describe('PK2 a package that holds too little or too much is refused', () => {
  test('one that is as it should be has no problem', () => {
    expect(archiveProblems(ARCHIVE, BUILT_IN)).toEqual([])
  })

  test('what is missing is named', () => {
    expect(archiveProblems(ARCHIVE.slice(1), BUILT_IN)).toEqual(['package.json is missing'])
    expect(resourceProblems([], BUILT_IN)).toContain('lecture/slides/lecture.yaml is missing')
  })

  test.each([
    ['out/main/electron.js.map', 'a source map'],
    ['out/main/index.ts', 'a source'],
    ['test/app/load.test.js', 'a file of the repository'],
    ['out/renderer/fixtures/a.js', 'a file of the repository'],
    ['node_modules/ws/index.js', 'a package that is not bundled'],
    ['out/.stamp', 'a hidden file'],
    ['.env', 'a hidden file'],
    ['out/main/key.pem', 'a key'],
    ['out/main/cli.js', 'the command line'],
  ])('%s is %s', (path, what) => {
    expect(archiveProblems([...ARCHIVE, file(path)], BUILT_IN)).toEqual([`${path} is ${what}`])
  })

  test.each([
    '-----BEGIN RSA PRIVATE KEY-----',
    `token = "ghp_${'a1'.repeat(18)}"`,
    `aws AKIA${'A'.repeat(16)}`,
    `npm_${'b'.repeat(36)}`,
  ])('a secret is found: %s', (text) => {
    const problems = archiveProblems([...ARCHIVE, file('out/main/chunks/a.js', text)], BUILT_IN)
    expect(problems).toEqual(['out/main/chunks/a.js holds a secret'])
  })

  test('so is the folder that it was built in', () => {
    const problems = archiveProblems([...ARCHIVE, file('out/main/a.js', `"${BUILT_IN}/x"`)], BUILT_IN)
    expect(problems).toEqual(['out/main/a.js names the folder it was built in'])
  })

  test('it must not weigh more than the budget', () => {
    const heavy = [{ path: 'a', bytes: new Uint8Array(BUDGET) }]
    expect(budgetProblems(heavy)).toEqual([])
    expect(budgetProblems([...heavy, file('b', 'x')])).toHaveLength(1)
  })
})

describe('PK3 no file of the program names a script, a style or a font of somebody else', () => {
  test.each([
    ['a.html', '<script src="https://cdn.example/x.js"></script>', 'https://cdn.example/x.js'],
    ['a.html', '<link rel="stylesheet" href="//cdn.example/x.css">', '//cdn.example/x.css'],
    ['a.css', "@import 'https://fonts.example/css'", 'https://fonts.example/css'],
    ['a.css', 'src: url(https://fonts.example/a.woff2)', 'https://fonts.example/a.woff2'],
    ['a.js', 'import("https://cdn.example/x.js")', 'https://cdn.example/x.js'],
    ['a.js', 'import x from"https://cdn.example/x.js"', 'https://cdn.example/x.js'],
    ['a.js', 'e.src="https://cdn.example/x.js"', 'https://cdn.example/x.js'],
    ['a.js', 'fetch(`https://api.example/`)', 'https://api.example/'],
    ['a.js', 'h=`<script src="https://cdn.example/x.js">`', 'https://cdn.example/x.js'],
    ['a.js', 'c="@import url(https://fonts.example/css)"', 'https://fonts.example/css'],
    ['a.cjs', 'importScripts("https://cdn.example/x.js")', 'https://cdn.example/x.js'],
  ])('in %s: %s', (path, text, address) => {
    expect(remoteReferences(path, text)).toContain(address)
  })

  test.each([
    ['a.html', '<a href="https://example.org/">a link that people follow</a>'],
    ['a.html', '<script type="module" src="../assets/a.js"></script>'],
    ['a.js', 'const ns = "http://www.w3.org/2000/svg"'],
    ['a.js', 'see = "https://example.org/docs"'],
    ['a.css', "src: url('/assets/a.woff2')"],
    ['a.md', '[@import](https://example.org)'],
  ])('what loads nothing is left alone in %s: %s', (path, text) => {
    expect(remoteReferences(path, text)).toEqual([])
  })
})
