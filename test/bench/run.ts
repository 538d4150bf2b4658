import { loadavg } from 'node:os'
import { stripVTControlCharacters } from 'node:util'
import type { Browser } from 'playwright-core'
import type { SyntheticSlide } from '../support/synthetic.ts'
import type { Measure } from './measures/measure.ts'
import { LIMIT } from './processes.ts'
import type { Case, Results } from './results.ts'
import { inTurn } from './stats.ts'
import { Subject } from './subject.ts'
import type { Tool } from './tool.ts'
import { messageOf } from '../../core/deck/message-of.ts'

export interface Plan {
  rounds: number
  presses: number
  /** Milliseconds that one tool may take in all; what is left of it then is left out. */
  budget: number
  measures: readonly Measure[]
  /** What is measured, in the order of the tables. */
  cases: { tool: Tool; slides: readonly SyntheticSlide[] }[]
  browser: Browser
  say(text: string): void
  /** What was found so far, after each round but the last. */
  afterRound?(found: Found): Promise<void>
}

/** What a run finds out. */
export type Found = Pick<Results, 'cases' | 'left' | 'loads' | 'rounds'>

interface Job {
  tool: Tool
  slides: readonly SyntheticSlide[]
  kept: Case
  /** Measures that failed, by id. */
  failed: Set<string>
}

/**
 * Measures all in every round, forwards in one and backwards in the next. What fails once is not tried
 * again for this tool and length, and the reason is kept; nothing that a tool does makes this fail.
 */
export async function run(plan: Plan): Promise<Found> {
  const left: Results['left'] = []
  const loads: number[] = []
  const spent = new Map<Tool, number>()
  const jobs = plan.cases.map(({ tool, slides }): Job => {
    const kept = { tool: tool.name, slides: slides.length, found: {} }
    return { tool, slides, kept, failed: new Set() }
  })
  const found = (rounds: number): Found => ({ cases: jobs.map(({ kept }) => kept), left, loads, rounds })
  for (let round = 0; round < plan.rounds; round += 1) {
    loads.push(loadavg()[0] ?? 0)
    for (const job of inTurn(jobs, round)) {
      const what = `${job.tool.name} with ${job.slides.length} slides`
      const used = spent.get(job.tool) ?? 0
      if (used > plan.budget) {
        if (!left.some((one) => one.what === what && one.why.startsWith('its time')))
          left.push({ what, why: `its time was over after ${round} of ${plan.rounds} rounds` })
        continue
      }
      const began = performance.now()
      for (const why of await takeAll(plan, job, round)) left.push({ what, why })
      const took = performance.now() - began
      spent.set(job.tool, used + took)
      plan.say(`Round ${round + 1}, ${what}: ${Math.round(took / 1000)} s`)
    }
    if (round + 1 < plan.rounds) await plan.afterRound?.(found(round + 1))
  }
  loads.push(loadavg()[0] ?? 0)
  return found(plan.rounds)
}

/** @returns why what failed did so */
async function takeAll(plan: Plan, { tool, slides, kept, failed }: Job, round: number): Promise<string[]> {
  const reasons: string[] = []
  const subject = await Subject.create(tool, slides, plan.presses, plan.browser)
  try {
    for (const measure of plan.measures) {
      if (failed.has(measure.id) || tool.measures?.includes(measure.id) === false) continue
      try {
        const values = await within(measure.take(subject), measure.limit ?? LIMIT)
        if (values !== null) (kept.found[measure.id] ??= [])[round] = values
      } catch (error) {
        failed.add(measure.id)
        reasons.push(`${measure.title}: ${firstLines(error)}`)
      }
    }
  } finally {
    // A tool that does not end must not hold up the others.
    await within(subject.close(), LIMIT).catch((error: unknown) => reasons.push(firstLines(error)))
  }
  return reasons
}

/** @throws Error when it takes longer; milliseconds */
async function within<T>(work: Promise<T>, limit: number): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Error(`It took longer than ${limit / 1000} s`)), limit)
  try {
    return await Promise.race([work, late.promise])
  } finally {
    clearTimeout(timer)
  }
}

/** The beginning of an error's message, on one line and without the colours of a terminal. */
export function firstLines(error: unknown): string {
  const text = stripVTControlCharacters(messageOf(error))
  const lines = text.split('\n').map((line) => line.trim())
  return lines.filter(Boolean).slice(0, 2).join(' ').slice(0, 240)
}
