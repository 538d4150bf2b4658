import type { HandTool } from './hand-tools.ts'
import { slidePoint, type Point, type SlideBox } from './slide-point.ts'

export interface InputOptions {
  /** Where the slide is in the window now; null when there is none. */
  box: () => SlideBox | null
  /** The tool in hand. */
  tool: () => HandTool
  /** What the other end of a pen does. */
  eraser: () => HandTool
  /** Where the hand is; null when it is not over the slide. */
  onHand: (at: Point | null) => void
}

/** A pen's other end, in `PointerEvent.buttons`. */
const ERASER_BUTTON = 32

/**
 * Mouse, pen and touch on `element` become movements of a tool. One hand at a time: while a line is drawn,
 * other pointers do nothing; and once a pen has been used, fingers and palms draw nothing. Returns the way
 * to stop.
 */
export function listenToPointers(element: HTMLElement, options: InputOptions): () => void {
  let pressed: { id: number; tool: HandTool } | null = null
  let penIsUsed = false
  const at = (event: MouseEvent): Point | null => {
    const box = options.box()
    return box === null ? null : slidePoint(box, event.clientX, event.clientY)
  }

  const onDown = (event: PointerEvent) => {
    // The keyboard keeps moving the lecture on: the focus stays where it is.
    event.preventDefault()
    const isEraser = (event.buttons & ERASER_BUTTON) !== 0
    if (event.pointerType === 'pen') penIsUsed = true
    const isPalm = penIsUsed && event.pointerType === 'touch'
    const place = at(event)
    if (pressed !== null || isPalm || place === null || (event.button !== 0 && !isEraser)) return
    pressed = { id: event.pointerId, tool: isEraser ? options.eraser() : options.tool() }
    capture(element, event.pointerId)
    options.onHand(place)
    pressed.tool.press(place)
  }
  const onMove = (event: PointerEvent) => {
    const place = at(event)
    if (place === null || (pressed !== null && pressed.id !== event.pointerId)) return
    options.onHand(place)
    if (pressed === null) options.tool().hover(place)
    else pressed.tool.drag(wayOf(event).flatMap((part) => at(part) ?? []))
  }
  const onUp = (event: PointerEvent) => {
    if (pressed?.id !== event.pointerId) return
    pressed.tool.release()
    pressed = null
  }
  const onLeave = (event: PointerEvent) => {
    if (pressed !== null && pressed.id !== event.pointerId) return
    ;(pressed?.tool ?? options.tool()).leave()
    pressed = null
    options.onHand(null)
  }
  const onWheel = (event: WheelEvent) => {
    const place = at(event)
    if (place === null || event.ctrlKey) return
    event.preventDefault()
    options.tool().resize(place, wheelFactor(event))
  }
  const onMouseDown = (event: MouseEvent) => event.preventDefault()
  // The page would take a double click for full screen.
  const onDoubleClick = (event: MouseEvent) => event.stopPropagation()

  const stop = new AbortController()
  const { signal } = stop
  element.addEventListener('pointerdown', onDown, { signal })
  element.addEventListener('pointermove', onMove, { signal })
  element.addEventListener('pointerup', onUp, { signal })
  element.addEventListener('pointercancel', onLeave, { signal })
  element.addEventListener('pointerleave', onLeave, { signal })
  element.addEventListener('wheel', onWheel, { signal, passive: false })
  element.addEventListener('mousedown', onMouseDown, { signal })
  element.addEventListener('dblclick', onDoubleClick, { signal })
  return () => stop.abort()
}

/** Everything since the last event, not only where the hand is now: lines stay round when the machine is busy. */
function wayOf(event: PointerEvent): readonly PointerEvent[] {
  // Not every browser keeps them.
  const parts = typeof event.getCoalescedEvents === 'function' ? event.getCoalescedEvents() : []
  return parts.length > 0 ? parts : [event]
}

/** Without it a line would end at the edge; one that is gone already has nothing to be kept for. */
function capture(element: HTMLElement, pointer: number): void {
  try {
    element.setPointerCapture(pointer)
  } catch {
    // The pointer was lifted in the meantime.
  }
}

/** One notch of a common wheel is 100 pixels, or 3 lines, and enlarges by an eighth. */
export function wheelFactor({ deltaY, deltaMode }: Pick<WheelEvent, 'deltaY' | 'deltaMode'>): number {
  const pixels = deltaMode === 0 ? deltaY : deltaY * 33
  return 1.125 ** (-Math.max(-300, Math.min(300, pixels)) / 100)
}
