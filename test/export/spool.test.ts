import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openAtomic, targetError } from '../../main/app/atomic-write.ts'
import { createSpool } from '../../main/app/export/spool.ts'

let folder: string
let out: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-spool-'))
  out = join(folder, 'slides.pdf')
  await writeFile(out, 'last week')
})
afterEach(async () => {
  await rm(folder, { recursive: true, force: true })
})

const bytes = (text: string) => new TextEncoder().encode(text)
const content = () => readFile(out, 'utf8')

describe('a file that comes piece by piece', () => {
  it('EX282 while it is small nothing of it is on the disk, and then all of it', async () => {
    const spool = createSpool(out, openAtomic, 10)
    await spool.write(bytes('one '))
    await spool.write(bytes('two'))
    expect(await readdir(folder)).toEqual(['slides.pdf'])
    expect(await content()).toBe('last week')
    expect(await spool.commit()).toBe(7)
    expect(await content()).toBe('one two')
    expect(await readdir(folder)).toEqual(['slides.pdf'])
  })

  it('EX282 a large one waits beside the old one, which stays until all is there', async () => {
    const spool = createSpool(out, openAtomic, 10)
    for (const word of ['first ', 'second ', 'third ', 'fourth']) await spool.write(bytes(word))
    expect(await readdir(folder)).toHaveLength(2)
    expect(await content()).toBe('last week')
    expect(await spool.commit()).toBe(25)
    expect(await content()).toBe('first second third fourth')
    expect(await readdir(folder)).toEqual(['slides.pdf'])
  })

  it.each([0, 1000])('EX283 given up it leaves the old one alone; in memory: %i', async (most) => {
    const spool = createSpool(out, openAtomic, most)
    await spool.write(bytes('half'))
    await spool.discard()
    expect(await readdir(folder)).toEqual(['slides.pdf'])
    expect(await content()).toBe('last week')
  })

  it('EX283 a disk that is full half way is said in words, and nothing of it stays', async () => {
    const full = async (path: string) => {
      const file = await openAtomic(path)
      return {
        ...file,
        async write(all: Uint8Array | string) {
          await file.write(all)
          throw targetError(path, Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' }))
        },
      }
    }
    const spool = createSpool(out, full, 10)
    await spool.write(bytes('first'))
    await expect(spool.write(bytes('second'))).rejects.toMatchObject({
      code: 'target-unwritable',
      message: expect.stringContaining('full'),
    })
    await spool.discard()
    expect(await readdir(folder)).toEqual(['slides.pdf'])
    expect(await content()).toBe('last week')
  })
})
