import { describe, expect, it } from 'vitest'

import { isBroken, projection } from '../../../core/deck/projector.ts'
import type { Deck } from '../../../core/deck/types.ts'
import { compileLecture } from './lecture.ts'

const whole = '# A {#a}\n\n## B {#b}\n\nSound\n\n. . .\n\nMore\n\n## C {#c}\n\nUntouched\n'
const deckOf = (slides: string): Promise<Deck> => compileLecture({ slides })
const slideOf = (deck: Deck, id: string) => deck.slides.find((slide) => slide.id === id)
/** Everything that goes to the projector of a slide. */
const shownOf = (deck: Deck, id: string) => `${slideOf(deck, id)?.titleHtml}\n${slideOf(deck, id)?.html}`

const mistakes = {
  'a picture that is not there': 'Sound\n\n![A brain](media/none.png)',
  'a source that is not there': 'Sound [@nobody]',
  'a formula that cannot be read': 'Sound $\\frac{1$ and so on',
  'an empty diagram': 'Sound\n\n```mermaid\n```',
  'a link to nowhere': 'Sound, see [there](#nowhere)',
  'a block that is never closed': 'Sound\n\n::: {.column}\nHalf',
  'code that ends where other code ought to': 'Sound\n\n```js\nHalf\n\nText\n\n```ts\nMore code\n```',
}

describe('what the projector shows', () => {
  it('DK68 a deck without mistakes is shown as it is', async () => {
    const deck = await deckOf(whole)
    expect(projection(deck, null).deck).toBe(deck)
  })

  it.each(Object.entries(mistakes))('DK68 a slide that got %s stays as it was', async (_, body) => {
    const before = projection(await deckOf(whole), null)
    const deck = await deckOf(whole.replace('Sound\n', `${body}\n`))
    const now = projection(deck, before)
    expect(deck.diagnostics.some(({ severity }) => severity === 'error')).toBe(true)
    expect(shownOf(now.deck, 'b')).toBe(shownOf(before.deck, 'b'))
    expect(slideOf(now.deck, 'c')).toBe(slideOf(deck, 'c'))
    const mended = projection(await deckOf(whole.replace('Sound', 'Sounder')), now)
    expect(shownOf(mended.deck, 'b')).toContain('Sounder')
  })

  it.each(Object.entries(mistakes))('DK69 a new slide with %s shows what is whole of it', async (_, body) => {
    const { deck } = projection(await deckOf(`# A\n\n## New\n\n${body}\n`), null)
    expect(shownOf(deck, 'new')).toContain('Sound')
    expect(deck.slides.some(isBroken)).toBe(false)
    expect(shownOf(deck, 'new')).not.toMatch(/broken|data-code|nobody|none\.png|<p><\/p>|<figure><\/figure>/)
  })

  it('DK69 a title loses its broken part too', async () => {
    const { deck } = projection(await deckOf('# A\n\n## Claimed [@nobody] here {#b}\n'), null)
    expect(slideOf(deck, 'b')?.titleHtml).toBe('Claimed  here')
  })

  it('DK69 what an author writes himself is never taken for a broken part', async () => {
    const html =
      '<p title="<div class=x data-code=y>">a</p>\n\n<div class="broken">mine</div>\n\n`<div class="broken" data-code="x">`'
    const deck = await deckOf(`# A\n\n## B {#b}\n\n${html}\n`)
    expect(isBroken(slideOf(deck, 'b') ?? { html: 'x', titleHtml: '' })).toBe(false)
    expect(shownOf(projection(deck, null).deck, 'b')).toContain('mine')
  })

  it('DK70 the kept slide follows its place, and its sources stay known', async () => {
    const references = '[{"id":"k","title":"T","author":[{"family":"F"}]}]'
    const cited = '# A {#a}\n\n## B {#b}\n\nSaid [@k].\n'
    const before = projection(await compileLecture({ slides: cited, references }), null)
    const broken = cited.replace('## B', '## Put in\n\n## B').replace('@k', '@kk')
    const now = projection(await compileLecture({ slides: broken, references }), before)
    expect(now.deck.slides.map(({ index }) => index)).toEqual(now.deck.slides.map((_, index) => index))
    expect(slideOf(now.deck, 'b')?.citations).toEqual([{ key: 'k' }])
    expect(now.deck.references['k']?.key).toBe('k')
  })

  it('DK70 a slide that was away for a while is still remembered', async () => {
    const first = projection(await deckOf(whole), null)
    const away = projection(await deckOf('# A {#a}\n'), first)
    const back = projection(await deckOf(whole.replace('Sound', '![x](media/none.png)')), away)
    expect(shownOf(back.deck, 'b')).toContain('Sound')
  })

  it('SO14 of slides that are gone it remembers the last thousand, however often a heading is typed anew', async () => {
    const deck = await deckOf(whole)
    const renamed = (edit: number) => ({
      ...deck,
      slides: deck.slides.map((slide) => (slide.id === 'b' ? { ...slide, id: `b-${edit}` } : slide)),
    })
    let now = projection(deck, null)
    for (let edit = 0; edit < 3000; edit += 1) now = projection(renamed(edit), now)
    expect(now.good.size).toBe(deck.slides.length + 1000)
    expect(['b-2999', 'b-2998', 'b-2001', 'b-1000'].map((id) => now.good.has(id))).toEqual([
      true,
      true,
      true,
      false,
    ])
  })
})
