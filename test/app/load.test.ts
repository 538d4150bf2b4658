import { symlink } from 'node:fs/promises'
import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { loadSources } from '../../main/app/load.ts'
import { MAX_TEXT_BYTES } from '../../main/app/load-texts.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { notOnWindows } from '../support/only-where.ts'

describe('reading a lecture folder', () => {
  it('AP20 slides, notes, diagrams, references and the list of files are gathered by path', async () => {
    const folder = await temporaryFolder({
      'slides/lecture.yaml': 'title: Pain',
      'slides/02-b.md': '# B',
      'slides/01-a.md': '# A',
      'slides/references.json': '[]',
      'slides/diagrams/axis.mmd': 'flowchart TD',
      'slides/media/a/brain.png': 'png',
      'slides/notes.txt': 'not a slide',
      'slides/deeper/03-c.md': 'not at the top',
      'speaker-notes/01-a.md': '## {#a}',
      'README.md': 'not a slide',
    })
    expect(await loadSources(folder)).toEqual({
      config: { path: 'slides/lecture.yaml', text: 'title: Pain' },
      slides: [
        { path: 'slides/01-a.md', text: '# A' },
        { path: 'slides/02-b.md', text: '# B' },
      ],
      notes: [{ path: 'speaker-notes/01-a.md', text: '## {#a}' }],
      diagrams: [{ path: 'slides/diagrams/axis.mmd', text: 'flowchart TD' }],
      references: { path: 'slides/references.json', text: '[]' },
      files: [
        'slides/01-a.md',
        'slides/02-b.md',
        'slides/deeper/03-c.md',
        'slides/diagrams/axis.mmd',
        'slides/lecture.yaml',
        'slides/media/a/brain.png',
        'slides/notes.txt',
        'slides/references.json',
      ],
      stamps: { 'slides/media/a/brain.png': expect.any(String), 'slides/notes.txt': expect.any(String) },
      diagnostics: [],
    })
  })

  it('AP20 a lecture of slides alone is a lecture', async () => {
    const sources = await loadSources(await temporaryFolder({ 'slides/a.md': '# A' }))
    expect(sources).toMatchObject({ config: undefined, notes: [], references: undefined, diagnostics: [] })
  })

  it('AP21 files are ordered by name, numbers by their value', async () => {
    const names = ['10-c.md', '9-b.md', '1-a.md', '1-Z.md', 'appendix.md']
    const folder = await temporaryFolder(Object.fromEntries(names.map((name) => [`slides/${name}`, '# x'])))
    const { slides } = await loadSources(folder)
    expect(slides.map((file) => file.path)).toEqual(
      ['1-a.md', '1-Z.md', '9-b.md', '10-c.md', 'appendix.md'].map((name) => `slides/${name}`),
    )
  })

  it('AP21 hidden files and what an editor or a Mac leaves behind are passed over', async () => {
    const folder = await temporaryFolder({
      'slides/a.md': '# A',
      'slides/._a.md': 'resource fork',
      'slides/.a.md.swp': 'swap',
      'slides/a.md~': 'backup',
      'slides/.git/config': '',
    })
    await symlink('user@host.1:2', join(folder, 'slides', '.#a.md'))
    const { slides, files, diagnostics } = await loadSources(folder)
    expect(slides.map((file) => file.path)).toEqual(['slides/a.md'])
    expect(files).toEqual(['slides/a.md', 'slides/a.md~'])
    expect(diagnostics).toEqual([])
  })

  it('AP21 names come in composed Unicode whatever the disk has', async () => {
    const folder = await temporaryFolder({ 'slides/a.md': '# A', ['slides/cafe\u0301.png']: 'x' })
    expect((await loadSources(folder)).files).toContain('slides/caf\u00e9.png')
  })

  it('AP22 the slides folder of a lecture stands for the lecture', async () => {
    const folder = await temporaryFolder({ 'slides/lecture.yaml': 'title: x', 'slides/a.md': '# A' })
    const { slides, config } = await loadSources(join(folder, 'slides'))
    expect(slides.map((file) => file.path)).toEqual(['slides/a.md'])
    expect(config?.path).toBe('slides/lecture.yaml')
  })

  it('AP23 a link that leads out of its folder is reported and not followed', async () => {
    const outside = await temporaryFolder({ 'secret.md': 'secret', 'deep/secret.png': 'x' })
    const folder = await temporaryFolder({ 'slides/a.md': '# A', 'speaker-notes/a.md': 'private' })
    await symlink(join(outside, 'secret.md'), join(folder, 'slides', 'b.md'))
    await symlink(join(outside, 'deep'), join(folder, 'slides', 'media'))
    await symlink('../speaker-notes', join(folder, 'slides', 'notes'))
    const sources = await loadSources(folder)
    expect(sources.files).toEqual(['slides/a.md'])
    expect(sources.diagnostics).toHaveLength(3)
    expect(sources.diagnostics).toContainEqual({
      code: 'file-unreadable',
      severity: 'error',
      file: 'slides/b.md',
      line: 1,
      column: 1,
      reason: 'the link leads out of the lecture and is not followed',
      hint: 'copy what it points to into the lecture',
    })
  })

  it('AP23 links within the slides are followed, and one that leads in a circle ends', async () => {
    const folder = await temporaryFolder({ 'slides/a.md': '# A', 'slides/media/b.png': 'x' })
    await symlink('a.md', join(folder, 'slides', 'z.md'))
    await symlink('..', join(folder, 'slides', 'media', 'loop'))
    const { slides, files } = await loadSources(folder)
    expect(slides.map((file) => file.path)).toEqual(['slides/a.md', 'slides/z.md'])
    expect(files).toEqual(['slides/a.md', 'slides/media/b.png', 'slides/z.md'])
  })

  it('AP23 a link without a target is a diagnostic', async () => {
    const folder = await temporaryFolder({ 'slides/a.md': '# A' })
    await symlink('gone.md', join(folder, 'slides', 'b.md'))
    const { diagnostics } = await loadSources(folder)
    expect(diagnostics).toMatchObject([{ code: 'file-unreadable', file: 'slides/b.md' }])
  })

  it('AP23 a pipe among the slides is passed over', notOnWindows, async () => {
    const folder = await temporaryFolder({ 'slides/a.md': '# A' })
    await promisify(execFile)('mkfifo', [join(folder, 'slides', 'b.md')])
    expect((await loadSources(folder)).files).toEqual(['slides/a.md'])
  })

  it('AP24 a file above the limit is a diagnostic and the rest is read', async () => {
    const folder = await temporaryFolder({
      'slides/a.md': '# A',
      'slides/b.md': new Uint8Array(MAX_TEXT_BYTES + 1).fill(0x61),
    })
    const { slides, diagnostics } = await loadSources(folder)
    expect(slides.map((file) => file.path)).toEqual(['slides/a.md'])
    expect(diagnostics).toMatchObject([{ code: 'file-unreadable', file: 'slides/b.md' }])
  })
})
