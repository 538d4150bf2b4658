import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Study } from '../../core/rpc/contract.ts'
import { emptyRecord, mergeRecords } from '../../core/study/merge.ts'
import { marksOf, withMark } from '../../core/study/marks.ts'
import type { Card, StudyRecord } from '../../core/study/types.ts'
import { footnotesOf } from '../../renderer/review/article-notes.ts'
import { BINDINGS, commandOf, keyIn, type KeySituation, type Press } from '../../renderer/review/keys.ts'
import { outsideAddress } from '../../renderer/review/leave.tsx'
import { hashOf, positionOf, readHash } from '../../renderer/review/route.ts'
import { sentencesIn } from '../../renderer/review/sentences.tsx'
import { answer, knownCards, NEW_AT_ONCE, roundOf } from '../../renderer/review/session-cards.ts'
import { toneOf } from '../../renderer/review/settings.ts'
import { localVoice } from '../../renderer/review/speech.ts'
import { StudyClient } from '../../renderer/review/study-client.ts'
import { swipeTurn } from '../../renderer/shared/swipe.ts'
import { reference } from '../core/study/deck.ts'

describe('the address of a place', () => {
  test.each([
    ['#/slides/pomc/3', { view: 'slides', id: 'pomc', step: 2 }],
    ['#/slides/pomc', { view: 'slides', id: 'pomc', step: 0 }],
    ['#/article', { view: 'article' }],
    ['#/sources/b%2Fc', { view: 'sources', id: 'b/c' }],
    ['#/glossary/%CE%B2-endorphin', { view: 'glossary', id: 'β-endorphin' }],
  ] as const)('RV1 the address of a place is read and written alike: %s', (hash, route) => {
    expect(readHash(hash)).toEqual(route)
    expect(hashOf(route)).toBe(hash)
  })

  test('RV1 what names no place is none, and a step too many is the last one', () => {
    for (const hash of ['', '#', '#title', '#/nowhere', 'slides/a']) expect(readHash(hash)).toBeNull()
    const shape = [
      { id: 'a', lastStep: 0 },
      { id: 'b', lastStep: 2 },
    ]
    expect(positionOf(shape, 'b', 9)).toEqual({ slide: 1, step: 2 })
    expect(positionOf(shape, 'c', 0)).toBeNull()
  })
})

describe('keys', () => {
  const press = (key: string, more: Partial<Press> = {}): Press => ({
    key,
    ctrl: false,
    alt: false,
    meta: false,
    shift: false,
    ...more,
  })
  const here: KeySituation = {
    view: 'slides',
    holder: 'other',
    dialog: false,
    singleKeys: true,
    direction: 'ltr',
  }

  test('RV2 arrows move among slides, and nowhere else; a text field and a dialog keep all keys', () => {
    expect(commandOf(press('ArrowRight'), here)).toEqual({ do: 'move', action: 'next' })
    expect(commandOf(press('ArrowRight', { shift: true }), here)).toEqual({
      do: 'move',
      action: 'next-slide',
    })
    expect(commandOf(press('ArrowRight'), { ...here, view: 'article' })).toBeNull()
    expect(commandOf(press('ArrowRight'), { ...here, holder: 'arrows' })).toBeNull()
    expect(commandOf(press('/'), { ...here, holder: 'text' })).toBeNull()
    expect(commandOf(press('/'), { ...here, dialog: true })).toBeNull()
  })

  test('RV3 keys of one letter can be turned off; the others and Ctrl+K stay', () => {
    const off = { ...here, singleKeys: false }
    for (const { keys } of BINDINGS)
      for (const key of keys.filter((name) => name.length === 1))
        expect(commandOf(press(key), off)).toBeNull()
    expect(commandOf(press('ArrowLeft'), off)).toEqual({ do: 'move', action: 'previous' })
    expect(commandOf(press('k', { ctrl: true }), off)).toEqual({ do: 'search' })
    expect(commandOf(press('B'), here)).toEqual({ do: 'bookmark' })
  })

  test('RV3 no key stands for two things', () => {
    const keys = BINDINGS.flatMap((binding) => binding.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('RV45 in a lecture that is read from right to left the arrow to the left goes on', () => {
    const there: KeySituation = { ...here, direction: 'rtl' }
    const next = { do: 'move', action: 'next' }
    expect(commandOf(press('ArrowLeft'), there)).toEqual(next)
    expect(commandOf(press('ArrowRight'), there)).toEqual({ do: 'move', action: 'previous' })
    expect(commandOf(press('ArrowLeft', { shift: true }), there)).toEqual({
      do: 'move',
      action: 'next-slide',
    })
    expect(commandOf(press('PageDown'), there)).toEqual(next)
    expect(keyIn('rtl', 'Shift+ArrowRight')).toBe('Shift+ArrowLeft')
    expect(keyIn('ltr', 'ArrowRight')).toBe('ArrowRight')
    expect(swipeTurn(80, 10, 'rtl')).toBe('next')
    expect(swipeTurn(-80, 10, 'rtl')).toBe('previous')
    expect(swipeTurn(80, 70, 'rtl')).toBeNull()
  })

  test('RV4 a finger moves the slide sideways, not when it scrolls', () => {
    expect(swipeTurn(-80, 10, 'ltr')).toBe('next')
    expect(swipeTurn(80, 10, 'ltr')).toBe('previous')
    expect(swipeTurn(-80, 70, 'ltr')).toBeNull()
    expect(swipeTurn(20, 0, 'ltr')).toBeNull()
  })
})

describe('what the page makes of things', () => {
  test('RV5 colours follow the machine unless somebody chose', () => {
    expect(toneOf('system', { dark: true, contrast: false })).toBe('dark')
    expect(toneOf('system', { dark: true, contrast: true })).toBe('contrast')
    expect(toneOf('light', { dark: true, contrast: true })).toBe('light')
  })

  test('RV6 only a voice of this machine reads aloud, in the lecture’s language', () => {
    const voice = (lang: string, localService: boolean) => ({
      lang,
      localService,
      name: lang,
      default: false,
      voiceURI: lang,
    })
    const voices = [voice('en-US', false), voice('de-DE', true), voice('en_AU', true), voice('en-GB', true)]
    expect(localVoice(voices, 'en-GB')?.lang).toBe('en-GB')
    expect(localVoice(voices, 'en')?.lang).toBe('en_AU')
    expect(localVoice(voices, 'fr')).toBeNull()
    expect(localVoice([voice('en-US', false)], 'en-US')).toBeNull()
  })

  test('RV7 sources are numbered as the article comes to them, with all their uses', () => {
    const [a, b] = [reference('a'), reference('b')]
    const notes = footnotesOf([
      { id: 'one', references: [b] },
      { id: 'two', references: [a, b] },
    ])
    expect([...notes.numbers]).toEqual([
      ['b', 1],
      ['a', 2],
    ])
    expect(notes.usedBy.get('b')).toEqual(['one', 'two'])
  })

  test('RV8 sentences are cut where they end and where a paragraph ends', () => {
    const text = 'It was Dr. Li. Then came β-endorphin!\nA heading without a stop\n  Last one.'
    const found = sentencesIn(text, 'en').map(({ start, end }) => text.slice(start, end))
    expect(found).toContain('Then came β-endorphin!')
    expect(found.slice(-2)).toEqual(['A heading without a stop', 'Last one.'])
  })

  test('RV56 a bracket that opens right after a full stop belongs to the sentence that it opens', () => {
    const text = '同じとみなす。「原子」という。『名前』だけ。'
    expect(sentencesIn(text, 'ja').map(({ start, end }) => text.slice(start, end))).toEqual([
      '同じとみなす。',
      '「原子」という。',
      '『名前』だけ。',
    ])
  })

  test('RV9 links out of the lecture are told from those within', () => {
    const link = (href: string) => new URL(href)
    expect(outsideAddress(link('https://doi.org/10.1/x'), 'http://127.0.0.1:1')).toBe(
      'https://doi.org/10.1/x',
    )
    expect(outsideAddress(link('mailto:a@example.org'), 'http://127.0.0.1:1')).toBe('mailto:a@example.org')
    expect(outsideAddress(link('http://127.0.0.1:1/review#/slides'), 'http://127.0.0.1:1')).toBeNull()
  })

  test('RV10 a round asks what is due first and then a few new cards', () => {
    const card = (id: string): Card => ({ id, kind: 'question', slide: null, frontHtml: id, backHtml: id })
    const cards = Array.from({ length: 40 }, (_, index) => card(`c${index}`))
    const record = mergeRecords(answer(card('c30'), 1, 1000, 'w'), answer(card('c31'), 4, 1000, 'w'))
    const round = roundOf(knownCards(cards, record), 1000 + 3_600_000).map((known) => known.card.id)
    expect(round[0]).toBe('c30')
    expect(round).not.toContain('c31')
    expect(round).toHaveLength(1 + NEW_AT_ONCE)
  })
})

describe('the page’s copy of what is kept', () => {
  const noted = (record: StudyRecord, id: string, writer: string) =>
    withMark(record, id, { kind: 'note', slide: 's', slideTitle: '', note: id, created: 1 }, writer, 1)

  function main(answers = true) {
    let record = emptyRecord()
    let fails = false
    return {
      connection: {
        study: async (): Promise<Study | null> => (answers ? { record, elsewhere: [] } : null),
        keepStudy: async (changes: StudyRecord): Promise<Study | null> => {
          if (fails) throw new Error('away')
          if (!answers) return null
          record = mergeRecords(record, changes)
          return { record, elsewhere: [] }
        },
      },
      record: () => record,
      break: (now: boolean) => void (fails = now),
    }
  }
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0))

  test('RV11 a change counts at once and is kept; what another window wrote comes with it', async () => {
    const side = main()
    const [left, right] = [new StudyClient(side.connection), new StudyClient(side.connection)]
    await Promise.all([left.refresh(), right.refresh()])
    left.change(noted(emptyRecord(), 'a', 'left'))
    expect(marksOf(left.state.record)).toHaveLength(1)
    right.change(noted(emptyRecord(), 'b', 'right'))
    await settled()
    expect(marksOf(side.record())).toHaveLength(2)
    await left.refresh()
    expect(marksOf(left.state.record).map(({ id }) => id)).toEqual(['a', 'b'])
    expect(left.state.keeping).toBe('kept')
  })

  test('RV12 what was marked while the connection was away is kept when it is back', async () => {
    const side = main()
    const client = new StudyClient(side.connection)
    await client.refresh()
    side.break(true)
    client.change(noted(emptyRecord(), 'a', 'w'))
    await settled()
    expect(client.state.keeping).toBe('waiting')
    side.break(false)
    await client.refresh()
    await settled()
    expect(marksOf(side.record())).toHaveLength(1)
    expect(client.state.keeping).toBe('kept')
  })

  test('RV13 where nothing can be kept, the page says so and goes on', async () => {
    const client = new StudyClient(main(false).connection)
    await client.refresh()
    client.change(noted(emptyRecord(), 'a', 'w'))
    await settled()
    expect(client.state.keeping).toBe('memory')
    expect(marksOf(client.state.record)).toHaveLength(1)
  })

  test('RV11 thousands of marks that are brought in go in pieces that the main side takes', async () => {
    const side = main()
    const sizes: number[] = []
    const client = new StudyClient({
      ...side.connection,
      keepStudy: (changes) => {
        sizes.push(Object.keys(changes.marks).length)
        return side.connection.keepStudy(changes)
      },
    })
    await client.refresh()
    let many = emptyRecord()
    for (let index = 0; index < 1000; index += 1)
      many = { ...many, marks: { ...many.marks, ...noted(emptyRecord(), `m${index}`, 'w').marks } }
    client.change(many)
    await settled()
    expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
    expect(marksOf(side.record())).toHaveLength(1000)
  })
})

describe('style sheets', () => {
  const PHYSICAL =
    /(?:^|[;{\s])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*|left|right|border-(?:top|bottom)-(?:left|right)-radius)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)/
  /** Four lengths of which the right is not the left. */
  const LOPSIDED = /(?:margin|padding|inset|border-radius): (\S+) (\S+) (\S+) (?!\2;)\S+;/
  // The bar of what is selected stands where the selection is in the window.
  const BY_WINDOW = /^left: (?:clamp\(130px, var\(--x\)|50%)/

  test.each(['review', 'standalone'])(
    'RV46 nothing of a page for reading is bound to left or right: %s',
    (page) => {
      const folder = new URL(`../../renderer/${page}/`, import.meta.url)
      const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'))
      expect(sheets.length).toBeGreaterThan(0)
      const found = sheets.flatMap((name) =>
        readFileSync(new URL(name, folder), 'utf8')
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => (PHYSICAL.test(line) || LOPSIDED.test(line)) && !BY_WINDOW.test(line))
          .map((line) => `${name}: ${line}`),
      )
      expect(found).toEqual([])
    },
  )
})

describe('colours', () => {
  const css = readFileSync(new URL('../../renderer/review/tones.css', import.meta.url), 'utf8')
  const block = (selector: string) => {
    const at = css.indexOf(`${selector} {`)
    return new Map(
      Array.from(
        css.slice(at, css.indexOf('}', at)).matchAll(/--([\w-]+): (#[\da-f]{6})/g),
        ([, name = '', value = '']) => [name, value],
      ),
    )
  }
  const root = ':root:not([data-appearance])'
  const tones = {
    light: block(root),
    dark: block(`${root}[data-tone='dark']`),
    contrast: block(`${root}[data-tone='contrast']`),
  }
  const luminance = (hex: string) => {
    const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => {
      const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
      return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a = '', b = '') => {
    const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y)
    return (light + 0.05) / (dark + 0.05)
  }

  test.each(['light', 'dark', 'contrast'] as const)(
    'RV14 text, grades and lines have the contrast of WCAG 2.2 AA and more: %s',
    (tone) => {
      const colour = (name: string) => tones[tone].get(name)
      for (const ground of ['ui-ground', 'ui-panel', 'ui-raised', 'ui-hover'].map(colour)) {
        expect(contrast(colour('ui-text'), ground)).toBeGreaterThanOrEqual(7)
        for (const name of ['ui-muted', 'ui-accent', 'ui-good', 'ui-warn', 'ui-bad'])
          expect(contrast(colour(name), ground)).toBeGreaterThanOrEqual(4.5)
        for (const name of ['ui-line-strong', 'term-line'])
          expect(contrast(colour(name), ground)).toBeGreaterThanOrEqual(3)
      }
      expect(contrast(colour('mark-ink'), colour('mark-paper'))).toBeGreaterThanOrEqual(7)
      expect(contrast(colour('ui-on-accent'), colour('ui-accent'))).toBeGreaterThanOrEqual(4.5)
      expect(contrast(colour('mark-line'), colour('ui-ground'))).toBeGreaterThanOrEqual(3)
    },
  )
})
