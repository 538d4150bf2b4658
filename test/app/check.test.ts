import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { bundledLecture } from '../../main/app/bundled.ts'
import { checkLecture } from '../../main/app/check.ts'
import { temporaryFolder } from './temporary-folder.ts'

// What is loaded on demand takes seconds where the machine is busy.
describe('checking a lecture', { timeout: 60_000 }, () => {
  it('AP53 mistakes of all kinds come together: encoding, citation, diagram', async () => {
    const folder = await temporaryFolder({
      'slides/lecture.yaml': Buffer.from('title: Caf\u00e9\nauthor: x\n', 'latin1'),
      'slides/01-a.md':
        '# A {#a}\n\n## B {#b}\n\nSee [@nobody1999].\n\n```mermaid {#fig}\nflowchart TD\n  accTitle: x\n  accDescr: y\n  A -->> B\n```\n',
      'speaker-notes/01-a.md': '## {#a}\n\nx\n\n## {#b}\n\ny\n',
    })
    const { diagnostics, deck } = await checkLecture(folder)
    expect(diagnostics).toEqual(deck.diagnostics)
    expect(diagnostics.map(({ code, file, line }) => [code, file, line])).toEqual(
      expect.arrayContaining([
        ['file-encoding', 'slides/lecture.yaml', 1],
        ['citation-unknown', 'slides/01-a.md', 5],
        ['diagram-invalid', 'slides/01-a.md', 11],
      ]),
    )
    expect(deck.slides.map((slide) => slide.id)).toEqual(expect.arrayContaining(['a', 'b']))
  })

  it('AP53 the lecture that comes with the program has no errors', async () => {
    const { diagnostics } = await checkLecture(fileURLToPath(new URL('../../', import.meta.url)))
    expect(diagnostics.filter((diagnostic) => diagnostic.severity === 'error')).toEqual([])
  })
})

describe('where the bundled lecture lies', () => {
  it.each([
    ['/srv/lectern/out/main/cli.js', '/srv/lectern'],
    ['/srv/lectern/out/main/chunks/cli-1a2b.js', '/srv/lectern'],
    ['/srv/lectern/main/cli.ts', '/srv/lectern'],
    ['/srv/lectern/main/cli/index.ts', '/srv/lectern'],
    ['/home/main/lectern/out/main/cli.js', '/home/main/lectern'],
  ])('AP54 the bundled lecture is found from the program’s entry: for %s it is %s', (entry, folder) => {
    expect(bundledLecture({ kind: 'repository', entry })).toBe(folder)
  })

  it('AP54 in a packaged program it is among the resources', () => {
    expect(bundledLecture({ kind: 'packaged', resourcesPath: '/opt/Lectern/resources' })).toBe(
      '/opt/Lectern/resources/lecture',
    )
  })
})
