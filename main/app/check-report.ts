import type { CheckReport } from '../../core/desktop/contract.ts'
import { checkLecture } from './check.ts'

/**
 * What is wrong with a lecture, in numbers and one by one.
 * @throws LecternError when the folder is no lecture or cannot be read
 */
export async function reportOf(folder: string): Promise<CheckReport> {
  const { deck, diagnostics } = await checkLecture(folder)
  const count = (severity: string) => diagnostics.filter((each) => each.severity === severity).length
  return { title: deck.meta.title, errors: count('error'), warnings: count('warning'), diagnostics }
}
