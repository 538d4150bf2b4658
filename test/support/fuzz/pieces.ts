import { array, constant, constantFrom, oneof, string } from 'fast-check'

/** What lectures are made of, whole and broken. */
const pieces = [
  ['# A', '## B {#b}', '## {#b .c minutes=2}', '---', '. . .', '::: {.incremental}', '::: x', ':::'],
  [
    '- item',
    '  - deep',
    '1. one',
    '> quote',
    '```ts {1|2}',
    '```',
    '```mermaid',
    '```mermaid {src=d.mmd}',
    '~~~',
    '````md',
  ],
  [
    '%% pause',
    'accTitle: t',
    '[@pert1973, p. 3]',
    '[see @x; -@who_2020]',
    '@pert1973 [p. 1]',
    '[@',
    ']',
    '[^1]',
  ],
  [
    '[^1]: foot',
    '[l](#b)',
    '[l]: #b',
    '$x^2$',
    '$\\frac{$',
    '$$',
    '$$x$$',
    '![a](x.png){width=3%}',
    '![](x.png)',
  ],
  [
    '<div>',
    '</div>',
    '<b onclick=x>',
    '<script>',
    '<!--',
    '-->',
    '| a | b |',
    '|---|---|',
    '**b',
    '*e*',
    '`c`',
  ],
  [
    '&amp;',
    '\\',
    '\\[',
    '{',
    '}',
    '{#x',
    '\u0000',
    '\t',
    '🙂',
    '\uD800',
    '[click]',
    '::: private',
    '## {#title}',
  ],
  ['word', ' ', '\n', '\n\n', '\r\n', '    '],
].flat()

/** Any of it in any order, joined in any way. */
export const markdown = array(
  oneof(
    { weight: 6, arbitrary: constantFrom(...pieces) },
    { weight: 1, arbitrary: string({ unit: 'binary', maxLength: 8 }) },
  ),
  { maxLength: 30 },
).chain((parts) =>
  array(constantFrom('\n', '\n\n', ' ', ''), { minLength: parts.length, maxLength: parts.length }).map(
    (joins) => parts.map((part, i) => part + (joins[i] ?? '')).join(''),
  ),
)

/** Of lecture.yaml. */
export const settings = oneof(
  constant('title: T\n'),
  string(),
  constantFrom('title: [', 'a: &a [*a]', '? {', '\t', 'title: T\ncsl: nature\nlang: xx-\nauthor: {a: 1}\n'),
)
