import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureSearch } from '../test/bench/search.ts'
import { writeSynthetic } from './synthetic.ts'

// How long the review page's search takes: `node scripts/bench-search.ts [SLIDES…]`, 2000 without any.

const sizes = process.argv
  .slice(2)
  .map(Number)
  .filter((size) => size > 0)
console.log('| slides | index | median | 95 % | worst of 400 queries | MiniSearch, 95 % | all texts, 95 % |')
console.log('|---|---|---|---|---|---|---|')
for (const size of sizes.length > 0 ? sizes : [2000]) {
  const parent = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
  const folder = join(parent, 'lecture')
  await writeSynthetic(folder, { slides: size, diagrams: 'few' })
  const { slides, index, median, p95, worst, library95, plain95 } = await measureSearch(folder)
  const ms = (value: number) => `${value.toFixed(1)} ms`
  const times = [index, median, p95, worst, library95, plain95].map(ms).join(' | ')
  console.log(`| ${slides} | ${times} |`)
  await rm(parent, { recursive: true })
}
