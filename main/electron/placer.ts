import type { Rect, WindowPlacement } from './placement.ts'
import type { WindowLike } from './surface.ts'

export type PlaceableWindow = Pick<
  WindowLike,
  | 'getBounds'
  | 'hide'
  | 'isDestroyed'
  | 'isFullScreen'
  | 'isMaximized'
  | 'isVisible'
  | 'on'
  | 'setBounds'
  | 'setFullScreen'
  | 'show'
  | 'showInactive'
  | 'unmaximize'
>

/** Calls back after so many milliseconds; returns the way to call it off. */
export type Later = (callback: () => void, milliseconds: number) => () => void

/** Some window managers never tell that full screen was entered or left. */
const TRANSITION_MS = 2000

/** Enough for leaving, moving, entering and one correction; a window that does not obey is left alone. */
const MAX_TRANSITIONS = 4

/**
 * Moves one window to where it belongs. Full screen cannot name a display, so a window leaves it,
 * waits until it has left (hiding or moving earlier leaves an empty space behind on macOS), moves and
 * enters it again. A new aim during that replaces the old one. Returns the function that aims.
 * @param focus whether the window takes the focus when it is first shown
 */
export function createPlacer(
  window: PlaceableWindow,
  later: Later,
  focus: boolean,
): (target: WindowPlacement) => void {
  let target: WindowPlacement | null = null
  let transitions = 0
  let corrected = false
  /** Calls off the wait for the transition under way; null when none is. */
  let endWait: (() => void) | null = null

  const arrived = () => {
    if (endWait === null) return
    endWait()
    endWait = null
    step()
  }
  window.on('enter-full-screen', arrived)
  window.on('leave-full-screen', arrived)

  return (next) => {
    target = next
    transitions = 0
    corrected = false
    if (endWait === null) step()
  }

  function step(): void {
    if (target === null || window.isDestroyed()) return
    if (window.isFullScreen()) {
      if (staysFullScreen(target)) return
      turnFullScreen(false)
      return
    }
    if (!target.visible) {
      if (window.isVisible()) window.hide()
      return
    }
    move(target.bounds)
    if (!window.isVisible()) {
      if (focus) window.show()
      else window.showInactive()
    }
    if (target.fullscreen) turnFullScreen(true)
  }

  function move(bounds: Rect): void {
    const now = window.getBounds()
    if (sameRect(now, bounds)) return
    if (window.isMaximized()) {
      // A maximised window is larger than its work area on some systems; it is right where it is.
      if (holdsCentre(bounds, now)) return
      window.unmaximize()
    }
    window.setBounds(bounds)
  }

  /** Wayland tells nobody where a window is, so being on the wrong display is believed only once. */
  function staysFullScreen({ visible, fullscreen, bounds }: WindowPlacement): boolean {
    if (!visible || !fullscreen) return false
    if (corrected || holdsCentre(bounds, window.getBounds())) return true
    corrected = true
    return false
  }

  function turnFullScreen(on: boolean): void {
    if (transitions === MAX_TRANSITIONS) return
    transitions += 1
    endWait = later(arrived, TRANSITION_MS)
    window.setFullScreen(on)
  }
}

/** The display's own size may differ from the window's by a notch or by rounding; its centre does not. */
function holdsCentre(display: Rect, window: Rect): boolean {
  const x = window.x + window.width / 2
  const y = window.y + window.height / 2
  return x >= display.x && x < display.x + display.width && y >= display.y && y < display.y + display.height
}

function sameRect(a: Rect, b: Rect): boolean {
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
