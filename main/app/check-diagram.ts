import type { DiagramProblem } from '../../core/deck/types.ts'

/** `checkDiagram` of `diagram-check.ts`, which takes long to load and is loaded with the first diagram. */
export async function checkDiagram(source: string): Promise<DiagramProblem[]> {
  const { checkDiagram: check } = await import('./diagram-check.ts')
  return await check(source)
}
