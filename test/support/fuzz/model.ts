import * as fc from 'fast-check'

/** A lecture as one thinks of it, from which Markdown can be printed and a deck foretold. */
export interface LectureModel {
  title: string
  sections: SectionModel[]
}

export interface SectionModel {
  title: Inline[]
  slides: SlideModel[]
}

export interface SlideModel {
  /** Empty for a slide that `---` opens. */
  title: Inline[]
  /** In the attributes of the heading; absent: the compiler makes one of the title. */
  hasId: boolean
  classes: string[]
  minutes?: number | undefined
  grade?: 'established' | 'emerging' | 'contested' | undefined
  transition?: 'none' | 'fade' | 'slide' | undefined
  blocks: Block[]
  /** What is said before the first cue and after each; empty: no notes. */
  notes: string[]
  isPrivate: boolean
}

export type Inline =
  | { kind: 'text' | 'em' | 'strong' | 'code'; text: string }
  | { kind: 'math'; tex: string }
  | { kind: 'cite'; key: string; locator?: string | undefined }
  | { kind: 'link'; text: string; address: string }

export type Block =
  | { kind: 'paragraph'; inlines: Inline[] }
  | { kind: 'heading'; text: string }
  | { kind: 'list'; isOrdered: boolean; isIncremental: boolean; items: string[] }
  | { kind: 'quote'; text: string }
  | { kind: 'code'; language: string; lines: string[]; groups: number }
  | { kind: 'table'; rows: string[][] }
  | { kind: 'picture'; alt: string }
  | { kind: 'diagram'; title: string; parts: number }
  | { kind: 'math'; tex: string }
  | { kind: 'terms'; term: string; definition: string }
  | { kind: 'column'; blocks: Block[] }
  /** Never first, last or next to another. */
  | { kind: 'pause' }

export const KEYS = ['basbaum1984', 'pert1973', 'who_2020']
export const PICTURE = 'media/a b.png'
const formulas = ['x^2', '\\frac{1}{2}', 'a_i + b', '\\sum_{i=1}^n i', '\\alpha < \\beta']

const letters = fc.string({
  unit: fc.constantFrom(...'abcdeABC0189', 'é', 'ß', '漢', 'ж', 'م', '🙂', 'e\u0301'),
  minLength: 1,
  maxLength: 6,
})
const marks = fc.constantFrom(
  '',
  ...'!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
  '…',
  '–',
  '’',
  '**',
  '[@',
  '](',
  '<b>',
  '&amp;',
  '::',
  '$$',
)
/** Every mark of Markdown occurs in it, and it begins and ends with a letter. */
const word = fc.tuple(letters, marks, letters).map((parts) => parts.join(''))
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((list) => list.join(' '))
const plainWord = fc.constantFrom('pain', 'relay', 'signal', 'Quelle', 'größe', '漢字')
const line = fc.constantFrom(
  'let x = 1',
  '  return y // a',
  '',
  '# no heading',
  '- no item',
  '. . .',
  '::: x',
  '<b>',
  '[@key] $x$',
  '---',
  '\ttab',
  '```',
  '```js {1}',
  '~~~~ sh',
)

const inline: fc.Arbitrary<Inline> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('text' as const), text: phrase }) },
  fc.record({ kind: fc.constantFrom('em' as const, 'strong' as const), text: plainWord }),
  fc.record({
    kind: fc.constant('code' as const),
    text: fc.constantFrom('a*b', '<i>', '@key', '[x](y)', '$x$'),
  }),
  fc.record({ kind: fc.constant('math' as const), tex: fc.constantFrom(...formulas) }),
  fc.record({
    kind: fc.constant('cite' as const),
    key: fc.constantFrom(...KEYS),
    locator: fc.option(fc.constantFrom('p. 3', 'pp. 3-5', 'chap. 2'), { nil: undefined }),
  }),
  fc.record({
    kind: fc.constant('link' as const),
    text: plainWord,
    address: fc.constantFrom('https://example.org/a?b=c&d', 'mailto:a@example.org', '#fixed'),
  }),
)
/** Never two of one kind side by side, which Markdown could read as one. */
const inlines = fc.array(inline, { minLength: 1, maxLength: 4 })
const headingInlines = fc.array(
  inline.filter(({ kind }) => kind === 'text' || kind === 'em' || kind === 'code'),
  { minLength: 1, maxLength: 2 },
)

const leaf: fc.Arbitrary<Block> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('paragraph' as const), inlines }) },
  fc.record({ kind: fc.constant('heading' as const), text: phrase }),
  fc.record({
    kind: fc.constant('list' as const),
    isOrdered: fc.boolean(),
    isIncremental: fc.boolean(),
    items: fc.array(phrase, { minLength: 1, maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('quote' as const), text: phrase }),
  fc
    .record({
      kind: fc.constant('code' as const),
      language: fc.constantFrom('ts', 'python', '', 'nolanguage'),
      lines: fc.array(line, { minLength: 1, maxLength: 4 }),
      groups: fc.integer({ min: 1, max: 4 }),
    })
    .map((code) => ({ ...code, groups: Math.min(code.groups, code.lines.length) })),
  fc
    .tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 3 }))
    .chain(([columns, rows]) =>
      fc.array(fc.array(phrase, { minLength: columns, maxLength: columns }), {
        minLength: rows,
        maxLength: rows,
      }),
    )
    .map((rows) => ({ kind: 'table' as const, rows })),
  fc.record({ kind: fc.constant('picture' as const), alt: phrase }),
  fc.record({
    kind: fc.constant('diagram' as const),
    title: plainWord,
    parts: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('math' as const), tex: fc.constantFrom(...formulas) }),
  fc.record({ kind: fc.constant('terms' as const), term: plainWord, definition: phrase }),
)

function withPauses(all: Block[]): Block[] {
  return all.filter((block, at) => {
    if (block.kind !== 'pause') return true
    const next = all.slice(at + 1).find(({ kind }) => kind !== 'pause')
    return at > 0 && all[at - 1]?.kind !== 'pause' && next !== undefined
  })
}

const pause = fc.constant<Block>({ kind: 'pause' })
const column: fc.Arbitrary<Block> = fc.record({
  kind: fc.constant('column' as const),
  blocks: fc.array(leaf, { minLength: 1, maxLength: 2 }),
})
const blocks = fc
  .array(fc.oneof({ weight: 6, arbitrary: leaf }, pause, column), { maxLength: 6 })
  .map(withPauses)

const anySlide: fc.Arbitrary<SlideModel> = fc.record({
  title: fc.oneof({ weight: 5, arbitrary: headingInlines }, fc.constant<Inline[]>([])),
  hasId: fc.boolean(),
  classes: fc.uniqueArray(fc.constantFrom('two-columns', 'my-own', 'statement'), { maxLength: 2 }),
  minutes: fc.option(fc.constantFrom(1, 2.5, 12), { nil: undefined }),
  grade: fc.option(fc.constantFrom('established' as const, 'emerging', 'contested'), { nil: undefined }),
  transition: fc.option(fc.constantFrom('none' as const, 'fade', 'slide'), { nil: undefined }),
  blocks,
  notes: fc.array(phrase, { maxLength: 3 }),
  isPrivate: fc.boolean(),
})

/** A break with nothing behind it is no slide. */
const slide = anySlide.filter(({ title, blocks: all }) => title.length > 0 || all.length > 0)

export const lectures: fc.Arbitrary<LectureModel> = fc.record({
  title: phrase,
  sections: fc.array(fc.record({ title: headingInlines, slides: fc.array(slide, { maxLength: 4 }) }), {
    minLength: 1,
    maxLength: 3,
  }),
})
