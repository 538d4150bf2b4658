import {
  placeWindows,
  type DisplayInfo,
  type PlacementPreferences,
  type Rect,
} from '../../main/electron/placement.ts'

export const AUTO: PlacementPreferences = {
  swapped: false,
  filled: false,
  audience: 'auto',
  presenterBounds: null,
}

export function rect(x: number, y: number, width: number, height: number): Rect {
  return { x, y, width, height }
}

/** With a menu bar of 25 at the top. */
export function shows(id: number, bounds: Rect, over: Partial<DisplayInfo> = {}): DisplayInfo {
  const workArea = { ...bounds, y: bounds.y + 25, height: bounds.height - 25 }
  return { id, bounds, workArea, scaleFactor: 1, internal: false, primary: false, ...over }
}

export const LAPTOP = shows(1, rect(0, 0, 1440, 900), { internal: true, primary: true, scaleFactor: 2 })
export const PROJECTOR = shows(2, rect(1440, 0, 1920, 1080))
export const SECOND = { ...LAPTOP, primary: false }
export const FIRST = { ...PROJECTOR, primary: true }

export const left = shows(2, rect(-1920, 0, 1920, 1080))
export const small = shows(3, rect(3360, 0, 1024, 768))
export const UHD = shows(2, rect(1440, 0, 1920, 1080), { scaleFactor: 2 })
export const LOW = shows(2, rect(1440, 0, 1024, 768))
export const BESIDE = shows(3, rect(-1920, 0, 1920, 1080))

export interface Row {
  name: string
  displays: DisplayInfo[]
  preferences?: Partial<PlacementPreferences>
  /** Display that the presenter window is on. */
  presenter: DisplayInfo
  /** Display that the audience window fills; null when it fills none. */
  audience: DisplayInfo | null
}

/** What is asked for the displays and wishes of a row. */
export const placedFor = ({ displays, preferences }: Row) =>
  placeWindows(displays, { ...AUTO, ...preferences })

/** Both windows where the row says, and nothing over the notes. */
export function asTold({ presenter, audience }: Row) {
  return {
    presenter: { bounds: presenter.workArea, fullscreen: false, visible: true },
    audience:
      audience === null
        ? { fullscreen: false, visible: false }
        : { bounds: audience.bounds, fullscreen: true, visible: true },
    covering: false,
  }
}
