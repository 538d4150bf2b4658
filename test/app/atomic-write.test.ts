import { mkdir, mkdtemp, readFile, readdir, readlink, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { targetError, writeFileAtomic } from '../../main/app/atomic-write.ts'
import { LecternError } from '../../main/app/errors.ts'

describe('writing a file whole or not at all', () => {
  let folder = ''
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lectern-atomic-'))
  })
  afterEach(async () => {
    await rm(folder, { recursive: true, force: true })
  })

  it('AP1 a written file replaces the old one and leaves nothing beside it', async () => {
    const target = join(folder, 'slides.pdf')
    await writeFile(target, 'old and longer than the new one')
    await writeFileAtomic(target, new TextEncoder().encode('new'))
    expect(await readFile(target, 'utf8')).toBe('new')
    expect(await readdir(folder)).toEqual(['slides.pdf'])
  })

  it('AP1 a symbolic link stays a link and the file behind it is replaced', async () => {
    await mkdir(join(folder, 'real'))
    await writeFile(join(folder, 'real', 'a.pdf'), 'old')
    await symlink(join('real', 'a.pdf'), join(folder, 'link.pdf'))
    await writeFileAtomic(join(folder, 'link.pdf'), 'new')
    expect(await readlink(join(folder, 'link.pdf'))).toBe(join('real', 'a.pdf'))
    expect(await readFile(join(folder, 'real', 'a.pdf'), 'utf8')).toBe('new')
  })

  it('AP2 a folder of that name is named as the obstacle and stays as it was', async () => {
    await mkdir(join(folder, 'slides.pdf'))
    const failure = await writeFileAtomic(join(folder, 'slides.pdf'), 'x').catch((error: unknown) => error)
    expect(failure).toBeInstanceOf(LecternError)
    expect(failure).toMatchObject({ code: 'target-unwritable', message: expect.stringContaining('a folder') })
    expect(await readdir(folder)).toEqual(['slides.pdf'])
    expect(await readdir(join(folder, 'slides.pdf'))).toEqual([])
  })

  it('AP2 a missing folder is reported with what to do', async () => {
    await expect(writeFileAtomic(join(folder, 'missing', 'a.pdf'), 'x')).rejects.toMatchObject({
      code: 'target-unwritable',
      remedy: 'Create the folder first or choose another one.',
    })
    expect(await readdir(folder)).toEqual([])
  })

  it('AP2 a file used as a folder is reported', async () => {
    await writeFile(join(folder, 'file'), '')
    await expect(writeFileAtomic(join(folder, 'file', 'a.pdf'), 'x')).rejects.toMatchObject({
      code: 'target-unwritable',
    })
  })

  it('AP1 when the bytes cannot be written the old file stays and the temporary one is removed', async () => {
    const target = join(folder, 'slides.pdf')
    await writeFile(target, 'old')
    // Not bytes: writing fails after the temporary file has been created.
    await expect(writeFileAtomic(target, 42 as unknown as string)).rejects.toBeInstanceOf(LecternError)
    expect(await readFile(target, 'utf8')).toBe('old')
    expect(await readdir(folder)).toEqual(['slides.pdf'])
  })

  it.each(['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT', 'EBUSY', 'ENOENT', 'EISDIR', 'ENAMETOOLONG'])(
    'AP2 a code of the system becomes a sentence with a remedy and without the code: %s',
    (code) => {
      const error = targetError('/somewhere/a.pdf', Object.assign(new Error(`${code}: no`), { code }))
      expect(error.message).toMatch(/^Cannot write \/somewhere\/a\.pdf: [a-z].*\.$/)
      expect(error.message).not.toContain(code)
      expect(error.remedy).not.toBe('')
    },
  )
})
