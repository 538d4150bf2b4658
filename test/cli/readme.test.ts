import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkLecture } from '../../main/app/check.ts'
import { createCitationFormatter } from '../../main/app/citation-formatter.ts'

const README = fileURLToPath(new URL('../../README.md', import.meta.url))
/** A file's name at the beginning of a line that ends in a colon, then a fenced block. */
const FILE = /^`((?:slides|speaker-notes)\/[^`]+)`[^\n]*:\n\n```\w+\n([\s\S]*?\n)```$/gm

test('CL95 the lecture of the README works as it is written there', async () => {
  const files = [...(await readFile(README, 'utf8')).matchAll(FILE)]
  expect(files.map(([, path]) => path)).toEqual([
    'slides/lecture.yaml',
    'slides/01-introduction.md',
    'slides/references.json',
    'speaker-notes/01-introduction.md',
  ])
  const folder = await mkdtemp(join(tmpdir(), 'lectern-test-'))
  try {
    for (const [, path = '', text = ''] of files) {
      await mkdir(dirname(join(folder, path)), { recursive: true })
      await writeFile(join(folder, path), text)
    }
    const { diagnostics } = await checkLecture(folder, createCitationFormatter())
    expect(diagnostics.filter(({ severity }) => severity !== 'info')).toEqual([])
  } finally {
    await rm(folder, { recursive: true })
  }
})
