import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { PDF_LIMIT } from '../processes.ts'
import type { Column, Measure } from './measure.ts'

const KINDS = [
  { kind: 'steps', name: 'a page a step' },
  { kind: 'handout', name: 'handout' },
  { kind: 'script', name: 'script' },
] as const

export const pdfKinds: Measure = {
  id: 'pdf-kinds',
  title: 'PDFs of other kinds',
  about:
    'What Lectern prints besides slides: how long it takes from starting the program, the time of one page, and the most ' +
    'memory that the program and its browser held together, which Linux alone tells. Lectern alone is measured.',
  columns: KINDS.flatMap(({ kind, name }): Column[] => [
    { key: kind, name, unit: 'time' },
    { key: `${kind}-pages`, name: 'pages', unit: 'count' },
    { key: `${kind}-each`, name: 'per page', unit: 'time' },
    { key: `${kind}-memory`, name: 'memory', unit: 'bytes' },
  ]),
  limit: 2 * PDF_LIMIT,
  async take(subject) {
    const { tool } = subject
    if (!tool.pdfAs) return null
    const lecture = await subject.write()
    const place = await subject.folder('pdf-kinds')
    const found: Record<string, number> = {}
    for (const { kind } of KINDS) {
      const out = join(place, `${kind}.pdf`)
      const began = performance.now()
      const memory = await tool.pdfAs(kind, lecture, out)
      const time = performance.now() - began
      const pages = await pagesOf(out)
      Object.assign(found, {
        [kind]: time,
        [`${kind}-pages`]: pages,
        [`${kind}-each`]: time / pages,
        [`${kind}-memory`]: memory,
      })
    }
    return found
  },
}

async function pagesOf(path: string): Promise<number> {
  const data = new Uint8Array(await readFile(path))
  const task = getDocument({ data, verbosity: VerbosityLevel.ERRORS })
  try {
    return (await task.promise).numPages
  } finally {
    await task.destroy()
  }
}
