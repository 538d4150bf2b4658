import type { CheckReport } from '../../core/desktop/contract.ts'
import { findLectureOrArchive } from './archive/open.ts'
import { checkLecture } from './check.ts'

/**
 * What is wrong with a lecture, in numbers and one by one.
 * @param path of its folder or archive
 * @throws LecternError when it is no lecture or cannot be read
 */
export async function reportOf(path: string): Promise<CheckReport> {
  const { deck, diagnostics } = await checkLecture(await findLectureOrArchive(path))
  const count = (severity: string) => diagnostics.filter((each) => each.severity === severity).length
  return { title: deck.meta.title, errors: count('error'), warnings: count('warning'), diagnostics }
}
