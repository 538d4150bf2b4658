import { describe, expect, it, onTestFinished } from 'vitest'
import { createCitationFormatter } from '../../main/app/citation-formatter.ts'
import { compilerHere, type LectureCompiler } from '../../main/app/compiler-here.ts'
import type { LectureOptions } from '../../main/app/lecture-options.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { ThreadCompiler } from '../../main/app/thread-compiler.ts'
import { syntheticLecture } from '../support/synthetic.ts'
import { temporaryFolder } from './temporary-folder.ts'

const drawn = (id: string, arrow: string) =>
  `\n## Drawn {#${id}}\n\n\`\`\`mermaid\nflowchart LR\n  a ${arrow} b\n\`\`\`\n`

/** Large enough to be opened with its first slides alone otherwise. */
function files(): Record<string, string> {
  const all = syntheticLecture({ slides: 400, perSection: 20, diagrams: 'none' })
  const last =
    Object.keys(all)
      .filter((path) => path.startsWith('slides/') && path.endsWith('.md'))
      .at(-1) ?? ''
  return { ...all, [last]: `${all[last]}${drawn('broken', '--> -->')}${drawn('whole', '-->')}` }
}

async function opened(folder: string, options: LectureOptions): Promise<Lecture> {
  const lecture = await Lecture.open(folder, options)
  onTestFinished(() => lecture.close())
  return lecture
}

/** Tells how often it compiled. */
function counting(compiler: LectureCompiler): LectureCompiler & { times: number } {
  const counted = {
    times: 0,
    compile(...order: Parameters<LectureCompiler['compile']>) {
      counted.times += 1
      return compiler.compile(...order)
    },
  }
  return counted
}

// What sets citations and what checks diagrams takes seconds to load where the machine is busy.
describe('a lecture that opens when nothing of it is left to come', { timeout: 120_000 }, () => {
  it('EX285 it is compiled once, and is what one that opens at once comes to', async () => {
    const folder = await temporaryFolder(files())
    const compiler = counting(compilerHere())
    const lecture = await opened(folder, { whole: true, compiler, citations: createCitationFormatter() })
    const { revision, deck } = lecture.deck()
    await lecture.whenIdle()
    expect(compiler.times).toBe(1)
    expect(lecture.deck()).toEqual({ revision, deck })
    expect(deck.slides.some(({ isOutline }) => isOutline)).toBe(false)
    expect(deck.diagnostics.map(({ code }) => code)).toContain('diagram-invalid')

    const other = await opened(folder, { citations: createCitationFormatter() })
    await other.whenIdle()
    expect(deck).toEqual(other.deck().deck)
  })

  it('EX285 a thread gives the same, and is not needed any more once it is open', async () => {
    const folder = await temporaryFolder(files())
    const thread = new ThreadCompiler()
    const lecture = await opened(folder, { whole: true, compiler: thread })
    await thread.close()
    const here = await opened(folder, { whole: true })
    expect(lecture.deck().deck).toEqual(here.deck().deck)
  })
})
