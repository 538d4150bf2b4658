import type { Tool } from '../../core/session/types.ts'
import type { HandTool } from './hand-tools.ts'
import type { Point } from './slide-point.ts'

/** How far one press of an arrow key moves the hand, CSS pixels of the slide; with Shift, and without. */
const FAR = 80
const NEAR = 16

const DIRECTIONS: Readonly<Record<string, readonly [x: number, y: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

export interface KeysOptions {
  tool: () => HandTool
  kind: () => Tool
  /** Where the hand is now, and where it goes. */
  onHand: (at: Point | null) => void
}

/**
 * The keyboard as a hand, while `element` has the focus: arrow keys move it, Enter or Space presses and lets
 * go, plus and minus change the size. Returns the way to stop.
 */
export function listenToKeys(element: HTMLElement, { tool, kind, onHand }: KeysOptions): () => void {
  let at: Point = { x: 640, y: 360 }
  let pressed: HandTool | null = null
  const show = () => {
    onHand(at)
    if (pressed === null) tool().hover(at)
    else pressed.drag([at])
  }
  const letGo = () => {
    pressed?.release()
    pressed = null
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || kind() === 'none') return
    const direction = DIRECTIONS[event.key]
    if (direction !== undefined) {
      const length = event.shiftKey ? FAR : NEAR
      at = { x: onto(at.x + direction[0] * length, 1280), y: onto(at.y + direction[1] * length, 720) }
      show()
    } else if (event.key === 'Enter' || event.key === ' ') {
      if (event.repeat) return event.preventDefault()
      if (pressed !== null) {
        letGo()
      } else {
        pressed = tool()
        pressed.press(at)
        // A region is chosen by moving on; a click is a press and nothing else.
        if (kind() === 'zoom') letGo()
      }
    } else if (event.key === '+' || event.key === '=' || event.key === '-') {
      if (kind() !== 'zoom') return
      tool().resize(at, event.key === '-' ? 0.8 : 1.25)
    } else return
    event.preventDefault()
  }
  const onBlur = () => {
    letGo()
    tool().leave()
    onHand(null)
  }
  const onFocus = () => {
    if (element.matches(':focus-visible')) show()
  }
  element.addEventListener('keydown', onKey)
  element.addEventListener('focus', onFocus)
  element.addEventListener('blur', onBlur)
  return () => {
    element.removeEventListener('keydown', onKey)
    element.removeEventListener('focus', onFocus)
    element.removeEventListener('blur', onBlur)
  }
}

function onto(value: number, size: number): number {
  return Math.min(size, Math.max(0, value))
}
