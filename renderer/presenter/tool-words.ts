import { INK_COLOURS } from '../../core/session/commands.ts'
import type { InkColour, PresenterSession, Tool } from '../../core/session/types.ts'
import { inkWords, strokesAt } from '../shared/ink-svg.ts'

export const COLOUR_WORDS: Readonly<Record<InkColour, string>> = {
  red: 'Red',
  blue: 'Blue',
  green: 'Green',
  yellow: 'Yellow',
  ink: 'Text colour',
}

/** In the order of the key that goes through them. */
export const COLOURS: readonly InkColour[] = INK_COLOURS

export const TOOL_WORDS: Readonly<Record<Tool, string>> = {
  none: 'No tool',
  laser: 'Laser',
  spotlight: 'Spotlight',
  zoom: 'Zoom',
  pen: 'Pen',
  highlighter: 'Highlighter',
  eraser: 'Eraser',
}

/** Whether the tool takes a colour. */
export function hasColour(tool: Tool): tool is 'pen' | 'highlighter' {
  return tool === 'pen' || tool === 'highlighter'
}

type Seen = Pick<PresenterSession, 'tool' | 'colour' | 'ink' | 'zoom' | 'slide' | 'position' | 'source'>

/**
 * What a screen reader is told when the hand on the slide does something: the latest change in words, ''
 * when there is nothing to say. Moving to another slide is told elsewhere.
 */
export function toolAnnouncement(before: Seen, now: Seen): string {
  if (now.tool !== before.tool) {
    if (now.tool === 'none') return `${TOOL_WORDS[before.tool]} laid down`
    const colour = hasColour(now.tool) ? `, ${COLOUR_WORDS[now.colour].toLowerCase()}` : ''
    return `${TOOL_WORDS[now.tool]}${colour}`
  }
  if (now.colour !== before.colour) return COLOUR_WORDS[now.colour]
  if (now.slide !== before.slide) return ''
  if (now.source !== before.source)
    return now.source === null ? 'Source taken away' : 'Source shown to the room'
  const [shown, was] = [now, before].map(({ ink, position }) => strokesAt(ink, position.step).length)
  if (now.ink !== before.ink && shown !== was) return inkWords(shown ?? 0)
  if (now.zoom === null && before.zoom !== null) return 'The room sees the whole slide'
  if (now.zoom !== null && now.zoom.scale !== before.zoom?.scale)
    return `Enlarged ${timesWords(now.zoom.scale)} times`
  return ''
}

/** `2`, `2.5`; one digit after the point. */
function timesWords(scale: number): string {
  return String(Math.round(scale * 10) / 10)
}
