import { plannedMinutes } from './minutes.ts'
import type { Deck } from './types.ts'

/** What a rehearsal took, slide by slide. */
export interface RehearsalTimes {
  /** Milliseconds by the clock, by the slide's id. */
  spent: ReadonlyMap<string, number>
  /** Milliseconds, of the whole rehearsal. */
  total: number
  /** When it ended, `2026-11-25 23:16`. */
  at: string
}

/** The report of a rehearsal as Markdown: what each slide was to take and took, slides not shown left out. */
export function rehearsalReport(deck: Pick<Deck, 'meta' | 'slides'>, times: RehearsalTimes): string {
  const rows = deck.slides.flatMap((slide) => {
    const spent = times.spent.get(slide.id)
    if (spent === undefined) return []
    const planned = slide.minutes === undefined ? '' : String(slide.minutes)
    const taken = plannedMinutes(spent)
    const off = slide.minutes === undefined ? '' : signed(taken - slide.minutes)
    const name = slide.title === '' ? slide.id : slide.title
    return [`| ${slide.index + 1} | ${cell(name)} | ${planned} | ${clock(spent)} | ${off} |`]
  })
  const planned = deck.meta.duration === undefined ? '' : ` of ${deck.meta.duration} min planned`
  return [
    `# Rehearsal of ${cell(deck.meta.title)}`,
    '',
    `${times.at}, ${clock(times.total)}${planned}.`,
    '',
    '| slide | title | planned (min) | taken | more or less (min) |',
    '|--:|---|--:|--:|--:|',
    ...rows,
    '',
  ].join('\n')
}

/** `1:05`, `1:02:09`. */
function clock(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000)
  const two = (number: number) => String(number).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const minutes = Math.floor(seconds / 60) % 60
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

function signed(minutes: number): string {
  return minutes > 0 ? `+${minutes}` : String(minutes)
}

function cell(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('|', '\\|')
}
