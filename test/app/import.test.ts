import { access, chmod, mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { LecternError } from '../../main/app/errors.ts'
import { importLecture, type DeckImport } from '../../main/app/import.ts'
import { asOrdinaryUser, temporaryFolder, withPermissions } from './temporary-folder.ts'
import { notOnWindows } from '../support/only-where.ts'

const deck = '# Title\n\n---\n\n## A\n\n![A brain](pics/brain.png)\n\nNote: say it\n'
const format = 'reveal'

function importing(root: string, changes: Partial<DeckImport> = {}) {
  const signal = new AbortController().signal
  return importLecture({
    file: join(root, 'talk/slides.md'),
    folder: join(root, 'lecture'),
    format,
    signal,
    ...changes,
  })
}

/** Files below a folder, sorted. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .sort()
}

async function failureOf(promise: Promise<unknown>): Promise<LecternError> {
  const error: unknown = await promise.catch((found: unknown) => found)
  if (error instanceof LecternError) return error
  throw new Error('that was to fail with a LecternError', { cause: error })
}

describe('importing a deck from disk', () => {
  test('IM60 writes a lecture folder with its texts and the pictures that stand beside the deck', async () => {
    const root = await temporaryFolder({
      'talk/slides.md': deck,
      'talk/pics/brain.png': 'png',
      'talk/pics/other.png': 'x',
    })
    const result = await importing(root)
    expect(result).toEqual({ format, slides: 2, sections: 0, problems: [], files: 4 })
    expect(await filesIn(join(root, 'lecture'))).toEqual([
      'slides/01-a.md',
      'slides/lecture.yaml',
      'slides/media/brain.png',
      'speaker-notes/01-a.md',
    ])
    expect(await readFile(join(root, 'lecture/slides/01-a.md'), 'utf8')).toBe(
      '## A {#a}\n\n![A brain](media/brain.png)\n',
    )
    expect(await readdir(root)).toEqual(['lecture', 'talk'])
  })

  test('IM61 a picture that is not there is an error at its place, and the lecture is written', async () => {
    const root = await temporaryFolder({ 'talk/slides.md': deck })
    const { problems } = await importing(root)
    expect(problems).toEqual([
      {
        code: 'picture-lost',
        severity: 'error',
        file: 'slides.md',
        line: 7,
        column: 1,
        reason: 'there is no file "pics/brain.png" beside the deck',
      },
    ])
    await access(join(root, 'lecture/slides/lecture.yaml'))
  })

  test.each([
    ['of the folder above', '![x](../secret.png)'],
    ['written in code', '![x](%2e%2e/secret.png)'],
    ['of the root', '![x](/../secret.png)'],
    ['with backslashes', '![x](..\\secret.png)'],
    ['of a drive', '![x](C:/secret.png)'],
  ])('IM62 a picture %s is not copied', async (_, picture) => {
    const root = await temporaryFolder({
      'talk/slides.md': `# T\n\n---\n\n## A\n\n${picture}\n`,
      'secret.png': 'secret',
    })
    const { problems } = await importing(root)
    expect(problems.map(({ line, code }) => [line, code])).toEqual([[7, 'picture-lost']])
    expect(await filesIn(join(root, 'lecture'))).toEqual(['slides/01-a.md', 'slides/lecture.yaml'])
  })

  test('IM63 a link in the deck’s folder that leads out of it is not followed', notOnWindows, async () => {
    const root = await temporaryFolder({ 'talk/slides.md': deck, 'talk/pics/': '', 'secret.png': 'secret' })
    await symlink(join(root, 'secret.png'), join(root, 'talk/pics/brain.png'))
    const { problems } = await importing(root)
    expect(problems.map(({ reason }) => reason)).toEqual([
      '"pics/brain.png" leads out of the deck’s folder, and is not copied',
    ])
    expect(await filesIn(join(root, 'lecture'))).not.toContain('slides/media/brain.png')
  })

  test('IM64 included files come from below the deck’s folder alone', async () => {
    const root = await temporaryFolder({
      'talk/slides.md': '# A\n\n- x\n\n---\nsrc: ./pages/b.md\n---\n\n---\nsrc: ../outside.md\n---\n',
      'talk/pages/b.md': '# B\n\n- y\n',
      'outside.md': '# Secret\n',
    })
    const { problems, slides } = await importing(root, { format: 'slidev' })
    expect(slides).toBe(2)
    expect(problems.map(({ line, code, severity }) => [line, code, severity])).toEqual([
      [9, 'include-missing', 'error'],
    ])
  })

  test('IM65 a bibliography is copied as the lecture’s references', async () => {
    const root = await temporaryFolder({
      'talk/slides.md': '---\ntitle: T\nbibliography: refs.bib\n---\n\n## A\n\nx [@k]\n',
      'talk/refs.bib': '@book{k, title = {T}}\n',
    })
    await importing(root, { format: 'quarto' })
    expect(await readFile(join(root, 'lecture/slides/references.bib'), 'utf8')).toContain('@book{k')
  })

  test('IM66 what exists is never overwritten, but an empty folder is filled', async () => {
    const root = await temporaryFolder({
      'talk/slides.md': deck,
      'talk/pics/brain.png': 'png',
      'lecture/mine.txt': 'mine',
    })
    const error = await failureOf(importing(root))
    expect(error).toMatchObject({ code: 'target-unwritable' })
    expect(error.message).toContain('is not empty')
    expect(await filesIn(join(root, 'lecture'))).toEqual(['mine.txt'])
    await mkdir(join(root, 'empty'))
    await importing(root, { folder: join(root, 'empty') })
    expect(await filesIn(join(root, 'empty'))).toHaveLength(4)
    await writeFile(join(root, 'file'), '')
    expect((await failureOf(importing(root, { folder: join(root, 'file') }))).message).toContain('is a file')
    expect((await failureOf(importing(root, { folder: join(root, 'talk') }))).message).toContain(
      'The deck itself is in',
    )
  })

  test('IM67 a deck that is not there, is no Markdown or holds no slides is a clear error and writes nothing', async () => {
    const root = await temporaryFolder({
      'talk/slides.md': '<!-- nothing -->\n',
      'talk/page.html': '<p>x</p>',
    })
    const messages = await Promise.all(
      ['talk/gone.md', 'talk', 'talk/page.html', 'talk/slides.md'].map(async (file) => {
        const error = await failureOf(importing(root, { file: join(root, file) }))
        expect(error.remedy).not.toBe('')
        return error.message.replace(root, '').replaceAll('\\', '/')
      }),
    )
    expect(messages).toEqual([
      'There is no file /talk/gone.md.',
      '/talk is no file.',
      '/talk/page.html is no Markdown.',
      'There are no slides in /talk/slides.md.',
    ])
    expect(await readdir(root)).toEqual(['talk'])
  })

  test('IM68 a file that is not UTF-8 is refused with the place of the first wrong byte', async () => {
    const latin = new Uint8Array([...new TextEncoder().encode('# T\n\nSchl'), 0xe4, 0x66])
    const root = await temporaryFolder({ 'talk/slides.md': latin })
    const error = await failureOf(importing(root))
    expect(error.message).toMatch(/slides\.md:3:5 byte 10 of the file \(hexadecimal E4\) is not UTF-8\.$/)
    expect(error.remedy).toMatch(/^Save the file as UTF-8/)
    expect(await readdir(root)).toEqual(['talk'])
  })

  test('IM69 an import that is ended leaves nothing behind', async () => {
    const root = await temporaryFolder({ 'talk/slides.md': deck, 'talk/pics/brain.png': 'png' })
    const ending = new AbortController()
    const running = importing(root, { signal: ending.signal })
    ending.abort(new Error('ended'))
    await expect(running).rejects.toThrow('ended')
    expect(await readdir(root)).toEqual(['talk'])
  })

  test('IM70 a folder that may not be written leaves nothing behind', withPermissions, async () => {
    const root = await temporaryFolder({
      'talk/slides.md': deck,
      'talk/pics/brain.png': 'png',
      'locked/': '',
    })
    await chmod(root, 0o755)
    await chmod(join(root, 'locked'), 0o555)
    const error = await asOrdinaryUser?.(() =>
      failureOf(importing(root, { folder: join(root, 'locked/lecture') })),
    )
    expect(error?.code).toBe('target-unwritable')
    expect(await readdir(join(root, 'locked'))).toEqual([])
  })

  test('IM71 a picture that may not be read is a problem at its place', withPermissions, async () => {
    const root = await temporaryFolder({ 'talk/slides.md': deck, 'talk/pics/brain.png': 'png', 'out/': '' })
    await chmod(root, 0o755)
    await chmod(join(root, 'out'), 0o777)
    await chmod(join(root, 'talk/pics/brain.png'), 0o000)
    const result = await asOrdinaryUser?.(() => importing(root, { folder: join(root, 'out/lecture') }))
    expect(result?.problems.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      '7 you have no permission to read "pics/brain.png"',
    ])
    expect(await readdir(join(root, 'out'))).toEqual(['lecture'])
  })
})
