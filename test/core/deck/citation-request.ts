import { expect } from 'vitest'
import type { CitationRequest } from '../../../core/deck/types.ts'
import { compileLecture } from './lecture.ts'

/** What the compiler asks a CSL engine for. */
export async function request(slides: string, notes?: string): Promise<CitationRequest> {
  const asked: CitationRequest[] = []
  await compileLecture({
    slides,
    ...(notes === undefined ? {} : { notes }),
    services: {
      formatCitations: async (one) => {
        asked.push(one)
        return { marks: one.clusters.map(() => 'mark'), entries: [] }
      },
    },
  })
  expect(asked).toHaveLength(1)
  return asked[0] ?? { records: [], clusters: [], style: '', lang: '' }
}
