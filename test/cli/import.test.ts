import { access, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importSeverities } from '../../core/import/report.ts'
import { temporaryFolder } from '../app/temporary-folder.ts'
import { runIn } from './run-in.ts'

/** Runs `lectern import` in a folder and tells what it printed. */
const run = (directory: string, ...argv: string[]) => runIn(directory, 'import', ...argv)

const whole = '---\nmarp: true\n---\n\n# Title\n\n---\n\n# A\n\n- x\n'
const lossy = `${whole}\n<style>p { color: red }</style>\n\n<script>x()</script>\n`

describe('lectern import', () => {
  test('IM80 says what it wrote, as which format it read the deck, and what comes next', async () => {
    const root = await temporaryFolder({ 'talk.md': whole })
    expect(await run(root, 'talk.md', 'my lecture')).toEqual({
      code: 0,
      out: '',
      err: 'my lecture: 2 slides, read as Marp. Everything was carried over.\n  Next: lectern check "my lecture", then lectern present "my lecture"\n',
    })
    await access(join(root, 'my lecture/slides/lecture.yaml'))
  })

  test('IM81 names what was lost with file, line and column; that is no failure unless --strict says so', async () => {
    const root = await temporaryFolder({ 'decks/talk.md': lossy })
    const { code, out } = await run(root, 'decks/talk.md', 'lecture')
    expect(code).toBe(0)
    expect(out).toBe(
      'decks/talk.md:13:1 warning style-lost styles of the deck’s own are left out: the theme decides how slides look\n' +
        'decks/talk.md:15:1 warning script-lost a slide runs no script\n2 warnings\n',
    )
    expect((await run(root, 'decks/talk.md', 'strict', '--strict')).code).toBe(1)
    await access(join(root, 'strict/slides/lecture.yaml'))
  })

  test('IM82 --format json prints the result as JSON and nothing else', async () => {
    const root = await temporaryFolder({ 'talk.md': lossy })
    const { code, out, err } = await run(root, 'talk.md', 'lecture', '--format', 'json')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({
      file: join(root, 'talk.md'),
      folder: join(root, 'lecture'),
      format: 'marp',
      slides: 2,
      sections: 0,
      files: 2,
      problems: [
        { code: 'style-lost', severity: 'warning', file: 'talk.md', line: 13, column: 1 },
        { code: 'script-lost', severity: 'warning', file: 'talk.md', line: 15, column: 1 },
      ],
    })
  })

  test('IM83 --from decides on the format; an unknown one, or a missing folder, is a usage error', async () => {
    const root = await temporaryFolder({ 'talk.md': '# T\n\n---\n\n# A\n\nNote: x\n' })
    expect((await run(root, 'talk.md', 'one')).err).toContain('read as reveal.js Markdown')
    expect((await run(root, 'talk.md', 'two', '--from', 'marp')).err).toContain('read as Marp')
    const unknown = await run(root, 'talk.md', 'three', '--from', 'slidef')
    expect(unknown.code).toBe(2)
    expect(unknown.err).toContain('slidev')
    expect((await run(root, 'talk.md')).code).toBe(2)
  })

  test('IM84 a failure is one sentence with its remedy on standard error, exit code 2, and no folder', async () => {
    const root = await temporaryFolder({ 'talk.md': whole, 'full/x.txt': '' })
    const missing = await run(root, 'gone.md', 'lecture')
    expect(missing).toEqual({
      code: 2,
      out: '',
      err: `lectern: There is no file ${join(root, 'gone.md')}.\n  Check the path.\n`,
    })
    expect(await readdir(root)).toEqual(['full', 'talk.md'])
    const full = await run(root, 'talk.md', 'full')
    expect(full.code).toBe(2)
    expect(full.err).toContain('nothing that exists is overwritten')
  })

  test.each([
    ['Marp', whole],
    ['Slidev', '---\nlayout: cover\n---\n\n# T\n\n<v-click>x</v-click>\n\n---\n\n# A\n\n- x\n'],
    ['Quarto or Pandoc', '---\ntitle: T\nformat: revealjs\n---\n\n## A\n\n::: notes\nx\n:::\n\n- x\n'],
    ['reveal.js Markdown', '# T\n\n--\n\n## A\n\n- x\n\nNote: y\n'],
    ['Marp', '---\ntheme: default\nclass: lead\n---\n\n# T\n\n![bg right](x.png)\n\n---\n\n# A\n\n- x\n'],
  ])('IM85 an import finds out by itself that a deck is one of %s', async (name, text) => {
    const root = await temporaryFolder({ 'talk.md': text })
    expect((await run(root, 'talk.md', 'lecture')).err).toContain(`read as ${name}.`)
  })
})

describe('docs/importing.md', async () => {
  const text = await readFile(new URL('../../docs/importing.md', import.meta.url), 'utf8')
  const example = (language: string) =>
    new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\``, 'm').exec(text)?.[1] ?? ''

  test('IM86 its example is imported with the result and the report that it shows', async () => {
    const root = await temporaryFolder({ 'talk/slides.md': example('marp'), 'talk/curves.svg': '<svg/>' })
    const { out, code } = await run(root, 'talk/slides.md', 'my-lecture')
    expect({ out, code }).toEqual({ out: example('text'), code: 0 })
    const slides = await readFile(join(root, 'my-lecture/slides/01-two-processes.md'), 'utf8')
    expect(slides).toBe(example('markdown'))
    const config = await readFile(join(root, 'my-lecture/slides/lecture.yaml'), 'utf8')
    expect(config).toBe('title: Sleep\nsubtitle: Why we need it\nauthor: Ann Author\n')
  })

  test('IM87 it explains every code of the report', () => {
    const explained = [...text.matchAll(/^\| `([a-z-]+)` \| [a-zA-Z]/gm)].map(([, name]) => name)
    for (const name of Object.keys(importSeverities)) expect(explained).toContain(name)
  })
})
