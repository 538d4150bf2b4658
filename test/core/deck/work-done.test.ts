import { beforeEach, describe, expect, test, vi } from 'vitest'
import { createCompiler } from '../../../core/deck/compiler.ts'
import { syntheticLecture } from '../../support/synthetic.ts'
import { compileLecture, sourcesOf } from './lecture.ts'

const loaded = vi.hoisted(() => new Set<string>())
const parsed = vi.hoisted(() => ({ texts: 0, characters: 0 }))

vi.mock('katex', async (original) => {
  loaded.add('katex')
  return original()
})
vi.mock('shiki/core', async (original) => {
  loaded.add('shiki')
  return original()
})
vi.mock('../../../core/deck/markdown.ts', async (original) => {
  const real = await original<typeof import('../../../core/deck/markdown.ts')>()
  const parseMarkdown: typeof real.parseMarkdown = (...args) => {
    parsed.texts += 1
    parsed.characters += args[0].length
    return real.parseMarkdown(...args)
  }
  return { ...real, parseMarkdown }
})

beforeEach(() => Object.assign(parsed, { texts: 0, characters: 0 }))

describe('Of the work of a compilation', () => {
  test('LA30 formulas and code load their libraries, and a deck without them loads neither', async () => {
    await compileLecture({ slides: '## Plain {#plain}\n\nWords [@pert1973], `code`.\n\n- a\n' })
    expect([...loaded]).toEqual([])
    await compileLecture({ slides: '## Formula {#formula}\n\n$x$\n' })
    expect([...loaded]).toEqual(['katex'])
    await compileLecture({ slides: '## Code {#code}\n\n```ts\nlet x\n```\n' })
    expect([...loaded]).toEqual(['katex', 'shiki'])
  })

  test('LA31 every text is parsed once, so that twice as many slides are twice the work', async () => {
    const count = async (slides: number) => {
      const sources = sourcesOf(syntheticLecture({ slides, perSection: 10 }))
      Object.assign(parsed, { texts: 0, characters: 0 })
      await createCompiler().compile(sources)
      const all = [...sources.slides, ...sources.notes].reduce((sum, { text }) => sum + text.length, 0)
      return { files: sources.slides.length + sources.notes.length, all, ...parsed }
    }
    const [some, many] = [await count(40), await count(160)]
    for (const { files, all, texts, characters } of [some, many]) {
      expect(texts).toBe(files)
      expect(characters).toBeLessThanOrEqual(all)
    }
    expect(many.texts / some.texts).toBeCloseTo(4, 0)
  })

  test('LA32 after a change to one file that file alone is parsed', async () => {
    const files = syntheticLecture({ slides: 40, perSection: 10 })
    const compiler = createCompiler()
    await compiler.compile(sourcesOf(files))
    Object.assign(parsed, { texts: 0, characters: 0 })
    const path = 'slides/0002-section.md'
    files[path] = `${files[path]}\nA word more.\n`
    await compiler.compile(sourcesOf(files))
    expect(parsed.texts).toBe(1)
    expect(parsed.characters).toBeLessThanOrEqual(files[path].length)
    await compiler.compile(sourcesOf(files))
    expect(parsed.texts).toBe(1)
  })
})
