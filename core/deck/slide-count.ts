import type { Report } from './diagnose.ts'
import { limits } from './limits.ts'
import type { LectureSources, SourceFile } from './types.ts'

/** Whether the files before this one have all the slides that a lecture may have, which is then reported. */
export function isBeyondLimit(count: number, file: SourceFile, report: Report): boolean {
  if (count < limits.slides) return false
  const reason = `the lecture has ${limits.slides} slides before this file; it is left out`
  report.add('limit-exceeded', { file: file.path, line: 1, column: 1 }, reason)
  return true
}

export function reportEmpty(sources: LectureSources, report: Report): void {
  const file = sources.slides[0]?.path ?? 'slides'
  const hint = 'Write slides/01-introduction.md, beginning with a line such as: # Introduction'
  report.add('no-slides', { file, line: 1, column: 1 }, 'the lecture has no slides', hint)
}
