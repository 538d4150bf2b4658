import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { runCommandLine, type World } from '../../main/cli/run.ts'

const fixture = (name: string) => fileURLToPath(new URL(`../fixtures/${name}`, import.meta.url))

/** A folder with pages, as if Lectern had been built there. */
let root: string
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'lectern-test-'))
  for (const page of ['home', 'audience', 'presenter', 'print']) {
    await mkdir(join(root, 'out', 'renderer', page), { recursive: true })
    await writeFile(join(root, 'out', 'renderer', page, 'index.html'), `<title>${page}</title>`)
  }
})
afterEach(() => rm(root, { recursive: true }))

/** Runs a command in the folder and tells what it printed. `onPrint` may end it. */
async function run(
  argv: string[],
  onPrint: (text: string, end: () => void) => void = () => {},
  ending = new AbortController(),
) {
  let out = ''
  let err = ''
  const world: World = {
    entry: join(root, 'main', 'cli.ts'),
    version: '1.2.3',
    directory: root,
    platform: 'linux',
    env: {},
    colour: false,
    signal: ending.signal,
    terminal: {
      print(text) {
        out += `${text}\n`
        onPrint(text, () => ending.abort())
      },
      note(text) {
        err += `${text}\n`
        onPrint(text, () => ending.abort())
      },
      progress: () => {},
    },
  }
  const code = await runCommandLine(argv, world)
  return { code, out, err }
}

describe('running a command', () => {
  test('CL80 help and version go to standard output and end well', async () => {
    expect(await run(['--version'])).toEqual({ code: 0, out: '1.2.3\n', err: '' })
    const help = await run([])
    expect(help).toMatchObject({ code: 0, err: '' })
    for (const command of ['present', 'check', 'export']) expect(help.out).toContain(`lectern ${command}`)
  })

  test('CL81 a usage error is one line and a remedy, and exit code 2', async () => {
    expect(await run(['chekc'])).toEqual({
      code: 2,
      out: '',
      err: 'lectern: There is no command chekc.\n  Did you mean lectern check?\n',
    })
  })

  test('CL82 check ends with 0 for a lecture without errors and with 1 for one with errors', async () => {
    expect((await run(['check', fixture('small-lecture')])).code).toBe(0)
    const broken = await run(['check', fixture('broken-lecture')])
    expect(broken.code).toBe(1)
    expect(broken.out).toMatch(/01-broken\.md:\d+:\d+ error citation-unknown /)
    expect(broken.out.trimEnd()).toMatch(/\d+ errors, \d+ warnings, \d+ note$/)
  })

  test('CL83 check --format json prints JSON and nothing else', async () => {
    const { code, out, err } = await run(['check', fixture('broken-lecture'), '--format', 'json'])
    const parsed = JSON.parse(out) as { diagnostics: { code: string }[] }
    expect(parsed.diagnostics.map((diagnostic) => diagnostic.code)).toContain('citation-unknown')
    expect({ code, err }).toEqual({ code: 1, err: '' })
  })

  test('CL96 check --format github and sarif print for other programs, with the same exit code', async () => {
    const github = await run(['check', fixture('broken-lecture'), '--format', 'github'])
    expect(github.code).toBe(1)
    expect(github.out).toMatch(/^::error file=[^\n]*01-broken\.md,line=5,col=\d+,title=citation-unknown::/m)
    const sarif = await run(['check', fixture('broken-lecture'), '--format', 'sarif'])
    expect(sarif.code).toBe(1)
    expect(JSON.parse(sarif.out)).toMatchObject({
      version: '2.1.0',
      runs: [{ tool: { driver: { name: 'Lectern' } } }],
    })
    expect((await run(['check', fixture('small-lecture'), '--format', 'github'])).code).toBe(0)
  })

  test.each([
    ['check', 'nowhere'],
    ['present', 'nowhere'],
    ['export', 'nowhere', 'out.pdf'],
  ])('CL84 a folder that is not there is one line and exit code 2: %s', async (...argv) => {
    const { code, out, err } = await run(argv)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toMatch(/^lectern: [^\n]+\n {2}[^\n]+\n$/)
  })

  test('CL85 a folder that is no lecture is told before anything is opened', async () => {
    await mkdir(join(root, 'empty'))
    const { code, err } = await run(['present', 'empty', '--web'])
    expect(code).toBe(2)
    expect(err).toMatch(/^lectern: [^\n]+slides[^\n]*\n {2}[^\n]+\n$/)
  })

  test('CL86 present serves the lecture, prints its addresses, and ends well when it is told to', async () => {
    let answer = Promise.resolve(0)
    const { code, out, err } = await run(['present', fixture('small-lecture'), '--web'], (text, end) => {
      const address = /Presenter view +(http:\S+)/.exec(text)?.[1] ?? ''
      answer = fetch(address, { redirect: 'manual' })
        .then(({ status }) => status)
        .finally(end)
    })
    expect(await answer).toBe(303)
    expect(code).toBe(0)
    expect(err).toBe('')
    expect(out).toContain('Small lecture')
    expect(out).toMatch(/Projector +http:\/\/127\.0\.0\.1:\d+\/audience\?token=\S+/)
    expect(out).toContain('Ctrl-C ends the lecture.')
  })

  test('CL87 a lecture with errors is given all the same, and a line says so', async () => {
    const { code, err } = await run(['present', fixture('broken-lecture'), '--web'], (text, end) => {
      if (text.includes('in the sources')) end()
    })
    expect(code).toBe(0)
    expect(err).toContain('in the sources; the presenter view lists what is wrong.')
  })

  test('CL88 without its pages Lectern says what to do', async () => {
    await rm(join(root, 'out'), { recursive: true })
    const { code, err } = await run(['present', fixture('small-lecture'), '--web'])
    expect(code).toBe(2)
    expect(err).toContain('npm run build')
  })

  test('CL89 an export to a folder that is not there fails before anything is printed', async () => {
    const { code, err } = await run(['export', fixture('small-lecture'), 'nowhere/out.pdf'])
    expect(code).toBe(2)
    expect(err).toMatch(/^lectern: /)
    expect(await readdir(root)).toEqual(['out'])
  })

  test('CL92 an export that is ended leaves nothing behind and says so with its exit code', async () => {
    const ending = new AbortController()
    ending.abort(new Error('Ctrl-C'))
    const { code, err } = await run(['export', fixture('small-lecture'), 'out.pdf'], undefined, ending)
    expect({ code, err }).toEqual({ code: 130, err: 'lectern: ended before it was done.\n' })
    expect(await readdir(root)).toEqual(['out'])
  })
})
