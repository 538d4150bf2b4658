import { describe, expect, test } from 'vitest'
import { createCompiler } from '../../../core/deck/compiler.ts'
import { Report, sourceText } from '../../../core/deck/diagnose.ts'
import { scanOutline } from '../../../core/deck/outline-scan.ts'
import { splitSlides } from '../../../core/deck/slides.ts'
import { syntheticLecture } from '../../support/synthetic.ts'
import { sourcesOf } from './lecture.ts'

const summary = ({ kind, title, attributes, place }: ReturnType<typeof scanOutline>[number]) => {
  return { kind, title, id: attributes.id, classes: attributes.classes, line: place.line }
}

describe('The outline of a file that was not read', () => {
  test.each([
    ['headings', '# One {#a .b}\n\nText\n\n## Two **bold** ##\n\n## Three\nText'],
    ['breaks', 'Before\n\n---\n\nOne\n\n---\n\n<!-- nothing -->\n\n---\n\n- a\n\n## Last'],
    ['code', '## One\n\n```md\n## not one\n\n---\n```\n\n~~~\n# nor this\n```\n~~~\n\n## Two'],
    ['formulas', '## One\n\n$$\n# x\n$$\n\n$$x$$\n\n## Two'],
    ['comments', '## One\n\n<!-- of\n\n## several lines\n-->\n\n## Two'],
    ['nothing', '\n\n'],
  ])('LA9 is the one that reading gives: %s', (_, text) => {
    const source = sourceText({ path: 'slides/1.md', text })
    expect(scanOutline(source).map(summary)).toEqual(splitSlides(source, new Report()).map(summary))
  })

  test('LA10 stands in for files that are not to be read: every slide is there, with its id and title', async () => {
    const sources = sourcesOf(syntheticLecture({ slides: 60, perSection: 20 }))
    const compiler = createCompiler()
    const isRead = (path: string) => path.endsWith('0001-section.md')
    const first = await compiler.compile(sources, { isRead })
    expect(compiler.lastRead).toEqual(['slides/0001-section.md', 'speaker-notes/0001-section.md'])
    const whole = await compiler.compile(sources)
    // What was read for the first look is not read again.
    expect(compiler.lastRead).toEqual(
      ['slides/0002', 'slides/0003', 'speaker-notes/0002', 'speaker-notes/0003'].map(
        (start) => `${start}-section.md`,
      ),
    )
    const names = (deck: typeof whole) =>
      deck.slides
        .filter(({ kind }) => kind !== 'bibliography')
        .map(({ id, title, kind }) => [id, title, kind])
    expect(names(first)).toEqual(names(whole))
    expect(first.slides.slice(0, 21)).toEqual(whole.slides.slice(0, 21))
    expect(first.slides.filter(({ isOutline }) => isOutline)).toHaveLength(40)
    expect(first.diagnostics).toEqual([])
  })
})
