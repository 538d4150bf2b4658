import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unpackLecture } from '../../../main/app/archive/unpack.ts'
import { listOf, text, zipOf, type Part } from './hostile-zip.ts'
import { archivePlaces } from './places.ts'

const at = archivePlaces()

const SLIDE = { 'slides/01.md': text('# One\n') }
const good: Part = { name: 'slides/01.md', content: SLIDE['slides/01.md'] }
const list = (files: Record<string, Uint8Array> = SLIDE): Part => ({
  name: 'lectern.json',
  content: listOf(files),
})
/** An archive whose list is true to a file of this name. */
const named = (name: string): Buffer => {
  const files = { ...SLIDE, [name]: text('x') }
  return zipOf([list(files), good, { name, content: text('x') }])
}
const raw = (json: string): Buffer => zipOf([{ name: 'lectern.json', content: text(json) }, good])
const ZEROS = new Uint8Array(5_000_000)

/** What somebody may send, and what is said about it. */
const HOSTILE: [name: string, archive: () => Buffer, says: RegExp][] = [
  ['no zip at all', () => Buffer.from('This is a letter.'), /cannot be opened/],
  ['an empty file', () => Buffer.alloc(0), /cannot be opened/],
  ['a zip without a list', () => zipOf([good]), /no list of files/],
  ['a path that goes up', () => named('slides/../../evil.md'), /invalid relative path|no lecture may hold/],
  ['a path that goes up at the start', () => named('../evil.md'), /invalid relative path/],
  ['an absolute path', () => named('/etc/evil'), /absolute path/],
  ['a path with a drive', () => named('C:/evil.md'), /absolute path/],
  ['a path with backslashes', () => named('slides\\..\\..\\evil.md'), /invalid characters/],
  ['a path outside of the lecture’s folders', () => named('bin/evil'), /not below slides/],
  ['a file beside the folders', () => named('evil.md'), /not below slides/],
  ['a file inside of what is the record', () => named('after-class.json/evil.md'), /not below slides/],
  ['a record that goes round a folder', () => named('slides/../after-class.json'), /invalid relative path/],
  ['a record by another name', () => named('After-Class.json'), /not below slides/],
  [
    'a record that is a symbolic link',
    () => {
      const target = text('/etc/passwd')
      const files = { ...SLIDE, 'after-class.json': target }
      return zipOf([list(files), good, { name: 'after-class.json', content: target, mode: 0o120777 }])
    },
    /a link or something else/,
  ],
  ['a hidden file', () => named('slides/.bashrc'), /no lecture may hold/],
  ['an empty name', () => named('slides//evil.md'), /no lecture may hold/],
  ['a dot for a name', () => named('slides/./evil.md'), /no lecture may hold/],
  ['a device of Windows', () => named('slides/con.md'), /no lecture may hold/],
  ['a stream of Windows', () => named('slides/a.md:evil'), /no lecture may hold/],
  ['a name that ends with a dot', () => named('slides/evil.'), /no lecture may hold/],
  ['a zero in a name', () => named('slides/a\u0000.md'), /no lecture may hold/],
  ['a line break in a name', () => named('slides/a\n.md'), /no lecture may hold/],
  ['a name that is too long', () => named(`slides/${'a'.repeat(300)}`), /too long/],
  ['folders too deep', () => named(`slides/${'a/'.repeat(40)}b`), /too deep/],
  ['a name in a form that systems disagree about', () => named('slides/e\u0301.md'), /disagree/],
  [
    'a symbolic link',
    () => {
      const files = { ...SLIDE, 'slides/link': text('/etc/passwd') }
      return zipOf([list(files), good, { name: 'slides/link', content: text('/etc/passwd'), mode: 0o120777 }])
    },
    /a link or something else/,
  ],
  ['a device', () => zipOf([list(), { ...good, mode: 0o020666 }]), /a link or something else/],
  [
    'a folder in the place of a file',
    () => zipOf([list(), good, { name: 'slides/folder/', content: text('') }]),
    /a link or something else/,
  ],
  [
    'a folder as MS-DOS marks one',
    () => zipOf([list(), { ...good, system: 0, mode: 0x10 }]),
    /a link or something else/,
  ],
  ['a file twice', () => zipOf([list(), good, good]), /twice/],
  [
    'names that differ in case alone',
    () => {
      const files = { ...SLIDE, 'slides/A.md': text('a'), 'slides/a.md': text('a') }
      const parts = Object.entries(files).map(([name, content]) => ({ name, content }))
      return zipOf([list(files), ...parts])
    },
    /twice/,
  ],
  [
    'names that differ in a ligature alone',
    () => {
      const files = { ...SLIDE, 'slides/ﬁ.md': text('a'), 'slides/fi.md': text('a') }
      const parts = Object.entries(files).map(([name, content]) => ({ name, content }))
      return zipOf([list(files), ...parts])
    },
    /twice/,
  ],
  [
    'a file where another needs a folder',
    () => {
      const files = { ...SLIDE, 'slides/a': text('a'), 'slides/a/b.md': text('b') }
      const parts = Object.entries(files).map(([name, content]) => ({ name, content }))
      return zipOf([list(files), ...parts])
    },
    /as a file and as a folder/,
  ],
  [
    'a file that is not listed',
    () => zipOf([list(), good, { name: 'slides/extra.md', content: text('x') }]),
    /does not list/,
  ],
  [
    'a listed file that is missing',
    () => zipOf([list({ ...SLIDE, 'slides/02.md': text('x') }), good]),
    /is missing/,
  ],
  ['a file that was changed', () => zipOf([list(), { ...good, content: text('# Two\n') }]), /is damaged/],
  [
    'a file of another length',
    () => zipOf([list(), { ...good, content: text('# Eleven\n') }]),
    /another size/,
  ],
  [
    'a bomb that says it is small',
    () => {
      const files = { 'slides/01.md': ZEROS }
      const lying = listOf(files, (entry) => (entry.bytes = 6))
      return zipOf([
        { name: 'lectern.json', content: lying },
        { name: 'slides/01.md', content: ZEROS, says: { size: 6 } },
      ])
    },
    /too many bytes|larger than it says/,
  ],
  [
    'a bomb that says how large it is',
    () => {
      const lying = listOf({ 'slides/01.md': text('x') }, (entry) => (entry.bytes = 2_000_000_000))
      return zipOf([
        { name: 'lectern.json', content: lying },
        { name: 'slides/01.md', content: text('x'), says: { size: 2_000_000_000 } },
      ])
    },
    /MB unpacked/,
  ],
  [
    'many files that are large together',
    () => {
      const files = Object.fromEntries(
        Array.from({ length: 30 }, (_, index) => [`slides/${index}.md`, text('x')]),
      )
      const lying = listOf(files, (entry) => (entry.bytes = 100_000_000))
      return zipOf([{ name: 'lectern.json', content: lying }])
    },
    /MB unpacked/,
  ],
  [
    'a list that is too large',
    () => zipOf([{ name: 'lectern.json', content: new Uint8Array(9_000_000) }, good]),
    /too large/,
  ],
  ['a list that is no JSON', () => raw('{'), /cannot be read/],
  ['a list of something else', () => raw('{"format":"other","version":1,"files":[]}'), /something else/],
  [
    'a list from the future',
    () => raw('{"format":"lectern-lecture","version":99,"files":[]}'),
    /newer Lectern/,
  ],
  ['a list without files', () => raw('{"format":"lectern-lecture","version":1}'), /list of files is missing/],
  [
    'a list of nonsense',
    () => raw('{"format":"lectern-lecture","version":1,"files":[null]}'),
    /that is none/,
  ],
  [
    'a negative size',
    () =>
      raw(
        `{"format":"lectern-lecture","version":1,"files":[{"path":"slides/01.md","bytes":-1,"sha256":"${'0'.repeat(64)}"}]}`,
      ),
    /that is none/,
  ],
  [
    'more files than any lecture has',
    () => raw(`{"format":"lectern-lecture","version":1,"files":[${'null,'.repeat(20_001)}null]}`),
    /more than 20000 files/,
  ],
  ['an encrypted file', () => zipOf([list(), { ...good, flags: 0x801 }]), /encrypted/],
  [
    'a way of compressing that is not known',
    () => zipOf([list(), { ...good, method: 99 }]),
    /compressed in a way/,
  ],
  ['a count that is too high', () => zipOf([list(), good], { count: 200 }), /cannot be opened/],
  ['an end that was cut off', () => zipOf([list(), good]).subarray(0, 120), /cannot be opened/],
  [
    'a wrong checksum of the zip’s own',
    () => zipOf([list(), { ...good, content: text('# TWO\n'), says: { crc: 1 } }]),
    /damaged/,
  ],
]

describe('opening what may come from anybody', () => {
  it.each(HOSTILE)(
    'EX53 an archive that may do harm is refused in words and leaves nothing behind: %s',
    async (_, make, says) => {
      await writeFile(at.archive, make())
      await writeFile(join(at.root, 'bystander'), 'untouched')
      const failure = await unpackLecture(at.archive, at.cache).catch((error: unknown) => error)
      expect(failure).toMatchObject({ code: 'archive-invalid', message: expect.stringMatching(says) })
      expect((failure as Error).message).not.toContain('\n')
      expect((await readdir(at.root)).toSorted()).toEqual(
        expect.arrayContaining(['bystander', 'talk.lectern']),
      )
      const left = await readdir(at.cache).catch(() => [])
      expect(left).toEqual([])
      expect(await readdir(at.root)).not.toContain('evil.md')
    },
  )

  it('EX53 there are at least 25 such archives', () => {
    expect(HOSTILE.length).toBeGreaterThanOrEqual(25)
  })

  it('EX54 the archive that the hostile ones are made from opens', async () => {
    await writeFile(at.archive, zipOf([list(), good]))
    const folder = await unpackLecture(at.archive, at.cache)
    expect(await readFile(join(folder, 'slides', '01.md'), 'utf8')).toBe('# One\n')
  })

  it('EX54 a at.cache that cannot be written is the environment’s fault, not the archive’s', async () => {
    await writeFile(at.archive, zipOf([list(), good]))
    await mkdir(join(at.root, 'cache'))
    await writeFile(at.cache, 'a file where the folder should be')
    await expect(unpackLecture(at.archive, at.cache)).rejects.toMatchObject({ code: 'target-unwritable' })
  })
})
