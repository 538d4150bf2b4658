import { mkdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { plannedMinutes, withMinutes } from '../../core/deck/minutes.ts'
import { rehearsalReport, type RehearsalTimes } from '../../core/deck/rehearsal-report.ts'
import type { Deck } from '../../core/deck/types.ts'
import type { RehearsalWritten } from '../../core/rpc/contract.ts'
import type { Visit } from '../../core/session/types.ts'
import { timePerSlide } from '../../core/session/visits.ts'
import { writeFileAtomic } from './atomic-write.ts'

/**
 * Writes what the visits of a rehearsal tell, as its report or as the planned minutes of its slides.
 * @param given times in milliseconds, `now` since the epoch
 * @throws LecternError `target-unwritable`, `file-unreadable`
 */
export async function writeRehearsal(
  what: 'report' | 'minutes',
  folder: string,
  deck: Deck,
  given: { visits: readonly Visit[]; elapsed: number; now: number },
): Promise<RehearsalWritten> {
  const spent = new Map(timePerSlide(given.visits, given.elapsed).map((time) => [time.slide, time.spent]))
  const at = new Date(given.now).toISOString().slice(0, 16).replace('T', ' ')
  const write = what === 'report' ? writeReport : writeMinutes
  return await write(folder, deck, { spent, total: given.elapsed, at })
}

/** As `rehearsals/<date>.md` in the lecture's folder. */
async function writeReport(folder: string, deck: Deck, times: RehearsalTimes): Promise<RehearsalWritten> {
  const name = `${times.at.replaceAll(':', '').replace(' ', '-')}.md`
  const path = join(folder, 'rehearsals', name)
  await mkdir(join(folder, 'rehearsals'), { recursive: true })
  await writeFileAtomic(path, rehearsalReport(deck, times))
  return { file: relative(folder, path).replaceAll('\\', '/'), slides: times.spent.size, skipped: [] }
}

/**
 * Writes what each slide took into its heading, file by file; a file is changed whole or not at all. A slide
 * whose heading is not where the deck has it (edited meanwhile, or one without a heading) is left alone.
 */
async function writeMinutes(folder: string, deck: Deck, times: RehearsalTimes): Promise<RehearsalWritten> {
  const skipped: RehearsalWritten['skipped'] = []
  let slides = 0
  const wanted = deck.slides.filter((slide) => times.spent.has(slide.id) && slide.kind !== 'bibliography')
  for (const [file, ofFile] of Map.groupBy(wanted, (slide) => slide.source.file)) {
    const path = join(folder, file)
    const text = file.endsWith('.md') ? utf8(await readFile(path)) : null
    const mark = text?.startsWith('\uFEFF') === true ? '\uFEFF' : ''
    // Line breaks stay what they are, of whichever kind.
    const parts = (text ?? '').slice(mark.length).split(/(\r\n|\r|\n)/)
    for (const slide of ofFile) {
      const at = (slide.source.line - 1) * 2
      const minutes = plannedMinutes(times.spent.get(slide.id) ?? 0)
      const line = withMinutes(parts[at] ?? '', slide, minutes)
      if (line === null) {
        skipped.push({ slide: slide.id, reason: text === null ? NO_TEXT : NO_HEADING })
        continue
      }
      parts[at] = line
      slides += 1
    }
    const changed = mark + parts.join('')
    if (text !== null && changed !== text) await writeFileAtomic(path, changed)
  }
  return { file: null, slides, skipped }
}

const NO_HEADING = 'it has no heading of its own where the slides have it'
const NO_TEXT = 'it stands in no Markdown file in UTF-8'

function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
