import { access, chmod, mkdir, readFile, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { compile } from '../../core/deck/compile.ts'
import { limits } from '../../core/deck/limits.ts'
import { lectureTemplate, titleFromName } from '../../core/template/lecture-template.ts'
import { checkLecture } from '../../main/app/check.ts'
import { loadSources } from '../../main/app/load.ts'
import { createLecture } from '../../main/app/new-lecture.ts'
import { asOrdinaryUser, temporaryFolder, withPermissions } from './temporary-folder.ts'

const files = lectureTemplate('T').map(({ path }) => path)

/** Of a new lecture with this title, once it is compiled. */
async function titleOf(title: string): Promise<{ title: string; problems: unknown[] }> {
  const { folder } = await createLecture(join(await temporaryFolder(), 'a'), { title })
  const deck = await compile(await loadSources(folder))
  return { title: deck.meta.title, problems: deck.diagnostics }
}

describe('a new lecture', () => {
  test('AP110 passes the check without a complaint, has notes on every slide, a diagram and a source', async () => {
    const root = await temporaryFolder()
    const made = await createLecture(join(root, 'how-bees-decide'))
    expect(made).toEqual({
      folder: join(root, 'how-bees-decide'),
      title: 'How bees decide',
      files,
      first: 'slides/01-begin.md',
    })
    const { deck, diagnostics } = await checkLecture(made.folder)
    expect(diagnostics).toEqual([])
    expect(deck.meta.title).toBe('How bees decide')
    const own = deck.slides.filter(({ kind }) => kind !== 'bibliography')
    expect(own.map(({ notes }) => (notes?.words ?? 0) > 0)).toEqual(own.map(() => true))
    expect(own.some(({ diagrams }) => diagrams.some(({ pauses }) => pauses > 0))).toBe(true)
    expect(Object.values(deck.references).map(({ verified }) => verified)).toEqual([true])
  })

  test('AP111 names the schema of lecture.yaml by a path that leads to a copy of it', async () => {
    const { folder } = await createLecture(join(await temporaryFolder(), 'a'))
    const [first = ''] = (await readFile(join(folder, 'slides/lecture.yaml'), 'utf8')).split('\n')
    const path = /^# yaml-language-server: \$schema=(.+)$/.exec(first)?.[1] ?? ''
    const schema = await readFile(join(folder, 'slides', path), 'utf8')
    const shipped = await readFile(new URL('../../docs/lecture.schema.json', import.meta.url), 'utf8')
    expect(JSON.parse(schema)).toEqual(JSON.parse(shipped))
  })

  test.each([
    'Pain: an overview',
    '"quoted" and # no comment',
    "- it's {a: [b]} & *c",
    'true',
    '1984',
    'الجبر والمقابلة',
    'line\nbreak \\ tab\t',
    '\u{1F41D} bees',
  ])('AP112 takes any text for a title as it is: %j', async (title) => {
    expect(await titleOf(title)).toEqual({ title: title.trim(), problems: [] })
  })

  test('AP112 takes a title as long as titles may be', async () => {
    const title = 'x'.repeat(limits.title)
    expect(await titleOf(title)).toEqual({ title, problems: [] })
  })

  test.each([
    ['my-lecture', 'My lecture'],
    ['how_bees  decide', 'How bees decide'],
    ['élan vital', 'Élan vital'],
    ['2026', '2026'],
    ['---', 'My lecture'],
    ['', 'My lecture'],
  ])('AP112 without a title it is named after its folder: %j', (name, title) => {
    expect(titleFromName(name)).toBe(title)
  })

  test('AP113 a title that cannot be one is refused, and nothing is written', async () => {
    const root = await temporaryFolder()
    for (const title of ['', '  ', 'x'.repeat(limits.title + 1)])
      await expect(createLecture(join(root, 'a'), { title })).rejects.toMatchObject({ code: 'usage' })
    expect(await readdir(root)).toEqual([])
  })

  test('AP114 never overwrites: a folder with anything in it and a file are refused as they are', async () => {
    const root = await temporaryFolder({ 'full/.hidden': 'x', file: 'y' })
    for (const name of ['full', 'file', 'file/below'])
      await expect(createLecture(join(root, name))).rejects.toMatchObject({ code: 'target-unwritable' })
    expect(await readdir(root)).toEqual(['file', 'full'])
    expect(await readdir(join(root, 'full'))).toEqual(['.hidden'])
    expect(await readFile(join(root, 'file'), 'utf8')).toBe('y')
  })

  test('AP115 fills an empty folder in its place, also through a link, and leaves nothing else there', async () => {
    const root = await temporaryFolder({ 'empty/': '' })
    await symlink(join(root, 'empty'), join(root, 'link'), 'dir')
    await createLecture(join(root, 'link'))
    expect((await readdir(join(root, 'empty'))).sort()).toEqual(['slides', 'speaker-notes'])
    await access(join(root, 'link/slides/lecture.yaml'))
  })

  test('AP116 where it cannot write or is stopped, nothing is left behind', async () => {
    const root = await temporaryFolder({ 'empty/': '' })
    const stopped = new Error('stopped')
    const signal = AbortSignal.abort(stopped)
    await expect(createLecture(join(root, 'a'), { signal })).rejects.toBe(stopped)
    await expect(createLecture(join(root, 'empty'), { signal })).rejects.toBe(stopped)
    await expect(createLecture(join(root, 'no/such'))).rejects.toMatchObject({
      code: 'target-unwritable',
      remedy: 'Create the folder first or choose another one.',
    })
    expect(await readdir(root)).toEqual(['empty'])
    expect(await readdir(join(root, 'empty'))).toEqual([])
  })

  test('AP116 a folder without permission is named as such', withPermissions, async () => {
    const root = await temporaryFolder()
    const place = join(root, 'locked')
    await mkdir(place)
    await chmod(root, 0o755)
    await chmod(place, 0o555)
    const attempt = asOrdinaryUser?.(() => createLecture(join(place, 'a')))
    await expect(attempt).rejects.toMatchObject({ code: 'target-unwritable' })
    expect(await readdir(place)).toEqual([])
  })
})
