import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { reportOf } from '../../main/app/check-report.ts'
import { createLecture } from '../../main/app/new-lecture.ts'
import { temporaryFolder } from './temporary-folder.ts'

describe('EL114 a new lecture opens without a mistake', () => {
  test.each(['Pain', 'Sleep: "why"?', "Schmerz & Lust – it's"])('titled %s', async (title) => {
    const { folder } = await createLecture(join(await temporaryFolder(), 'new'), { title })
    expect(await reportOf(folder)).toEqual({ title, errors: 0, warnings: 0, diagnostics: [] })
  })

  test('without a title it is called like its folder', async () => {
    expect(await createLecture(join(await temporaryFolder(), 'Sleep'))).toMatchObject({ title: 'Sleep' })
  })

  test('nothing that is there is touched', async () => {
    const folder = await temporaryFolder()
    await writeFile(join(folder, 'thesis.txt'), 'years of work')
    await expect(createLecture(folder, { title: 'Pain' })).rejects.toMatchObject({
      code: 'target-unwritable',
    })
    expect(await readdir(folder)).toEqual(['thesis.txt'])
  })

  test('a file in its place is named with what helps', async () => {
    const path = join(await temporaryFolder(), 'file')
    await writeFile(path, '')
    await expect(createLecture(path, { title: 'Pain' })).rejects.toMatchObject({ code: 'target-unwritable' })
  })
})
