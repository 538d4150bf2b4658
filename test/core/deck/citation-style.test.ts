import { describe, expect, test } from 'vitest'
import { compile } from '../../../core/deck/compile.ts'
import type { CitationRequest } from '../../../core/deck/types.ts'
import { scanXml } from '../../../core/deck/xml-scan.ts'
import { found } from './lecture.ts'

const style = (inside: string) =>
  `<?xml version="1.0"?>\n<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">\n${inside}</style>\n`
const sound = style('<citation><layout><text variable="title"/></layout></citation>')

/** A lecture with `csl: …` and the styles by their paths below slides/; what was asked of the CSL engine. */
async function compiled(
  csl: string,
  styles: Record<string, string> = {},
  fails: (request: CitationRequest) => boolean = () => false,
) {
  const asked: CitationRequest[] = []
  const deck = await compile(
    {
      config: { path: 'slides/lecture.yaml', text: `title: T\ncsl: ${csl}\n` },
      slides: [{ path: 'slides/01.md', text: '## A\n\n[@a]\n' }],
      notes: [],
      diagrams: [],
      references: { path: 'slides/references.json', text: '[{"id": "a", "title": "T"}]' },
      styles: Object.entries(styles).map(([name, text]) => ({ path: `slides/${name}`, text })),
      files: [],
      diagnostics: [],
    },
    {
      async formatCitations(request) {
        asked.push(request)
        if (fails(request)) throw new Error('undefined macro')
        return { marks: ['(mark)'], entries: [{ key: 'a', html: 'entry' }] }
      },
    },
  )
  return {
    deck,
    asked: asked.map(({ style, styleText }) => ({ style, styleText })),
    found: found(deck, 'config-invalid'),
  }
}

describe('csl in lecture.yaml', () => {
  test.each([
    ['apa', 'apa'],
    ['ieee', 'ieee'],
    ['chicago', 'chicago-author-date'],
    ['harvard', 'harvard1'],
  ])('DK92 a bundled style is known by several names: %s means %s', async (written, name) => {
    expect(await compiled(written)).toMatchObject({
      asked: [{ style: name, styleText: undefined }],
      found: [],
    })
  })

  test('DK92 an unknown name is reported with the nearest one, and APA stands in for it', async () => {
    const { asked, found } = await compiled('vancuver')
    expect(asked).toEqual([{ style: 'apa', styleText: undefined }])
    expect(found).toEqual([
      'slides/lecture.yaml:2:1 warning there is no citation style "vancuver" | Did you mean vancouver?',
    ])
  })

  test.each(['styles/my.csl', './styles/my.csl', 'slides/styles/my.csl'])(
    'DK93 csl: may name a style of the lecture, as %s',
    async (written) => {
      const { asked, found } = await compiled(written, { 'styles/my.csl': sound })
      expect(asked).toMatchObject([{ styleText: sound }])
      expect(found).toEqual([])
    },
  )

  test.each<[string, string, string]>([
    [
      'my.csl',
      '<style',
      'slides/my.csl:1:7 warning this style is not well-formed XML: the tag <style> is not well-formed here',
    ],
    [
      'my.csl',
      style('<citation>'),
      'slides/my.csl:3:11 warning this style is not well-formed XML: </style> stands where </citation> should',
    ],
    [
      'my.csl',
      '<html/>',
      'slides/my.csl:1:1 warning this is not a CSL style: the outermost element is not a <style> of CSL',
    ],
    ['my.csl', style('<info/>'), 'slides/my.csl:2:1 warning this style has no <citation>'],
    [
      'my.csl',
      style('<info><link href="http://www.zotero.org/styles/ieee" rel="independent-parent"/></info>'),
      'slides/my.csl:3:7 warning this style only refers to another one, "ieee" | Write csl: ieee',
    ],
    [
      'my.csl',
      style('<macro name="author"/><citation><text macro="autor"/></citation>'),
      'slides/my.csl:3:33 warning the macro "autor" is used, but nowhere defined | Did you mean author?',
    ],
    [
      'mi.csl',
      sound,
      'slides/lecture.yaml:2:1 warning there is no citation style slides/mi.csl | Did you mean slides/my.csl?',
    ],
    [
      '../../etc/my.csl',
      sound,
      'slides/lecture.yaml:2:1 warning there is no citation style slides/../../etc/my.csl',
    ],
  ])('DK93 a style that is none is reported: csl: %s with %j', async (written, text, problem) => {
    const { asked, found } = await compiled(written, { 'my.csl': text })
    expect(found.join('\n')).toContain(problem)
    expect(asked).toEqual([{ style: 'apa', styleText: undefined }])
  })

  test('DK94 when the engine cannot use a style it says why, and APA stands in for it', async () => {
    const { deck, asked, found } = await compiled(
      'my.csl',
      { 'my.csl': sound },
      ({ styleText }) => styleText !== undefined,
    )
    expect(asked.map((one) => one.style)).toEqual(['my.csl', 'apa'])
    expect(deck.slides[1]?.html).toContain('(mark)')
    expect(found).toEqual([
      'slides/lecture.yaml:2:1 error the citations could not be set in the style "my.csl": undefined macro | They are set in APA style.',
    ])
  })
})

describe('the look at XML', () => {
  test.each<[string, number | undefined]>([
    ['<a b="1" c=\'&amp;&#160;\'><!-- <x> --><d/><![CDATA[<]]></a>', undefined],
    ['\uFEFF<?xml version="1.0"?>\n<a/>\n', undefined],
    ['<a>&nbsp;</a>', 3],
    ['<a b="&x"/>', 2],
    ['<a b="1" b="2"/>', 8],
    ['<a b=1/>', 2],
    ['<a></b>', 3],
    ['<a><b></a>', 6],
    ['<a>', 0],
    ['<a/><b/>', 4],
    ['<a/>text', 4],
    ['<!DOCTYPE a [<!ENTITY x "y">]><a/>', 0],
    ['<!-- <a/>', 0],
    ['', 0],
    ['<a>'.repeat(300), 600],
  ])('DK95 in %j the mistake is at offset %s', (text, at) => {
    expect(scanXml(text.replace('\uFEFF', '')).mistake?.at).toBe(at)
  })
})
