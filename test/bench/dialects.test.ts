import { describe, expect, it } from 'vitest'
import { lectureFiles, syntheticSlides } from '../support/synthetic.ts'
import { inDialect, type Dialect } from './dialects.ts'

const slides = syntheticSlides({ slides: 60, diagrams: 'few' })
const DIALECTS: Dialect[] = ['marp', 'slidev', 'reveal']

/** What a listener could read, whatever the markup: letters and digits, word by word. */
function words(markdown: string): string[] {
  const text = markdown
    .replaceAll(/<!-- \.element:.*?-->/g, '')
    .replaceAll(/<\/?v-clicks>/g, '')
    .replaceAll(/^```.*$/gm, '')
    .replaceAll(/^:::.*$/gm, '')
    .replaceAll(/\{#\w+\}/g, '')
    .replaceAll('[click]', '')
    .replaceAll(/^Note:$/gm, '')
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

/** The slides of a text, each as words; the head of the file is none. */
function slidesOf(text: string): string[][] {
  return text
    .replace(/^---\n[^]*?\n---\n/, '')
    .split(/^---$/m)
    .map(words)
}

/** The same from Lectern's own files, where notes stand apart. */
function ownSlides(): string[][] {
  const files = Object.entries(lectureFiles(slides))
  const parts = (folder: string, heading: RegExp) =>
    files
      .filter(([path]) => path.startsWith(folder) && path.endsWith('.md'))
      .flatMap(([, text]) => text.split(heading).slice(1))
  const bodies = parts('slides/', /^#{1,2} /m)
  const notes = parts('speaker-notes/', /^## /m)
  return bodies.map((body, index) => [...words(body), ...words(notes[index] ?? '')])
}

describe('the lecture that all tools are given', () => {
  it.each(DIALECTS)(
    'BE5 the lecture has the same slides with the same words in the Markdown of %s',
    (dialect) => {
      const found = slidesOf(inDialect(slides, dialect))
      expect(found).toHaveLength(slides.length)
      expect(found).toEqual(ownSlides())
    },
  )

  it.each(DIALECTS)('BE6 the same lists are stepped in the Markdown of %s', (dialect) => {
    const text = inDialect(slides, dialect)
    const items = slides.flatMap(({ blocks }) =>
      blocks.flatMap((block) => (block.kind === 'list' && block.incremental ? block.items : [])),
    )
    const stepped = {
      marp: /^\* /gm,
      slidev: /(?<=<v-clicks>\n\n(?:- .*\n)*)- /g,
      reveal: / <!-- \.element: class="fragment" -->$/gm,
    }[dialect]
    expect(items.length).toBeGreaterThan(0)
    expect(text.match(stepped)).toHaveLength(items.length)
  })
})
