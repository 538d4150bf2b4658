import { describe, expect, test } from 'vitest'
import { request } from './citation-request.ts'
import { compileSlide } from './lecture.ts'

describe('Pandoc’s ways to cite', () => {
  test.each<[string, object]>([
    ['[@pert1973, page 3]', { locator: 'page 3' }],
    [
      '[@pert1973 pp. 33-35, 38-39 and nowhere else]',
      { locator: 'pp. 33-35, 38-39', suffix: 'and nowhere else' },
    ],
    ['[@pert1973, Chapter 2]', { locator: 'Chapter 2' }],
    ['[@pert1973, lines 3-4]', { locator: 'lines 3-4' }],
    ['[@pert1973, s.v. pain]', { locator: 's.v. pain' }],
    ['[@pert1973{ii, A, D-Z}, with a suffix]', { locator: 'ii, A, D-Z', suffix: 'with a suffix' }],
    [
      '[@pert1973, {pp. iv, vi-xi, (xv)-(xvii)} with suffix here]',
      { locator: 'pp. iv, vi-xi, (xv)-(xvii)', suffix: 'with suffix here' },
    ],
    ['[@pert1973{}, 99 years later]', { suffix: '99 years later' }],
    ['[see @pert1973, and *passim*]', { prefix: 'see', suffix: 'and passim' }],
    ['[-@pert1973, p. 3]', { suppressAuthor: true, locator: 'p. 3' }],
    ['says -@pert1973 here', { suppressAuthor: true }],
    ['(-@pert1973)', { suppressAuthor: true }],
    ['@pert1973 [p. 33]', { suppressAuthor: true, locator: 'p. 33' }],
    ['@pert1973 [p. 33, in rats]', { suppressAuthor: true, locator: 'p. 33', suffix: 'in rats' }],
    ['@pert1973 [our *own* words]', { suppressAuthor: true, suffix: 'our own words' }],
  ])('DK120 a citation is taken apart as Pandoc does it: %s', async (markdown, item) => {
    const { clusters } = await request(`## A\n\nText ${markdown}.\n`)
    expect(clusters).toEqual([[{ key: 'pert1973', ...item }]])
  })

  test('DK121 what follows a semicolon in the brackets behind @key is cited in the same place', async () => {
    const slide = await compileSlide(
      '## A\n\n@pert1973 [p. 3; see also @who_2020, p. 9; -@basbaum1984] say.\n',
    )
    expect(slide.text).toBe('say.')
    expect(slide.html).toContain('>Pert and Snyder (1973, p. 3; see also WHO, 2020, p. 9; 1984)</cite> say.')
  })

  test('DK121 brackets that are empty, a link, or another citation do not belong to @key', async () => {
    const slide = await compileSlide(
      '## A\n\n@pert1973 [] and @pert1973 [x](https://a.org) and @pert1973 [@who_2020].\n',
    )
    expect(slide.html.match(/>Pert and Snyder \(1973\)<\/cite>/g)).toHaveLength(3)
    expect(slide.html).toContain('(WHO, 2020)')
  })

  test('DK121 after -@key the sentence’s own words stand and the minus is gone; a hyphen stays', async () => {
    const slide = await compileSlide('## A\n\nPert -@pert1973 and x-@pert1973.\n')
    expect(slide.html).toBe(
      '<p>Pert <cite class="citation" data-keys="pert1973">(1973)</cite> and x-<cite class="citation" data-keys="pert1973">Pert and Snyder (1973)</cite>.</p>',
    )
  })
})
