import type { Giving } from '../giving.ts'
import { nameOf, type PdfPlan } from './plan.ts'
import type { Printing } from './printing.ts'
import { PdfRun } from './run.ts'

/** Makes the PDFs of one lecture between its steps. */
export class PdfSchedule {
  readonly #plans: PdfPlan[]
  readonly #browser: Printing['browser']
  #run: PdfRun | null = null

  /** @param plans in the order of their steps */
  constructor(plans: readonly PdfPlan[], { browser }: Printing) {
    const isPossible = ({ outcome }: PdfPlan) => outcome !== 'killed' || process.platform === 'linux'
    this.#browser = browser
    this.#plans = browser === null ? [] : plans.filter(isPossible)
  }

  /** Before a step: begins the PDF that is due. */
  async before(step: number, { world }: Giving): Promise<void> {
    const [due] = this.#plans
    if (due?.from !== step || this.#browser === null) return
    this.#plans.shift()
    this.#run = await PdfRun.begin(due, world, this.#browser)
  }

  /**
   * After a step: lets the PDF come on a little, so that the steps fall into all of its stages, or waits for its end.
   * @returns its name once it has ended, else null
   * @throws BrokenInvariant
   */
  async after(step: number, giving: Giving): Promise<string | null> {
    if (this.#run === null) return null
    if (step < this.#run.plan.until) await this.#run.next()
    return step < this.#run.plan.until ? null : await this.end(giving)
  }

  /** Waits for the one that is being made, if there is one. @throws BrokenInvariant */
  async end(giving: Giving): Promise<string | null> {
    const run = this.#run
    if (run === null) return null
    const faults = await run.end()
    this.#run = null
    giving.check('pdf', faults)
    return nameOf(run.plan)
  }

  /** Leaves nothing behind, whatever has happened. */
  async close(): Promise<void> {
    await this.#run?.giveUp()
    this.#run = null
  }
}
