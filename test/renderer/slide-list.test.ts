import { expect, test } from 'vitest'
import type { SlideSummary } from '../../core/rpc/contract.ts'
import { rowsHtml } from '../../renderer/presenter/slide-list.tsx'

const slide = (index: number, id: string, title: string): SlideSummary => {
  return { id, index, section: 0, kind: 'content', title, lastStep: 0 }
}

test('LA27 the slide list has a row for each slide, named by its title as text', () => {
  const html = rowsHtml([slide(0, 'a', 'Plain'), slide(1, 'b"c', '<img src=x onerror=alert(1)> & "more"')])
  expect(html.match(/<li>/g)).toHaveLength(2)
  expect(html).toContain('data-slide="a" data-index="0"><span class="slide-number">1</span>')
  expect(html).toContain('data-slide="b&quot;c"')
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;more&quot;')
  expect(html).not.toContain('<img')
})
