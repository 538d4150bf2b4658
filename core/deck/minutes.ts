import { trailingAttributes } from './attributes.ts'
import type { Slide } from './types.ts'

/** A heading of a section or a slide, with what stands before its attributes. */
const HEADING = /^ {0,3}#{1,2}[ \t]/

/**
 * A line of Markdown with the planned minutes of its heading set.
 * @param line without its line break
 * @param slide whose heading it is to be
 * @param minutes more than 0
 * @returns null when the line is not the heading of this slide
 */
export function withMinutes(
  line: string,
  slide: Pick<Slide, 'id' | 'title'>,
  minutes: number,
): string | null {
  if (!HEADING.test(line)) return null
  const attribute = `minutes=${minutes}`
  const found = trailingAttributes(line)
  const id = found?.attributes.id
  if (id === undefined ? !lettersOf(found?.rest ?? line).includes(lettersOf(slide.title)) : id !== slide.id)
    return null
  const trimmed = line.trimEnd()
  if (found === undefined) return `${trimmed} {${attribute}}`
  const before = trimmed.slice(0, found.inside)
  const inner = trimmed.slice(found.inside, -1)
  const known = /(^|\s)minutes=(?:"[^"]*"|'[^']*'|\S*)/
  const after = known.test(inner) ? inner.replace(known, `$1${attribute}`) : `${inner.trimEnd()} ${attribute}`
  return `${before}${after}}`
}

/** Without the marks of Markdown and whatever else is neither letter nor digit. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, '').toLowerCase()
}

/** To quarters of a minute, as one would plan; never none for a slide that was shown. */
export function plannedMinutes(milliseconds: number): number {
  return Math.max(0.25, Math.round(milliseconds / 15_000) / 4)
}
