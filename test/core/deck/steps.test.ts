import { describe, expect, test } from 'vitest'
import { compileSlide } from './lecture.ts'

/** Every element that shows later: `step tag text`. */
function later(html: string): string[] {
  const parts = html.matchAll(/<(\w+)[^>]*? data-step="(\d+)"[^>]*>([^<\n]*)/g)
  return [...parts].map(([, tag, step, text]) => `${step} ${tag} ${text}`.trim())
}

describe('Steps', () => {
  test('DK14 a pause holds back all that follows it, columns included', async () => {
    const slide = await compileSlide(
      '## A\n\none\n\n. . .\n\ntwo\n\n::: column\nthree\n\n. . .\n\nfour\n:::\n\nfive\n',
    )
    expect(later(slide.html)).toEqual(['1 p two', '1 div', '2 p four', '2 p five'])
    expect(slide.lastStep).toBe(2)
    expect(slide.html).not.toContain('. . .')
  })

  test('DK14 a slide without pauses has one step', async () => {
    const slide = await compileSlide('## A\n\n- one\n\nWait . . . for it\n')
    expect(slide.lastStep).toBe(0)
    expect(slide.html).toContain('Wait . . . for it')
  })

  test('DK15 items of an incremental list show one by one and do not hold back what follows', async () => {
    const slide = await compileSlide(
      '## A\n\n::: incremental\n- one\n- two\n  - inner\n- three\n:::\n\nafter\n\n. . .\n\nend\n',
    )
    expect(later(slide.html)).toEqual(['1 li one', '2 li two', '3 li inner', '4 li three', '5 p end'])
    expect(slide.html).toContain('<p>after</p>')
    expect(slide.lastStep).toBe(5)
  })

  test('DK15 the class incremental on the slide means all its lists, except in .nonincremental', async () => {
    const slide = await compileSlide(
      '## A {.incremental}\n\n1. one\n\n::: nonincremental\n- all\n- at once\n:::\n',
    )
    expect(later(slide.html)).toEqual(['1 li one'])
    expect(slide.lastStep).toBe(1)
  })

  test('DK16 a diagram’s parts count as steps, and it starts where the counter stands', async () => {
    const diagram =
      '```mermaid\naccTitle: T\naccDescr: D\ngraph LR\nA-->B\n%% pause\nB-->C\n  %%pause\nC-->D\n```\n'
    const slide = await compileSlide(`## A\n\n::: incremental\n- x\n:::\n\n${diagram}\n. . .\n\nend\n`)
    expect(slide.diagrams[0]).toMatchObject({ firstStep: 1, pauses: 2, id: 'a-diagram-1' })
    expect(slide.html).toContain('<figure class="diagram" data-diagram="a-diagram-1" data-step="1"></figure>')
    expect(later(slide.html).at(-1)).toBe('4 p end')
    expect(slide.lastStep).toBe(4)
  })

  test('DK16 a diagram without pauses is not held back by a list before it', async () => {
    const slide = await compileSlide('## A\n\n::: incremental\n- x\n:::\n\n```mermaid\ngraph LR\n```\n')
    expect(slide.diagrams[0]).toMatchObject({ firstStep: 0, pauses: 0 })
    expect(slide.lastStep).toBe(1)
  })

  test('DK17 line groups light the lines of a code block, the first with the block itself', async () => {
    const slide = await compileSlide(
      '## A\n\n. . .\n\n```ts {1|2-3,4|all}\na\nb\nc\nd\n```\n\n. . .\n\nend\n',
    )
    const lines = [...slide.html.matchAll(/<span class="line" data-lines-step="([\d ]*)">/g)].map(
      (match) => match[1],
    )
    expect(lines).toEqual(['1 3', '2 3', '2 3', '2 3'])
    expect(slide.html).toMatch(/<pre class="code" [^>]*data-step="1"/)
    expect(slide.lastStep).toBe(4)
  })

  test('DK17 code without line groups, or with all lines lit, marks no line', async () => {
    const slide = await compileSlide('## A\n\n```ts\na\n```\n\n```ts {all}\na\n```\n')
    expect(slide.html).not.toContain('data-lines-step')
    expect(slide.lastStep).toBe(0)
  })

  test('DK18 a footnote shows with its mark, not with the end of the slide', async () => {
    const slide = await compileSlide(
      '## A\n\none[^a]\n\n. . .\n\ntwo[^b]\n\n. . .\n\nend\n\n[^a]: First.\n\n[^b]: Second.\n',
    )
    const footnotes = slide.html.slice(slide.html.indexOf('<section class="footnotes">'))
    expect(footnotes.replaceAll('\n', '')).toBe(
      '<section class="footnotes"><ol><li><p>First. </p></li><li data-step="1"><p>Second. </p></li></ol></section>',
    )
  })

  test('DK18 only what shows later than its parent carries a step', async () => {
    const slide = await compileSlide('## A\n\n. . .\n\n> quoted\n>\n> - list\n')
    expect(later(slide.html)).toEqual(['1 blockquote'])
  })
})
