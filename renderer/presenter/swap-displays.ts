import { projectorWindow } from './windows.ts'

/** Part of the Window Management API, which TypeScript does not know yet. Lengths are CSS pixels. */
export interface ScreenPlace {
  availLeft: number
  availTop: number
  availWidth: number
  availHeight: number
}

interface ScreenDetails {
  screens: readonly ScreenPlace[]
}

declare global {
  interface Window {
    /** Absent where the browser tells pages nothing of displays. Rejects when the lecturer does not allow it. */
    getScreenDetails?: () => Promise<ScreenDetails>
  }
}

const SWAP_WORDS = {
  unopened: 'The slides have no window yet: F5 opens it.',
  unable:
    'This browser cannot move windows. Drag the slides to the other display yourself and press F11 there.',
  forbidden:
    'The browser may not move windows. Allow “window management” for this page, or drag the slides to the other display yourself.',
  single: 'There is only one display. V shows the slides in this window.',
  moved:
    'The slides are on the other display; press F11 there. This window stays: a browser can move the slides alone.',
} as const

/** The display after the one that most of a window is on; null when there is no other. */
export function otherScreen(screens: readonly ScreenPlace[], left: number, top: number): ScreenPlace | null {
  const here = screens.findIndex(
    ({ availLeft, availTop, availWidth, availHeight }) =>
      left >= availLeft && left < availLeft + availWidth && top >= availTop && top < availTop + availHeight,
  )
  const next = screens[(here + 1) % screens.length]
  return screens.length < 2 || next === undefined ? null : next
}

/**
 * Brings the slides' window to the next display, which is all that a page may do: its own window was opened by the
 * lecturer. Returns what came of it, in words. Never rejects.
 */
export async function swapDisplays(): Promise<string> {
  const slides = projectorWindow()
  if (slides === null) return SWAP_WORDS.unopened
  if (typeof window.getScreenDetails !== 'function') return SWAP_WORDS.unable
  let details
  try {
    details = await window.getScreenDetails()
  } catch {
    return SWAP_WORDS.forbidden
  }
  const x = slides.screenX + slides.outerWidth / 2
  const y = slides.screenY + slides.outerHeight / 2
  const to = otherScreen(details.screens, x, y)
  if (to === null) return SWAP_WORDS.single
  // A window that fills its display stays where it is.
  if (slides.document.fullscreenElement !== null)
    await slides.document.exitFullscreen().catch(() => undefined)
  slides.moveTo(to.availLeft, to.availTop)
  slides.resizeTo(to.availWidth, to.availHeight)
  return SWAP_WORDS.moved
}
