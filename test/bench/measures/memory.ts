import type { Measure } from './measure.ts'
import { memoryOf, openPage } from '../browser.ts'

export const memory: Measure = {
  id: 'memory',
  title: 'Memory of the page',
  about:
    'After a collection of garbage: JavaScript’s heap and the nodes of all documents, of a window just opened and of ' +
    'the one whose slides were stepped through before.',
  columns: [
    { key: 'heap', name: 'heap', unit: 'bytes' },
    { key: 'nodes', name: 'nodes', unit: 'count' },
    { key: 'heapAfter', name: 'heap after steps', unit: 'bytes' },
    { key: 'nodesAfter', name: 'nodes after steps', unit: 'count' },
  ],
  async take(subject) {
    const after = await memoryOf(await subject.slidesPage())
    const fresh = await subject.freshPage()
    await openPage(fresh, (await subject.open()).url, subject.tool.shown)
    const { heap, nodes } = await memoryOf(fresh)
    await fresh.close()
    return { heap, nodes, heapAfter: after.heap, nodesAfter: after.nodes }
  },
}
