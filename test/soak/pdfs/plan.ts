import type { PdfWishes } from '../../../core/export/pdf-options.ts'
import { Chance } from '../chance.ts'

/** How far a PDF is: its browser runs, the page was asked for, laid out, is being printed, was printed. */
export const stages = ['started', 'asked', 'laid out', 'printing', 'finishing'] as const
export type Stage = (typeof stages)[number]

/** A PDF that is made while a lecture is given. */
export interface PdfPlan {
  /** Begun before this step of the lecture and waited for after that one, both 0-based. */
  from: number
  until: number
  outcome: 'whole' | 'killed' | 'cancelled'
  /** When its browser is killed, or it is cancelled. */
  at: Stage
  /** Written in place of an older file, as a window does, or fetched by the lecturer's browser. */
  to: 'file' | 'browser'
  wishes: PdfWishes
  /** Pages that are printed at once. */
  pagesAtOnce: number
}

/** Lectures of which one has PDFs, which take as long as hundreds of steps each. */
const PDF_LECTURES = 10

const WISHES: readonly PdfWishes[] = [
  { kind: 'slides' },
  { kind: 'slides', ink: true, appearance: 'dark' },
  { kind: 'steps', aspect: '4:3' },
  { kind: 'handout', perPage: 4 },
  { kind: 'handout', beside: 'notes', ink: true },
  { kind: 'script' },
]

/**
 * The PDFs of a lecture in the order of their steps: one that becomes whole, one whose browser is killed, one that is
 * cancelled. They are decided apart from the lecture's own steps, which stay the same without a browser. None of them
 * lasts over a fault, since a process that is cut off takes its browser with it.
 * @param number of the lecture in the run, 0-based
 * @param steps of a whole lecture
 * @param calm steps between two faults
 */
export function plannedPdfs(
  seed: number,
  number: number,
  { steps, calm }: { steps: number; calm: number },
): PdfPlan[] {
  if (number % PDF_LECTURES !== 0) return []
  const chance = new Chance((seed + number) ^ 0x5bd1e995)
  const stretches = Array.from({ length: Math.floor(steps / calm) }, (_, index) => index)
  return (['whole', 'killed', 'cancelled'] as const)
    .map((outcome) => {
      const [stretch = 0] = stretches.splice(chance.below(stretches.length), 1)
      const from = stretch * calm + chance.between(0, Math.floor(calm / 3))
      return {
        from,
        until: from + chance.between(1, Math.floor(calm / 2)),
        outcome,
        // Once all is printed there is no browser to be killed.
        at: chance.of(outcome === 'killed' ? stages.slice(0, -1) : stages),
        to: chance.of(['file', 'browser'] as const),
        wishes: chance.of(WISHES),
        pagesAtOnce: chance.of([100, 8]),
      }
    })
    .toSorted((a, b) => a.from - b.from)
}

/** As runs list it. */
export function nameOf({ outcome, at }: PdfPlan): string {
  return outcome === 'whole' ? 'pdf: whole' : `pdf: ${outcome} when ${at}`
}
