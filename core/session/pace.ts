/** A slide as far as time is concerned. */
export interface PlannedSlide {
  id: string
  /** Planned; undefined shares what the others leave of the lecture's duration. */
  minutes?: number
  /** May be left out when time is short. */
  optional?: boolean
  /** Takes no time of its own, like the bibliography. */
  isTimeless?: boolean
}

export interface PlanOptions {
  slides: readonly PlannedSlide[]
  /** Planned length of the lecture, minutes; undefined when none was given. */
  duration?: number | undefined
  /** Ids of slides that are left out. */
  skipped: readonly string[]
}

/** Where the lecture stands against its plan. All times are milliseconds. */
export interface Pace {
  /** What the clock will say at the end, if all that is left takes its planned time. */
  expected: number
  /** What the clock is to say at the end. */
  planned: number
  /** `expected` less `planned`: more than 0 is behind, less is ahead. */
  drift: number
  /** Optional slides still to come, the last first, and what leaving each of them out saves. */
  offers: readonly { id: string; saves: number }[]
}

/** Where the lecture is. */
export interface Progress {
  /** 0-based index of the slide the room is at. */
  index: number
  /** What the lecture's clock says, milliseconds. */
  elapsed: number
  /** What it said when the room came to the slide. */
  slideSince: number
}

const MINUTE = 60_000

/** Planned milliseconds of each slide, in deck order, whether it is skipped or not. */
export function plannedTimes({ slides, duration }: Omit<PlanOptions, 'skipped'>): number[] {
  const isOpen = (slide: PlannedSlide) => slide.minutes === undefined && slide.isTimeless !== true
  const given = slides.reduce((sum, slide) => sum + (slide.minutes ?? 0) * MINUTE, 0)
  const open = slides.filter(isOpen).length
  const left = duration === undefined ? 0 : Math.max(0, duration * MINUTE - given)
  return slides.map((slide) => (isOpen(slide) ? left / open : (slide.minutes ?? 0) * MINUTE))
}

/** How the lecture keeps to its plan; null for a lecture without any planned time. */
export function paceOf(options: PlanOptions, { index, elapsed, slideSince }: Progress): Pace | null {
  const { slides, duration, skipped } = options
  const times = plannedTimes(options)
  const all = sum(times)
  if (all <= 0) return null
  const isSkipped = new Set(skipped)
  const kept = times.map((time, at) => (isSkipped.has(slides[at]?.id ?? '') ? 0 : time))
  const leftHere = Math.max(0, (times[index] ?? 0) - Math.max(0, elapsed - slideSince))
  const expected = elapsed + leftHere + sum(kept.slice(index + 1))
  const planned = duration === undefined ? all : duration * MINUTE
  const offers = slides.flatMap((slide, at) => {
    const saves = kept[at] ?? 0
    return slide.optional === true && at > index && saves > 0 ? [{ id: slide.id, saves }] : []
  })
  return { expected, planned, drift: expected - planned, offers: offers.reverse() }
}

/** Of the offers, those to take so that `over` milliseconds are saved: the fewest; all of them when they do not suffice. */
export function enoughOf(offers: Pace['offers'], over: number): Pace['offers'] {
  const chosen: { id: string; saves: number }[] = []
  let saved = 0
  for (const offer of [...offers].sort((a, b) => b.saves - a.saves)) {
    if (saved >= over) break
    // One alone that suffices is better than a large one and a second.
    const missing = over - saved
    const least = offers.filter((one) => !chosen.includes(one) && one.saves >= missing)
    const pick = least.sort((a, b) => a.saves - b.saves)[0] ?? offer
    chosen.push(pick)
    saved += pick.saves
  }
  return chosen
}

function sum(times: readonly number[]): number {
  return times.reduce((total, time) => total + time, 0)
}
