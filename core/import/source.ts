import { Report, sourceText } from '../deck/diagnose.ts'
import { withinLimits } from '../deck/measure.ts'
import { withoutMarks } from './marks.ts'
import { Passage } from './passage.ts'
import type { ImportReport } from './report.ts'

/** A text of the deck, without what no lecture could hold. */
export function openSource(path: string, text: string, report: ImportReport): Passage {
  const mistakes = new Report()
  const source = withinLimits(sourceText({ path, text: withoutMarks(text) }), mistakes)
  for (const { file, line, column, reason, hint } of mistakes.list()) {
    report.add('slide-unreadable', { file, line, column }, reason, hint)
  }
  return Passage.of(source)
}
