import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { LecternError } from '../../main/app/errors.ts'
import { folderError } from '../../main/app/folder.ts'
import { loadSources } from '../../main/app/load.ts'
import { asOrdinaryUser, temporaryFolder, withPermissions } from './temporary-folder.ts'

const bytes = (...parts: (string | number)[]) =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from([part]))))

async function failureOf(work: Promise<unknown>): Promise<LecternError> {
  const error = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (error instanceof LecternError) return error
  throw new Error(`expected a LecternError, got ${String(error)}`)
}

describe('encodings', () => {
  const read = async (content: Uint8Array) => {
    const { slides, diagnostics } = await loadSources(await temporaryFolder({ 'slides/a.md': content }))
    return { text: slides[0]?.text, diagnostics }
  }

  it('AP25 a byte order mark is dropped and Windows line ends become line feeds', async () => {
    expect(await read(bytes(0xef, 0xbb, 0xbf, '# Ä\r\nb\rc\n'))).toEqual({
      text: '# Ä\nb\nc\n',
      diagnostics: [],
    })
  })

  it.each([
    ['a Latin-1 letter', bytes('# Title\r\n\nna', 0xef, 've caf', 0xe9, '\n'), 3, 3],
    ['after wide characters', bytes('# Ä😀', 0xff, 'x'), 1, 6],
    ['a character cut off at the end', bytes('ab\nc', 0xe2, 0x82), 2, 2],
    ['a character cut off before another', bytes('ab', 0xe2, 0x82, 'c'), 1, 3],
    ['a lone continuation', bytes(0x80, 'abc'), 1, 1],
    ['a surrogate', bytes('a', 0xed, 0xa0, 0x80), 1, 2],
    ['an overlong form', bytes('é', 0xc0, 0xaf), 1, 2],
  ])(
    'AP25 a byte that is no UTF-8 is reported at its line and column, and the file is still read: %s',
    async (_, content, line, column) => {
      const { text, diagnostics } = await read(content)
      expect(diagnostics).toMatchObject([
        { code: 'file-encoding', severity: 'error', file: 'slides/a.md', line, column },
      ])
      expect(text).toContain('\uFFFD')
    },
  )

  it('AP25 a replacement character that the author wrote is no mistake', async () => {
    expect((await read(bytes('a \uFFFD b'))).diagnostics).toEqual([])
  })

  it.each([
    ['little-endian UTF-16', Buffer.from('\uFEFF# Schön\r\n', 'utf16le')],
    ['UTF-16 without a mark', Buffer.from('# Schon\r\n\r\nund gut', 'utf16le')],
    ['big-endian UTF-16', Buffer.from('\uFEFF# Schon\n', 'utf16le').swap16()],
  ])('AP26 a text in another encoding is named as such and read: %s', async (_, content) => {
    const { text, diagnostics } = await read(content)
    expect(text).toMatch(/^# Sch[oö]n\n/)
    expect(diagnostics).toMatchObject([{ code: 'file-encoding', line: 1, column: 1 }])
    expect(diagnostics[0]?.reason).toContain('UTF-16')
  })

  it('AP26 a binary file in the place of a text is reported at its first zero byte', async () => {
    const { text, diagnostics } = await read(bytes('# A\nb', 0, 'c'))
    expect(text).toBe('# A\nb\uFFFDc')
    expect(diagnostics).toMatchObject([{ code: 'file-encoding', line: 2, column: 2 }])
  })
})

describe('folders that are no lecture', () => {
  it('AP27 a missing folder is named', async () => {
    const folder = await temporaryFolder()
    const error = await failureOf(loadSources(join(folder, 'gone')))
    expect(error.code).toBe('folder-missing')
    expect(error.message).toContain(join(folder, 'gone'))
  })

  it('AP27 a file is not a folder', async () => {
    const folder = await temporaryFolder({ 'a.md': '# A' })
    for (const path of ['a.md', 'a.md/deeper'])
      expect((await failureOf(loadSources(join(folder, path)))).code).toBe('not-a-folder')
  })

  it.each<[name: string, files: Record<string, string>, remedy: RegExp]>([
    ['an empty folder', {}, /is empty/],
    ['Markdown at the top', { 'a.md': '# A' }, /Move the Markdown files/],
    ['slides in another case', { 'Slides/a.md': '# A' }, /Rename Slides to slides/],
    ['something else', { 'photo.png': '' }, /contains slides\/01-introduction\.md/],
    ['an empty folder slides', { 'slides/': '' }, /Add a file/],
    ['a folder slides without Markdown', { 'slides/lecture.yaml': '' }, /Add a file/],
    ['hidden Markdown alone', { 'slides/.a.md': '' }, /Add a file/],
  ])(
    'AP28 a folder that is not a lecture is refused, and the remedy says what to do: %s',
    async (_, files, remedy) => {
      const error = await failureOf(loadSources(await temporaryFolder(files)))
      expect(error.code).toBe('not-a-lecture')
      expect(error.remedy).toMatch(remedy)
    },
  )

  it('AP28 a file called slides is not a folder', async () => {
    const error = await failureOf(loadSources(await temporaryFolder({ slides: 'x' })))
    expect(error.code).toBe('not-a-folder')
  })

  it('AP29 a folder without permission is told from a missing one', withPermissions, async () => {
    const folder = await temporaryFolder({ 'slides/a.md': '# A' })
    await chmod(folder, 0o000)
    const error = await failureOf(asOrdinaryUser?.(() => loadSources(folder)) ?? Promise.resolve())
    expect(error.code).toBe('permission-denied')
    expect(error.remedy).not.toBe('')
  })

  it('AP29 slides without permission are permission-denied as well', withPermissions, async () => {
    const folder = await temporaryFolder({ 'slides/a.md': '# A' })
    await chmod(folder, 0o755)
    await chmod(join(folder, 'slides'), 0o000)
    const error = await failureOf(asOrdinaryUser?.(() => loadSources(folder)) ?? Promise.resolve())
    expect(error.code).toBe('permission-denied')
  })

  it('AP29 a single file without permission is a diagnostic', withPermissions, async () => {
    const folder = await temporaryFolder({ 'slides/a.md': '# A', 'slides/b.md': '# B' })
    await chmod(folder, 0o755)
    await mkdir(join(folder, 'speaker-notes'), { mode: 0o000 })
    await chmod(join(folder, 'slides', 'b.md'), 0o000)
    const sources = await asOrdinaryUser?.(() => loadSources(folder))
    expect(sources?.slides.map((file) => file.path)).toEqual(['slides/a.md'])
    expect(sources?.diagnostics.map(({ code, file }) => [code, file])).toEqual([
      ['file-unreadable', 'speaker-notes'],
      ['file-unreadable', 'slides/b.md'],
    ])
  })

  it.each([
    ['ENOENT', 'folder-missing'],
    ['ENOTDIR', 'not-a-folder'],
    ['EACCES', 'permission-denied'],
    ['EPERM', 'permission-denied'],
    ['EIO', 'folder-missing'],
  ])('AP29 a code of the system becomes one of ours with a remedy: %s, %s', (code, expected) => {
    const error = folderError('/lecture', Object.assign(new Error(code), { code }))
    expect(error.code).toBe(expected)
    expect(error.message).toContain('/lecture')
    expect(error.remedy).not.toBe('')
  })
})
