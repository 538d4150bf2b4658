import type { CitationFormatter } from '../../main/app/citation-formatter.ts'
import { readJournal } from '../../main/app/journal-file.ts'
import { crash, realKill } from './chaos/crashes.ts'
import { disturbDisk } from './chaos/disk.ts'
import { edit, repair } from './chaos/edits.ts'
import { exportSome } from './chaos/exports.ts'
import { people } from './chaos/people.ts'
import { Giving } from './giving.ts'
import { openFiles } from './handles.ts'
import type { Fault } from './invariants.ts'
import { plannedPdfs } from './pdfs/plan.ts'
import type { Printing } from './pdfs/printing.ts'
import { PdfSchedule } from './pdfs/schedule.ts'

/** Steps of one lecture. By the pauses between them it takes three hours, give or take. */
export const LECTURE_STEPS = 2000
/** Steps between two faults. */
const CALM_STEPS = 100
/** Lectures of which one has a process that the system kills. */
const KILLED_LECTURES = 5

const CHAOS = { edit: 5, people: 4, podium: 3, crash: 3, disk: 3, export: 2 } as const

/** What is found once and used by all lectures. */
export interface Tools {
  citations: CitationFormatter
  printing: Printing
}

export interface LectureLog {
  /** Called before each step with its number in this lecture, 0-based, and after it with what was done. */
  did(step: number, what: string): void
  /** Called when everything is open, before the lecture ends. */
  inTheMiddle(): void
}

/**
 * Gives one lecture of three hours in fast time, looks at everything after each step, and ends it.
 * @param number of the lecture in the run, 0-based
 * @param steps how many of its steps are taken before it ends
 * @throws BrokenInvariant
 */
export async function giveLecture(
  seed: number,
  number: number,
  steps: number,
  { citations, printing }: Tools,
  log: LectureLog,
): Promise<void> {
  const open = openFiles()
  const giving = await Giving.begin(seed + number, citations)
  const { chance, world } = giving
  const plans = plannedPdfs(seed, number, { steps: LECTURE_STEPS, calm: CALM_STEPS })
  const pdfs = new PdfSchedule(plans, printing)
  const tell = async (step: number, made: string | null) => {
    if (made === null) return
    log.did(step, made)
    await giving.verify()
  }
  try {
    for (let step = 0; step < steps; step += 1) {
      await pdfs.before(step, giving)
      log.did(step, await giving.act())
      await giving.verify()
      await tell(step, await pdfs.after(step, giving))
      if (step % CALM_STEPS !== CALM_STEPS - 1) continue
      log.did(step, await disturb(giving))
      await giving.verify()
      giving.check('podium', podiumFaults(giving))
      await giving.world.podium.pass(1000)
      if (number % KILLED_LECTURES === 0 && step === LECTURE_STEPS / 2 - 1) {
        log.did(step, await realKill(giving))
        await giving.verify()
      }
    }
    await tell(steps - 1, await pdfs.end(giving))
    log.inTheMiddle()
    await end(giving, chance.oneIn(2))
    // Not when the folder is gone: with it goes whatever was watched.
    if (openFiles() !== open)
      giving.check('handles', [
        { invariant: 'handles', what: `${openFiles()} files and watches, ${open} before the lecture` },
      ])
  } finally {
    await pdfs.close()
    await world.remove()
  }
}

async function disturb(giving: Giving): Promise<string> {
  switch (giving.chance.weighted(CHAOS)) {
    case 'edit':
      return await edit(giving)
    case 'people':
      return await people(giving)
    case 'podium':
      return `podium: ${await giving.world.podium.disturb(giving.chance)}`
    case 'crash':
      return await crash(giving)
    case 'disk':
      return await disturbDisk(giving)
    case 'export':
      return await exportSome(giving)
  }
}

function podiumFaults({ world }: Giving): Fault[] {
  return world.podium.faults().map((what) => ({ invariant: 'podium' as const, what }))
}

/** The lecture ends: its journal says so, nobody listens any more, and nothing is left lying about. */
async function end(giving: Giving, isFull: boolean): Promise<void> {
  const { world } = giving
  if (giving.trouble) await repair(giving)
  await giving.verify()
  if (isFull && world.disk.room === 'ample' && !world.disk.isStalled) {
    // Full at the very last step, and emptied before the lecture is closed.
    world.disk.room = 'half a line'
    await giving.act()
    await giving.verify()
  }
  world.disk.room = 'ample'
  world.disk.goOn()
  await world.end()
  const faults: Fault[] = []
  const journal = await readJournal(world.journal)
  if (journal?.ended !== true) faults.push({ invariant: 'journal', what: 'the lecture was not ended' })
  const place = journal?.session.position
  const { place: ought } = giving.model
  if (place?.slide !== ought.slide || place.step !== ought.step)
    faults.push({
      invariant: 'journal',
      what: `it ended at ${JSON.stringify(place)}, not ${JSON.stringify(ought)}`,
    })
  if (world.listeners !== 0) faults.push({ invariant: 'handles', what: `${world.listeners} still listen` })
  const orphans = await world.orphans()
  if (orphans.length > 0) faults.push({ invariant: 'orphans', what: orphans.join(', ') })
  giving.check('journal', faults)
}
