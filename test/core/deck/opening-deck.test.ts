import { array, assert, asyncProperty, constantFrom, dictionary } from 'fast-check'
import { expect, test } from 'vitest'
import { compile } from '../../../core/deck/compile.ts'
import { openingDeck } from '../../../core/deck/opening-deck.ts'
import { syntheticLecture } from '../../support/synthetic.ts'
import { records, sourcesOf } from './lecture.ts'

const lines = constantFrom(
  ...'# One {#one}¦## Two¦## Two {#one .wide}¦# Sources {#sources}¦---¦¦Words *here*¦```'.split('¦'),
  ...'::: {.a}¦<!-- a¦-->¦[@pert1973]¦## {#x¦#¦$$'.split('¦'),
)
const text = array(lines, { maxLength: 12 }).map((all) => all.join('\n'))
const config = constantFrom(
  ...'title: Pain\nlang: de\n¦title: ""\n¦lang: xx\n¦title: [¦csl: nothing\n¦title: A\ncsl: my.csl\n'.split(
    '¦',
  ),
)
const lecture = dictionary(constantFrom('slides/1.md', 'slides/2.md', 'speaker-notes/1.md'), text).chain(
  (files) =>
    constantFrom(JSON.stringify(records), '[', '{}').chain((references) =>
      config.map((yaml) => ({ ...files, 'slides/lecture.yaml': yaml, 'slides/references.json': references })),
    ),
)

test('LA59 what a lecture opens with is the deck that compiling it without reading any file gives', async () => {
  await assert(
    asyncProperty(lecture, async (files) => {
      const sources = sourcesOf(files)
      expect(openingDeck(sources)).toEqual(await compile(sources, { isRead: () => false }))
    }),
    { numRuns: 200 },
  )
  const synthetic = sourcesOf(syntheticLecture({ slides: 100 }))
  expect(openingDeck(synthetic)).toEqual(await compile(synthetic, { isRead: () => false }))
})
