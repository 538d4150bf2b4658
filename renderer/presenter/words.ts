import type { Diagnostic } from '../../core/deck/types.ts'
import type { DeckOutline, SlideSummary } from '../../core/rpc/contract.ts'
import type { Position, PresenterView, Screen } from '../../core/session/types.ts'

/** `4:07`, `1:02:09`; for whole seconds, rounded down. Negative lengths count as 0. */
export function duration(milliseconds: number): string {
  const total = Math.max(0, Math.floor(milliseconds / 1000))
  const seconds = String(total % 60).padStart(2, '0')
  const minutes = Math.floor(total / 60) % 60
  const hours = Math.floor(total / 3600)
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`
}

export interface TimeLeft {
  /** e.g. `37:26 left`, `2:10 over`. */
  words: string
  /** `soon` within the last tenth of the plan, `over` past its end. */
  state: 'ample' | 'soon' | 'over'
  /** Share of the plan used, 0 to 1. */
  used: number
}

/** What is left of a plan (minutes) after `elapsed` milliseconds. Null without a plan. */
export function timeLeft(plannedMinutes: number | undefined, elapsed: number): TimeLeft | null {
  if (plannedMinutes === undefined || plannedMinutes <= 0) return null
  const planned = plannedMinutes * 60_000
  const left = planned - elapsed
  const used = Math.min(1, Math.max(0, elapsed / planned))
  // Rounded up, so that elapsed and left together are always the plan.
  if (left > 0) {
    const words = `${duration(Math.ceil(left / 1000) * 1000)} left`
    return { words, state: left <= planned / 10 ? 'soon' : 'ample', used }
  }
  return { words: left > -1000 ? 'Time is up' : `${duration(-left)} over`, state: 'over', used }
}

export interface ScreenWords {
  kind: 'live' | 'frozen' | 'black' | 'white'
  label: string
  /** One sentence on what the room sees. */
  explanation: string
}

/** What the projector does, in words. */
export function screenWords(screen: Screen, outline: DeckOutline): ScreenWords {
  if (screen.kind === 'live') {
    return { kind: 'live', label: 'Live', explanation: 'The projector shows this slide' }
  }
  if (screen.kind === 'frozen') {
    const where = `slide ${screen.at.slide + 1}${nameOf(outline.slides[screen.at.slide])}`
    return { kind: 'frozen', label: 'Frozen', explanation: `The projector stays at ${where}` }
  }
  const label = screen.colour === 'black' ? 'Black' : 'White'
  return {
    kind: screen.colour,
    label,
    explanation: `The projector is ${screen.colour}; Next brings the slide back`,
  }
}

function nameOf(slide: SlideSummary | undefined): string {
  return slide === undefined || slide.title === '' ? '' : `, ${slide.title}`
}

/** A slide's name for lists; one without a heading is called by its number. */
export function slideName(slide: Pick<SlideSummary, 'title' | 'index'>): string {
  return slide.title === '' ? `Slide ${slide.index + 1}` : slide.title
}

/** Which step of how many, 1-based as people count; '' for a slide that shows everything at once. */
export function stepWords(step: number, lastStep: number): string {
  return lastStep === 0 ? '' : `step ${Math.min(step, lastStep) + 1} of ${lastStep + 1}`
}

/** What a screen reader says when the position changes. */
export function announcement(position: Position, outline: DeckOutline): string {
  const slide = outline.slides[position.slide]
  if (slide === undefined) return 'This lecture has no slides.'
  const parts = [`Slide ${slide.index + 1} of ${outline.slides.length}`]
  if (slide.title !== '') parts.push(slide.title)
  const step = stepWords(position.step, slide.lastStep)
  if (step !== '') parts.push(step)
  return parts.join(', ')
}

/** What the next press of the clicker brings. */
export function upcomingWords(view: PresenterView, outline: DeckOutline): string {
  if (view.upcoming === null) return 'End of the lecture'
  const slide = outline.slides[view.upcoming.slide]
  if (slide === undefined) return ''
  if (view.upcoming.slide === view.session.position.slide) {
    const step = stepWords(view.upcoming.step, slide.lastStep)
    return `Same slide, ${step}`
  }
  return slideName(slide)
}

/** `3 problems`, `1 problem`. */
export function problemCount(diagnostics: readonly Diagnostic[]): string {
  return diagnostics.length === 1 ? '1 problem' : `${diagnostics.length} problems`
}

/** Null when nothing is wrong. */
export function worstSeverity(diagnostics: readonly Diagnostic[]): Diagnostic['severity'] | null {
  for (const severity of ['error', 'warning', 'info'] as const) {
    if (diagnostics.some((diagnostic) => diagnostic.severity === severity)) return severity
  }
  return null
}

/** The same problems, errors first; those of one severity stay in their order. */
export function severestFirst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const order: Diagnostic['severity'][] = ['error', 'warning', 'info']
  return diagnostics.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity))
}

/** `slides/01-introduction.md:12:4`; without a place for what concerns a whole file or the folder. */
export function placeOf({ file, line, column }: Diagnostic): string {
  if (file === '') return 'lecture folder'
  return line > 0 ? `${file}:${line}:${column}` : file
}
