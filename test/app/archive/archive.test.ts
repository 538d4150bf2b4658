import { cp, readdir, readFile, rm, stat, symlink, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { packLecture } from '../../../main/app/archive/pack.ts'
import { unpackLecture } from '../../../main/app/archive/unpack.ts'
import { findLectureOrArchive } from '../../../main/app/archive/open.ts'
import { exportArchive } from '../../../main/app/export/archive.ts'
import { loadSources } from '../../../main/app/load.ts'
import { fixture } from '../../support/pages.ts'
import { archivePlaces } from './places.ts'

const at = archivePlaces()

describe('a lecture as one file', () => {
  it('EX50 exported, opened and exported again it is the same to the byte', async () => {
    await exportArchive({ folder: fixture('small-lecture'), out: at.archive })
    const opened = await unpackLecture(at.archive, at.cache)
    const again = join(at.root, 'again.lectern')
    await exportArchive({ folder: opened, out: again })
    expect((await readFile(again)).equals(await readFile(at.archive))).toBe(true)
  })

  it('EX50 what is opened is the lecture that was exported', async () => {
    await exportArchive({ folder: fixture('small-lecture'), out: at.archive })
    const [before, after] = await Promise.all([
      loadSources(fixture('small-lecture')),
      loadSources(await unpackLecture(at.archive, at.cache)),
    ])
    const { stamps: _, ...rest } = before
    expect(after).toMatchObject(rest)
  })

  it('EX50 neither the time of the files nor their order on the disk is in it', async () => {
    const copy = join(at.root, 'copy')
    await cp(fixture('small-lecture'), copy, { recursive: true })
    const one = await packLecture(copy)
    await utimes(join(copy, 'slides', 'lecture.yaml'), 1e9, 1e9)
    await rm(join(copy, 'slides', '01-words.md'))
    await cp(join(fixture('small-lecture'), 'slides', '01-words.md'), join(copy, 'slides', '01-words.md'))
    const other = await packLecture(copy)
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true)
  })

  it('EX51 what is hidden stays out, and a link that leads out is named and left out', async () => {
    const copy = join(at.root, 'copy')
    await cp(fixture('small-lecture'), copy, { recursive: true })
    await writeFile(join(copy, 'slides', '.secret'), 'x')
    await writeFile(join(at.root, 'outside.txt'), 'x')
    await symlink(join(at.root, 'outside.txt'), join(copy, 'slides', 'outside.txt'))
    await symlink(join(copy, 'slides', 'media', 'disc.svg'), join(copy, 'slides', 'media', 'again.svg'))
    const { files, leftOut } = await packLecture(copy)
    const paths = files.map(({ path }) => path)
    expect(paths).toContain('slides/media/again.svg')
    expect(paths.filter((path) => /secret|outside/.test(path))).toEqual([])
    expect(leftOut).toEqual([{ path: 'slides/outside.txt', reason: 'the link leads out of the lecture' }])
  })

  it('EX52 a second opening takes what is there, and mends what was changed', async () => {
    await exportArchive({ folder: fixture('small-lecture'), out: at.archive })
    const first = await unpackLecture(at.archive, at.cache)
    const before = await stat(join(first, 'slides', 'lecture.yaml'))
    expect(await unpackLecture(at.archive, at.cache)).toBe(first)
    expect((await stat(join(first, 'slides', 'lecture.yaml'))).ino).toBe(before.ino)
    await writeFile(join(first, 'slides', 'lecture.yaml'), 'title: Somebody else’s')
    expect(await unpackLecture(at.archive, at.cache)).toBe(first)
    expect(await readFile(join(first, 'slides', 'lecture.yaml'), 'utf8')).toContain('Small lecture')
    expect(await readdir(at.cache)).toHaveLength(1)
  })

  it('EX52 two that open it at once both get it whole', async () => {
    await exportArchive({ folder: fixture('small-lecture'), out: at.archive })
    const [one, other] = await Promise.all([
      unpackLecture(at.archive, at.cache),
      unpackLecture(at.archive, at.cache),
    ])
    expect(one).toBe(other)
    expect(await readdir(at.cache)).toHaveLength(1)
    expect((await loadSources(one)).slides).toHaveLength(2)
  })

  it('EX52 a folder whose name ends like an archive’s is opened as a folder', async () => {
    const folder = join(at.root, 'talk.lectern')
    await cp(fixture('small-lecture'), folder, { recursive: true })
    expect(await findLectureOrArchive(folder)).toBe(folder)
  })

  it('EX52 a file that is not there is said to be missing', async () => {
    await expect(findLectureOrArchive(at.archive)).rejects.toMatchObject({ code: 'folder-missing' })
  })
})
