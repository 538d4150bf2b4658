import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { progressText } from '../../main/cli/export.ts'
import { readCommandLine } from '../../main/cli/arguments.ts'
import { runCommandLine } from '../../main/cli/run.ts'
import { createTerminal } from '../../main/cli/terminal.ts'
import { fixture } from '../support/pages.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-cli-export-'))
})
afterEach(() => rm(folder, { recursive: true }))

/** Runs the command line as in a terminal, or as with pipes. */
async function run(argv: string[], isTTY = false, ending = new AbortController()) {
  let out = ''
  let err = ''
  const stream = (write: (text: string) => void) => ({
    isTTY,
    write(text: string | Uint8Array) {
      write(String(text))
      return true
    },
  })
  const terminal = createTerminal(
    stream((text) => (out += text)) as never,
    stream((text) => (err += text)) as never,
  )
  const code = await runCommandLine(argv, {
    entry: fileURLToPath(new URL('../../main/cli.ts', import.meta.url)),
    version: '1.2.3',
    directory: folder,
    platform: process.platform,
    env: {},
    colour: false,
    signal: ending.signal,
    terminal,
  })
  return { code, out, err }
}

describe('exporting from the command line', { timeout: 60_000 }, () => {
  test('EX91 --format json prints one object and nothing else', async () => {
    const { code, out, err } = await run([
      'export',
      fixture('small-lecture'),
      'talk.lectern',
      '--format',
      'json',
    ])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(JSON.parse(out)).toMatchObject({
      path: join(folder, 'talk.lectern'),
      type: 'archive',
      files: 8,
      diagnostics: [],
    })
  })

  test('EX91 with pipes there is no progress, and one line says what was written', async () => {
    const { code, out, err } = await run(['export', fixture('small-lecture'), 'small.pdf'])
    expect(err).toBe('')
    expect(out).toMatch(/^small\.pdf: 10 pages, \d+ kB\n$/)
    expect(code).toBe(0)
  })

  test('EX91 on a terminal slides are counted while they are laid out, and the last line is clean', async () => {
    const { err } = await run(['export', fixture('small-lecture'), 'small.pdf', '--kind', 'script'], true)
    expect(err).toContain('Laying out slide 10 of 10…')
    expect(err).toMatch(/Printing \d+ pages?…/)
    expect(err.endsWith('\r\u001B[K')).toBe(true)
  })

  test('EX91 each stage has words of its own', () => {
    expect(progressText({ stage: 'laying-out', done: 3, all: 10 })).toBe('Laying out slide 3 of 10…')
    expect(progressText({ stage: 'printing', pages: 1 })).toBe('Printing 1 page…')
    expect(progressText({ stage: 'printing', pages: 30, before: 100 })).toBe('Printing pages 101 to 130…')
    expect(progressText({ stage: 'finishing' })).toBe('Finishing…')
  })

  test('EX276 of what is printed in parts it is told how many pages there will be', () => {
    expect(progressText({ stage: 'printing', pages: 170, all: 507 })).toBe('Printing pages 1 to 170 of 507…')
    expect(progressText({ stage: 'printing', pages: 170, before: 85, all: 507 })).toBe(
      'Printing pages 86 to 255 of 507…',
    )
  })

  test('EX92 an archive is checked and exported as a folder is', async () => {
    await run(['export', fixture('small-lecture'), 'talk.lectern'])
    expect(await run(['check', 'talk.lectern'])).toMatchObject({ code: 0 })
    const { code, out } = await run(['export', 'talk.lectern', 'refs.json'])
    expect({ code, out }).toEqual({ code: 0, out: expect.stringMatching(/^refs\.json: 1 source, /) })
  })

  test('EX92 a file that is no archive ends with exit code 2 and leaves nothing behind', async () => {
    await writeFile(join(folder, 'talk.lectern'), 'no zip')
    const { code, err } = await run(['check', 'talk.lectern'])
    expect(code).toBe(2)
    expect(err).toMatch(/^lectern: .*talk\.lectern cannot be opened as a lecture: [^\n]+\n {2}[^\n]+\n$/)
    expect(await readdir(folder)).toEqual(['talk.lectern'])
  })

  test('EX93 sources come as CSL-JSON and as BibTeX under the keys of the lecture', async () => {
    await run(['export', fixture('small-lecture'), 'refs.json'])
    const records = JSON.parse(await readFile(join(folder, 'refs.json'), 'utf8')) as { id: string }[]
    expect(records.map(({ id }) => id)).toEqual(['adams1979'])
    await run(['export', fixture('small-lecture'), 'refs.bib'])
    expect(await readFile(join(folder, 'refs.bib'), 'utf8')).toMatch(/^@book\{adams1979,/)
  })

  test('EX93 a lecture takes up the sources that another one gave', async () => {
    await mkdir(join(folder, 'other', 'slides'), { recursive: true })
    await writeFile(join(folder, 'other', 'slides', '01.md'), '# One\n\n## Two\n\nA fact [@adams1979].\n')
    await run(['export', fixture('small-lecture'), join('other', 'slides', 'references.bib')])
    await run(['export', 'other', 'again.json'])
    const [record] = JSON.parse(await readFile(join(folder, 'again.json'), 'utf8')) as unknown[]
    expect(record).toMatchObject({
      id: 'adams1979',
      type: 'book',
      title: 'The hitchhiker’s guide to the galaxy',
      author: [{ family: 'Adams', given: 'Douglas' }],
    })
  })

  test('EX93 a lecture that cites nothing has none to give', async () => {
    const { code, err } = await run(['export', fixture('quiet-lecture'), 'refs.bib'])
    expect(code).toBe(2)
    expect(err).toContain('cites nothing')
    expect(await readdir(folder)).toEqual([])
  })

  test('EX256 the help tells exit codes, and every example in it is a line that can be read', async () => {
    const { code, out } = await run(['export', '--help'])
    expect(code).toBe(0)
    expect(out).toMatch(/Exit codes: 0 written, 2 not written .*, 130 ended/)
    const examples = Array.from(
      out.matchAll(/^ {2}lectern (export (?:\S+ )?\S+\.\w+.*)$/gm),
      ([, line = '']) => line,
    )
    expect(examples.length).toBeGreaterThanOrEqual(6)
    for (const line of examples) expect(readCommandLine(line.split(' '))).toMatchObject({ command: 'export' })
  })

  test('EX256 what a PPTX could not hold is in the JSON, and nowhere else', async () => {
    const line = ['export', fixture('small-lecture'), 'small.pptx', '--format', 'json']
    const { code, out, err } = await run(line, true)
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      type: 'pptx',
      slides: 10,
      notes: expect.arrayContaining([expect.stringMatching(/^Not carried over: its steps/)]),
    })
    // On the terminal there is only what the next line wipes away.
    expect(err.endsWith('\r\u001B[K')).toBe(true)
    expect(err).not.toMatch(/Not carried over|\n/)
  })

  test('EX256 ended by Ctrl-C it says so with exit code 130, and leaves the old file', async () => {
    await writeFile(join(folder, 'small.pdf'), 'last week')
    const ending = new AbortController()
    const running = run(['export', fixture('small-lecture'), 'small.pdf'], false, ending)
    ending.abort()
    expect((await running).code).toBe(130)
    expect(await readFile(join(folder, 'small.pdf'), 'utf8')).toBe('last week')
    expect(await readdir(folder)).toEqual(['small.pdf'])
  })
})
