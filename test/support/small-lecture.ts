/** Headings of test/fixtures/small-lecture, in order. */
export const HEADINGS = [
  'Small lecture',
  'Words',
  'Points one by one',
  'A pause and a source',
  'Code and mathematics',
  'Pictures',
  'A diagram that grows',
  'Two diagrams',
  'A picture and a table',
  'Sources',
]

/** Those that stand at the top of an outline. */
export const SECTIONS = ['Small lecture', 'Words', 'Pictures', 'Sources']
