import { measureSearch } from '../search.ts'
import type { Measure } from './measure.ts'

/** Queries of one round. */
const QUERIES = 300

export const searching: Measure = {
  id: 'search',
  title: 'Search while reviewing',
  about:
    'Time of the processor for one query over slides, notes and sources, to which 12,000 made-up words were added: ' +
    'words whole, begun, of one letter, mistyped, several at once, in a question, in Greek. None is asked twice. ' +
    'The others get the very same texts and queries in turns: MiniSearch as it comes with prefixes and typing mistakes, and a ' +
    'look through all texts, which forgives no mistake and ranks nothing. Other tools have no search over notes.',
  columns: [
    { key: 'index', name: 'all into the index', unit: 'time' },
    { key: 'median', name: 'median', unit: 'time' },
    { key: 'p95', name: 'p95', unit: 'time' },
    { key: 'library95', name: 'MiniSearch, p95', unit: 'time' },
    { key: 'plain95', name: 'all texts, p95', unit: 'time' },
  ],
  async take(subject) {
    if (subject.tool.name !== 'Lectern') return null
    const folder = await subject.folder('search')
    await subject.tool.write(subject.slides, folder)
    const { index, median, p95, library95, plain95 } = await measureSearch(folder, QUERIES)
    return { index, median, p95, library95, plain95 }
  },
}
