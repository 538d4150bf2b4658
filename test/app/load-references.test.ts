import { describe, expect, it } from 'vitest'
import { compile } from '../../core/deck/compile.ts'
import { loadSources } from '../../main/app/load.ts'
import { temporaryFolder } from './temporary-folder.ts'

const LISTS = {
  'slides/references.json': '[{"id": "a", "title": "From JSON"}]',
  'slides/references.yaml': '- id: a\n  title: From YAML\n',
  'slides/references.yml': '- id: a\n  title: From YML\n',
  'slides/references.bib': '@book{a, title = {From BibTeX}}\n',
}
const SLIDES = { 'slides/lecture.yaml': 'title: T\n', 'slides/a.md': '## A {#a}\n\n[@a]\n' }

describe('the list of references', () => {
  it.each(Object.entries(LISTS))(
    'AP85 the list of references may be JSON, YAML or BibTeX: %s',
    async (path, text) => {
      const sources = await loadSources(await temporaryFolder({ ...SLIDES, [path]: text }))
      expect(sources.references).toEqual({ path, text })
      expect(sources.diagnostics).toEqual([])
      const deck = await compile(sources)
      expect(deck.references['a']?.entryHtml).toContain('From ')
      expect(deck.slides.at(-1)).toMatchObject({ kind: 'bibliography', source: { file: path } })
    },
  )

  it('AP85 is the first of JSON, YAML and BibTeX; the others are named', async () => {
    const { references, diagnostics } = await loadSources(await temporaryFolder({ ...SLIDES, ...LISTS }))
    expect(references?.path).toBe('slides/references.json')
    expect(diagnostics.map(({ code, severity, file }) => [code, severity, file])).toEqual([
      ['references-invalid', 'warning', 'slides/references.yaml'],
      ['references-invalid', 'warning', 'slides/references.yml'],
      ['references-invalid', 'warning', 'slides/references.bib'],
    ])
    expect(diagnostics[0]?.reason).toBe('it is not read, because slides/references.json is there too')
  })

  it('AP86 citation styles below slides/ come with it', async () => {
    const folder = await temporaryFolder({ ...SLIDES, 'slides/styles/my.csl': '<style/>', 'my.csl': '<no/>' })
    expect((await loadSources(folder)).styles).toEqual([{ path: 'slides/styles/my.csl', text: '<style/>' }])
    expect(await loadSources(await temporaryFolder(SLIDES))).not.toHaveProperty('styles')
  })
})
