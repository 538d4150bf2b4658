/** In device-independent pixels of the desktop; negative left of or above the primary display. */
export interface Rect {
  x: number
  y: number
  width: number
  height: number
}

export interface DisplayInfo {
  id: number
  bounds: Rect
  /** Without task bar, menu bar and dock. */
  workArea: Rect
  scaleFactor: number
  /** Built in, as a laptop's panel is. */
  internal: boolean
  primary: boolean
}

export interface PlacementPreferences {
  /** The lecturer exchanged the two displays. */
  swapped: boolean
  /** With one display the lecturer asked for the slides alone, over the notes. */
  filled: boolean
  /** `auto`: the audience window shows where it cannot cover the notes, that is on a display of its own. */
  audience: 'auto' | 'shown' | 'hidden'
  /** Where the lecturer left the presenter window; used where it is still reachable. */
  presenterBounds: Rect | null
}

export interface WindowPlacement {
  bounds: Rect
  fullscreen: boolean
  visible: boolean
}

export interface Placement {
  presenter: WindowPlacement
  audience: WindowPlacement
  /** The slides fill the only display, over the notes, because the lecturer asked for that. */
  covering: boolean
}

/** Used while no display is known, e.g. with the lid closed. */
const NOWHERE: Rect = { x: 0, y: 0, width: 1280, height: 800 }

/** A window counts as reachable when this much of it lies in a work area, in pixels each way. */
const REACHABLE = 160

/**
 * Where the two windows belong. The notes are on the laptop's own panel, whatever the system calls primary,
 * because systems like to make the projector that; where there is no such panel, or more than one, they are
 * on the primary display. The audience window fills another one, an external one before a built-in one and
 * a larger one before a smaller one. With one display (or a mirrored one, where the room would read the
 * notes) nothing covers the presenter window unless the lecturer asks.
 */
export function placeWindows(displays: readonly DisplayInfo[], preferences: PlacementPreferences): Placement {
  const distinct = withoutMirrors(displays)
  const home = deskOf(distinct)
  if (home === undefined) return withoutDisplay(preferences)
  const other = distinct.filter((display) => display !== home).sort(projectorFirst)[0]
  if (other === undefined) {
    return {
      presenter: presenterOn(home, distinct, null, preferences),
      audience: preferences.filled
        ? { bounds: home.bounds, fullscreen: true, visible: true }
        : {
            bounds: smallWindow(home.workArea),
            fullscreen: false,
            visible: preferences.audience === 'shown',
          },
      covering: preferences.filled,
    }
  }
  const stage = preferences.swapped ? home : other
  const desk = preferences.swapped ? other : home
  return {
    presenter: presenterOn(desk, distinct, stage, preferences),
    audience: { bounds: stage.bounds, fullscreen: true, visible: preferences.audience !== 'hidden' },
    covering: false,
  }
}

/**
 * Names an arrangement of displays, whatever ids the system gives them and whichever it calls primary:
 * what the lecturer decided for one arrangement counts when it comes back, and for no other.
 */
export function arrangementOf(displays: readonly DisplayInfo[]): string {
  const parts = withoutMirrors(displays).map(({ bounds: { width, height }, scaleFactor, internal }) =>
    [internal ? 'internal' : 'external', width, height, scaleFactor].join(' '),
  )
  return parts.sort().join(', ')
}

function deskOf(distinct: readonly DisplayInfo[]): DisplayInfo | undefined {
  const [panel, second] = distinct.filter(({ internal }) => internal)
  if (panel !== undefined && second === undefined) return panel
  return distinct.find(({ primary }) => primary) ?? distinct[0]
}

function withoutDisplay(preferences: PlacementPreferences): Placement {
  return {
    presenter: { bounds: NOWHERE, fullscreen: false, visible: true },
    audience: {
      bounds: smallWindow(NOWHERE),
      fullscreen: false,
      visible: preferences.audience === 'shown',
    },
    covering: false,
  }
}

function presenterOn(
  desk: DisplayInfo,
  displays: readonly DisplayInfo[],
  stage: DisplayInfo | null,
  preferences: PlacementPreferences,
): WindowPlacement {
  const saved = preferences.presenterBounds
  const home = saved && displays.find((display) => display !== stage && reaches(saved, display.workArea))
  const bounds = saved && home ? reachable(saved, home.workArea) : desk.workArea
  return { bounds, fullscreen: false, visible: true }
}

/** Extended displays never overlap; those that mostly do show the same picture. */
function withoutMirrors(displays: readonly DisplayInfo[]): DisplayInfo[] {
  const distinct: DisplayInfo[] = []
  const primaryFirst = [...displays].sort((a, b) => Number(b.primary) - Number(a.primary))
  for (const display of primaryFirst) {
    if (area(display.bounds) === 0) continue
    const mirrored = distinct.some(
      (seen) =>
        area(overlap(seen.bounds, display.bounds)) > Math.min(area(seen.bounds), area(display.bounds)) / 2,
    )
    if (!mirrored) distinct.push(display)
  }
  return distinct
}

/** Identity comes last and only to make the order total: systems hand out new ones on replugging. */
function projectorFirst(a: DisplayInfo, b: DisplayInfo): number {
  return (
    Number(a.internal) - Number(b.internal) ||
    pixels(b) - pixels(a) ||
    a.bounds.x - b.bounds.x ||
    a.bounds.y - b.bounds.y ||
    a.id - b.id
  )
}

/** Physical pixels: a scaled-up small panel must not pass for a large one. */
function pixels(display: DisplayInfo): number {
  return area(display.bounds) * display.scaleFactor ** 2
}

function reaches(window: Rect, workArea: Rect): boolean {
  const seen = overlap(window, workArea)
  return seen.width >= REACHABLE && seen.height >= REACHABLE
}

/** As it is while its title bar can be grabbed and it is no larger than the display, else moved inside. */
function reachable(window: Rect, workArea: Rect): Rect {
  const fits = window.width <= workArea.width && window.height <= workArea.height
  return fits && window.y >= workArea.y ? window : inside(window, workArea)
}

function inside(window: Rect, workArea: Rect): Rect {
  const width = Math.min(window.width, workArea.width)
  const height = Math.min(window.height, workArea.height)
  return {
    x: clamp(window.x, workArea.x, workArea.x + workArea.width - width),
    y: clamp(window.y, workArea.y, workArea.y + workArea.height - height),
    width,
    height,
  }
}

/** 16:9 in the lower right corner, at most 960 wide and three fifths of the work area. */
function smallWindow(workArea: Rect): Rect {
  const width = Math.round(Math.min(960, workArea.width * 0.6, (workArea.height * 0.6 * 16) / 9))
  const height = Math.round((width * 9) / 16)
  return {
    x: workArea.x + workArea.width - width,
    y: workArea.y + workArea.height - height,
    width,
    height,
  }
}

function overlap(a: Rect, b: Rect): Rect {
  const x = Math.max(a.x, b.x)
  const y = Math.max(a.y, b.y)
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  }
}

function area(rect: Rect): number {
  return Math.max(0, rect.width) * Math.max(0, rect.height)
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), high)
}

/** A window of this size in the middle of a work area, smaller where it does not fit. */
export function centred(size: { width: number; height: number }, workArea: Rect): Rect {
  const width = Math.min(size.width, workArea.width)
  const height = Math.min(size.height, workArea.height)
  return {
    x: Math.round(workArea.x + (workArea.width - width) / 2),
    y: Math.round(workArea.y + (workArea.height - height) / 2),
    width,
    height,
  }
}
