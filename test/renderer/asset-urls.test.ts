import { describe, expect, it } from 'vitest'
import { deckBase, withDeckBase } from '../../renderer/shared/asset-urls.ts'

const inElectron = (html: string) => withDeckBase(html, deckBase('lectern:'))

describe('addresses of deck files', () => {
  it('PV21 stay as they are in the web shell', () => {
    const html = '<img src="/deck/media/a.svg">'
    expect(withDeckBase(html, deckBase('http:'))).toBe(html)
  })

  it('PV21 lead to the deck’s own host in Electron', () => {
    expect(
      inElectron('<p>x</p><img alt="a > b" src="/deck/media/a.svg"><video poster=\'/deck/p.png\'>'),
    ).toBe(
      '<p>x</p><img alt="a > b" src="lectern://deck/media/a.svg"><video poster=\'lectern://deck/p.png\'>',
    )
  })

  it.each([
    '<p>write src="/deck/a.svg" to show it</p>',
    '<code>&#x3C;img src="/deck/a.svg"></code>',
    '<img src="https://example.org/deck/a.svg">',
    '<a data-src="/deck/a.svg">',
  ])('PV21 leave everything else alone: %s', (html) => {
    expect(inElectron(html)).toBe(html)
  })
})
