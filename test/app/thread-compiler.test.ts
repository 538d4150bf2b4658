import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { array, assert, asyncProperty, boolean, constantFrom, record } from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { compile } from '../../core/deck/compile.ts'
import { createCompiler } from '../../core/deck/compiler.ts'
import type { CitationRequest, CitationResult, CompileServices } from '../../core/deck/types.ts'
import { checkDiagram } from '../../main/app/diagram-check.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { ThreadCompiler, type ThreadCompilerOptions } from '../../main/app/thread-compiler.ts'
import { records, sourcesOf } from '../core/deck/lecture.ts'
import { syntheticLecture } from '../support/synthetic.ts'
import { temporaryFolder } from './temporary-folder.ts'

function threadCompiler(options?: ThreadCompilerOptions): ThreadCompiler {
  const compiler = new ThreadCompiler(options)
  onTestFinished(() => compiler.close())
  return compiler
}

async function script(text: string): Promise<URL> {
  const file = join(await temporaryFolder({}), 'script.mjs')
  await writeFile(file, text)
  return pathToFileURL(file)
}

async function marked({ clusters, records: cited }: CitationRequest): Promise<CitationResult> {
  return {
    marks: clusters.map((items) => `<b>${items.map(({ key }) => key).join()}</b>`),
    entries: cited.map(({ id }) => ({ key: String(id), html: `Entry ${String(id)}` })),
  }
}

async function refused(): Promise<CitationResult> {
  throw new Error('no such style')
}

const begun = {
  'slides/lecture.yaml': 'title: Pain\n',
  'slides/references.json': JSON.stringify(records),
  'slides/1.md': '# One {#one}\n\n[two](#two), [@pert1973]\n\n```ts {1}\nlet x = 1\n```\n\n$x^2$\n',
  'slides/2.md': '## Two {#two}\n\n@basbaum1984\n\n. . .\n\n```mermaid\nflowchart LR\n  A --> B\n```\n',
  'speaker-notes/1.md': '## {#one}\n\nSee [two](#two) [@who_2020].\n\n## {#two}\n\n[click] Now.\n',
}
const edit = constantFrom(
  { path: 'slides/1.md', text: '## New {#new}\n\n## One {#one}\n\n[@nobody]\n' },
  { path: 'slides/1.md', text: begun['slides/1.md'] },
  { path: 'slides/2.md', text: '' },
  { path: 'slides/2.md', text: '## Two {#two}\n\n```mermaid\nflowchart LR\n  A -- B\n```\n' },
  { path: 'slides/2.md', text: begun['slides/2.md'] },
  { path: 'slides/lecture.yaml', text: 'title: [\n' },
  { path: 'slides/lecture.yaml', text: begun['slides/lecture.yaml'] },
)
const wanted = record({
  change: edit,
  format: constantFrom(undefined, marked, refused),
  checks: boolean(),
  onlyFirst: boolean(),
})

test('LA53 the deck that the thread gives is exactly that of compiling in place, whatever was asked before', async () => {
  const compiler = threadCompiler()
  const inPlace = createCompiler()
  await assert(
    asyncProperty(array(wanted, { minLength: 1, maxLength: 4 }), async (steps) => {
      const files: Record<string, string> = { ...begun }
      for (const { change, format, checks, onlyFirst } of steps) {
        files[change.path] = change.text
        const services: CompileServices = {
          ...(format && { formatCitations: format }),
          ...(checks && { checkDiagram }),
          ...(onlyFirst && { isRead: (path) => path.endsWith('1.md') }),
        }
        const deck = await compiler.compile(sourcesOf(files), services)
        expect(deck).toEqual(await inPlace.compile(sourcesOf(files), services))
      }
    }),
    { numRuns: 15 },
  )
})

test('LA54 slides that stayed as they were come as the very objects that were there, and never change', async () => {
  const compiler = threadCompiler()
  const files = syntheticLecture({ slides: 250, diagrams: 'none' })
  const before = await compiler.compile(sourcesOf(files))
  const copy = structuredClone(before)
  const path = 'slides/0003-section.md'
  files[path] = `${files[path]}\nA word more.\n`
  const after = await compiler.compile(sourcesOf(files))
  const changed = after.slides.filter((slide, index) => slide !== before.slides[index])
  expect(changed.map(({ id }) => id)).toEqual(['s75'])
  expect(after).toEqual(await compile(sourcesOf(files)))
  expect(before).toEqual(copy)
})

test.each([
  ['cannot be started', 'import "./missing.mjs"'],
  ['ends before it has answered', 'setTimeout(() => process.exit(3), 5)'],
  [
    'breaks off at work',
    'import { parentPort } from "node:worker_threads"\nparentPort.on("message", () => { throw new Error("no") })',
  ],
])('LA55 where the thread %s, the lecture is compiled in place', async (_, text) => {
  const compiler = threadCompiler({ script: await script(text) })
  const sources = sourcesOf(begun)
  const expected = await compile(sources)
  expect(await compiler.compile(sources)).toEqual(expected)
  expect(await compiler.compile(sources)).toEqual(expected)
})

test('LA56 a lecture that needs more memory than there is is refused with what to do, and nothing else ends', async () => {
  const hoard = await script(
    'import { parentPort } from "node:worker_threads"\nconst all = []\n' +
      'parentPort.on("message", () => { for (;;) all.push(Array.from({ length: 10_000 }, () => ({}))) })',
  )
  const compiler = threadCompiler({ script: hoard, memory: 16 })
  const failure = { code: 'too-large', remedy: expect.stringContaining('Divide it') }
  await expect(compiler.compile(sourcesOf(begun))).rejects.toMatchObject(failure)
  await expect(compiler.compile(sourcesOf(begun))).rejects.toMatchObject(failure)
})

test('LA57 a lecture answers while the thread is at work, and can be closed', async () => {
  const compiler = new ThreadCompiler({ script: await script('setInterval(() => {}, 1000)') })
  const folder = await temporaryFolder({ ...begun })
  const lecture = await Lecture.open(folder, { hurry: true, compiler })
  const reading = lecture.whenIdle()
  lecture.dispatch({ type: 'goto', slide: 'two' })
  expect(lecture.snapshot('audience').view).toMatchObject({ position: { slide: 2 } })
  await lecture.close()
  await reading
  expect(lecture.deck().deck.slides.at(-1)).toMatchObject({ id: 'two', isOutline: true })
})

test('LA58 a lecture that is opened to be given becomes what it is when compiled in place', async () => {
  const folder = await temporaryFolder({ ...begun })
  const compiler = new ThreadCompiler()
  const [there, here] = [await Lecture.open(folder, { hurry: true, compiler }), await Lecture.open(folder)]
  onTestFinished(async () => void (await Promise.all([there.close(), here.close()])))
  await Promise.all([there.whenIdle(), here.whenIdle()])
  expect(there.deck().deck).toEqual(here.deck().deck)
})
