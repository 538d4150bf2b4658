import { syntheticSlides } from '../../support/synthetic.ts'
import type { Tool } from '../tool.ts'
import type { Measure } from './measure.ts'

const warm = new WeakSet<Tool>()

/** What a tool loads and the machine learns at the first lecture is no part of the others. */
async function warmUp(tool: Tool, path: string): Promise<void> {
  if (warm.has(tool)) return
  warm.add(tool)
  const slides = syntheticSlides({ slides: 50, diagrams: 'none', seed: 2 })
  for (let time = 0; time < 3; time += 1) await (await tool.compiler?.(slides, path))?.()
}

export const compileTime: Measure = {
  id: 'compile',
  title: 'Markdown to HTML',
  about:
    'From the texts in memory to the HTML of all slides, in one process that has done it before; code coloured and ' +
    'formulas drawn by both, nothing remembered from before. Slidev and reveal.js do this in the browser and ' +
    'stand in the next table only.',
  columns: [
    { key: 'all', name: 'all', unit: 'time' },
    { key: 'each', name: 'per slide', unit: 'time' },
  ],
  async take(subject) {
    if (!subject.tool.compiler) return null
    await warmUp(subject.tool, await subject.folder('warm'))
    const compile = await subject.tool.compiler(subject.slides, await subject.folder('compile'))
    const began = performance.now()
    await compile()
    const all = performance.now() - began
    return { all, each: all / subject.slides.length }
  },
}
