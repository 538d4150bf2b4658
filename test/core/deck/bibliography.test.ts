import { describe, expect, test } from 'vitest'
import { countLines, textWidth } from '../../../core/deck/text-width.ts'
import { compileLecture } from './lecture.ts'

const many = Array.from({ length: 40 }, (_, i) => ({
  id: `ref${i}`,
  type: 'article-journal',
  title: `A finding about endorphins that is described at some length in title number ${i}`,
  author: [{ family: `Author${String(i).padStart(2, '0')}`, given: 'Ann' }],
  issued: { 'date-parts': [[2000]] },
  'container-title': 'Journal of Long Names and Longer Titles',
  DOI: `10.1000/${i}`,
}))
const citeAll = `## All {#all}\n\n[${many.map(({ id }) => `@${id}`).join('; ')}]\n`

describe('Bibliography', () => {
  test('DK56 lists what is cited at the end, in a section of its own, with links back to the slides', async () => {
    const deck = await compileLecture({
      config: 'title: T',
      slides: '# P {#p}\n\n## A {#a}\n\n[@who_2020]\n\n## B {#b}\n\n[@who_2020] [@pert1973]\n',
    })
    const last = deck.slides.at(-1)
    expect(last).toMatchObject({
      id: 'sources',
      kind: 'bibliography',
      title: 'Sources',
      section: 1,
      index: 4,
    })
    expect(deck.sections.at(-1)).toEqual({ id: 'sources', title: 'Sources', firstSlide: 4, slideCount: 1 })
    expect(last?.html).toMatch(/^<ol class="bibliography"><li id="ref-pert1973">.*<li id="ref-who_2020">/)
    expect(last?.html).toContain(
      '<span class="unverified">unverified</span> <span class="backlinks">' +
        '<a href="#a" aria-label="Slide 3">3</a> <a href="#b" aria-label="Slide 4">4</a></span></li>',
    )
  })

  test('DK56 there is none when nothing is cited', async () => {
    const deck = await compileLecture({ slides: '## A\n' })
    expect(deck.slides).toHaveLength(1)
    expect(deck.sections).toEqual([])
  })

  test('DK57 fills page after page, each entry once, in the style’s order', async () => {
    const deck = await compileLecture({ slides: citeAll, references: many, config: 'title: T\nlang: de' })
    const pages = deck.slides.filter(({ kind }) => kind === 'bibliography')
    expect(pages.map(({ id }) => id)).toEqual(
      ['sources', 'sources-2', 'sources-3', 'sources-4', 'sources-5'].slice(0, pages.length),
    )
    expect(pages[1]?.title).toBe(`Quellen (2 von ${pages.length})`)
    const counts = pages.map(({ html }) => html.match(/<li /g)?.length ?? 0)
    expect(Math.max(...counts)).toBeLessThanOrEqual(10)
    expect(Math.min(...counts.slice(0, -1))).toBeGreaterThanOrEqual(8)
    const keys = pages.flatMap(({ html }) => [...html.matchAll(/id="ref-(\w+)"/g)].map((match) => match[1]))
    expect(keys).toEqual(many.map(({ id }) => id))
    expect(deck.sections.at(-1)).toMatchObject({ title: 'Quellen', slideCount: pages.length })
  })

  test('DK58 goes to the end of the lecture’s own section "sources" when it has one', async () => {
    const deck = await compileLecture({
      slides: '# A\n\n[@pert1973]\n\n# Sources\n\nHow we chose them.\n\n## Criteria\n\n# Thanks\n',
    })
    expect(deck.slides.map(({ id, section }) => `${section} ${id}`)).toEqual([
      '0 a',
      '1 sources',
      '1 criteria',
      '1 sources-1',
      '2 thanks',
    ])
    expect(deck.slides.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4])
    expect(deck.sections.map(({ title, firstSlide, slideCount }) => [title, firstSlide, slideCount])).toEqual(
      [
        ['A', 0, 1],
        ['Sources', 1, 3],
        ['Thanks', 4, 1],
      ],
    )
  })

  test('DK59 entries come sanitised from the style, their addresses as external links', async () => {
    const deck = await compileLecture({
      slides: '## A\n\n[@pert1973]\n',
      services: {
        formatCitations: async () => ({
          marks: ['(1)'],
          entries: [
            {
              key: 'pert1973',
              html: '<div class="x"><i>T</i><script>x</script> https://doi.org/10.1/a_b.</div>',
            },
          ],
        }),
      },
    })
    expect(deck.references['pert1973']?.entryHtml).toBe(
      '<i>T</i> <a href="https://doi.org/10.1/a_b" rel="noreferrer noopener" data-external="">https://doi.org/10.1/a_b</a>.',
    )
  })

  test('DK96 a DOI that a style prints without its resolver is a link, too', async () => {
    const html = '[1] T, doi: 10.1000/a_b.1. And 10.5 mg'
    const deck = await compileLecture({
      slides: '## A\n\n[@pert1973]\n',
      services: { formatCitations: async () => ({ marks: ['[1]'], entries: [{ key: 'pert1973', html }] }) },
    })
    expect(deck.references['pert1973']?.entryHtml).toBe(
      '[1] T, doi: <a href="https://doi.org/10.1000/a_b.1" rel="noreferrer noopener" data-external="">10.1000/a_b.1</a>. And 10.5 mg',
    )
  })

  test('DK97 the pages are as few as may be and about equally full', async () => {
    const deck = await compileLecture({ slides: citeAll, references: many })
    const counts = deck.slides
      .filter(({ kind }) => kind === 'bibliography')
      .map(({ html }) => html.match(/<li /g)?.length ?? 0)
    expect(counts.reduce((sum, count) => sum + count)).toBe(many.length)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1)
    expect(counts.length).toBeLessThanOrEqual(5)
  })
})

describe('the height of entries', () => {
  const line = textWidth('n') * 10
  test.each([
    ['n', 1],
    ['n'.repeat(10), 1],
    ['n'.repeat(11), 2],
    ['nnnnnn nnnnnn', 2],
    ['nnnnnn-nnnnnn', 2],
    ['nnnnnn/nnnnnn', 2],
    ['nnnn–nnnnnn', 2],
    ['nnnnnn-1234567', 2],
    ['n'.repeat(35), 4],
    ['nnnnnnnnnn n', 2],
    ['漢字漢字漢字漢', 2],
    ['', 1],
  ])('DK98 how many lines a text takes is told without a browser: %j takes %s', (text, lines) => {
    expect(countLines(text, 0, line, line)).toBe(lines)
  })

  test('DK98 what belongs together at the end goes to the next line as a whole', () => {
    expect(countLines('nnnn ', line / 2, line, line)).toBe(1)
    expect(countLines('nnnnnn ', line / 2, line, line)).toBe(2)
  })
})
