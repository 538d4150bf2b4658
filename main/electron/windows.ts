import type { WindowMemory } from '../../core/desktop/state.ts'
import { displaysOf, type DisplayNews } from './displays.ts'
import { arrangementOf, placeWindows } from './placement.ts'
import type { Placement, PlacementPreferences, WindowPlacement } from './placement.ts'
import { createPlacer, type Later } from './placer.ts'
import type { ElectronLike, WindowLike } from './surface.ts'
import { windowOptions, type WindowEnvironment } from './window-options.ts'

export interface LectureWindows {
  readonly presenter: WindowLike
  readonly audience: WindowLike
  /** Where both were last sent. */
  placement(): Placement
  isSwapped(): boolean
  /** Changes what the lecturer prefers and moves the windows accordingly. */
  prefer(change: Partial<PlacementPreferences>): void
  /** Destroys both. */
  close(): void
}

/** The system moves windows by itself after a display has gone; ours are put right once more. */
const SETTLE_MS = 700

/** How long a page may take to paint before its window shows without. */
const PAINT_MS = 5000

export interface DesktopEnvironment extends WindowEnvironment {
  platform: NodeJS.Platform
  /** See `canPlaceWindows`. Where it is false the lecturer moves the windows, and nothing moves them back. */
  canPlace: boolean
}

export interface WindowDeps {
  later: Later
  /** Called whenever the windows have been sent somewhere. */
  placed(): void
  /** See `watchDisplays`. */
  onDisplays(listener: (news: DisplayNews) => void): () => void
  /** From the last time. */
  memory: WindowMemory
  remember(memory: WindowMemory): void
  /** With one display, whether the audience window shows beside the notes from the start. */
  showBoth: boolean
}

/** What was decided for one arrangement of displays (see `arrangementOf`); null when nothing was. */
interface Decisions {
  swappedAt: string | null
  filledAt: string | null
}

/** Creates both windows, hidden, and keeps each on its display whatever is plugged or pulled. */
export function createWindows(
  electron: Pick<ElectronLike, 'BrowserWindow' | 'screen'>,
  env: DesktopEnvironment,
  deps: WindowDeps,
): LectureWindows {
  const { BrowserWindow, screen } = electron
  // Full screen on whichever display the system picks could cover the notes, so there it is not entered.
  const displays = () => displaysOf(screen).filter(({ primary }) => env.canPlace || primary)
  const offered = deps.showBoth || (!env.canPlace && screen.getAllDisplays().length > 1)
  const decided: Decisions = { swappedAt: deps.memory.swappedAt, filledAt: null }
  let wishes: Pick<PlacementPreferences, 'audience' | 'presenterBounds'> = {
    audience: offered ? 'shown' : 'auto',
    presenterBounds: deps.memory.presenterBounds,
  }
  const preferences = (): PlacementPreferences => {
    const arrangement = arrangementOf(displays())
    const swapped = decided.swappedAt === arrangement
    return { ...wishes, swapped, filled: decided.filledAt === arrangement }
  }
  let placement = placeWindows(displays(), preferences())

  const presenter = new BrowserWindow(windowOptions('presenter', placement.presenter.bounds, env))
  const audience = new BrowserWindow(windowOptions('audience', placement.audience.bounds, env))
  // Its keys are the presenter's (see shell.ts), and a menu bar is nothing for the room.
  if (env.platform !== 'darwin') audience.setMenuBarVisibility(false)

  // Full screen is the lecturer's own choice for the presenter window, and goes with it.
  const aimPresenter = oncePainted(presenter, { later: deps.later, focus: true }, () => ({
    ...placement.presenter,
    fullscreen: presenter.isFullScreen(),
  }))
  const aimAudience = oncePainted(audience, { later: deps.later, focus: false }, () => ({
    ...placement.audience,
    fullscreen: env.canPlace ? placement.audience.fullscreen : audience.isFullScreen(),
  }))

  const place = () => {
    placement = placeWindows(displays(), preferences())
    aimPresenter()
    aimAudience()
    deps.placed()
  }
  const tellMemory = () =>
    deps.remember({ presenterBounds: wishes.presenterBounds, swappedAt: decided.swappedAt })
  const stopWatching = deps.onDisplays((news) => {
    // A projector that is plugged in is meant to show something.
    if (news === 'added' && wishes.audience === 'hidden') wishes = { ...wishes, audience: 'auto' }
    // Shown on a projector that has gone, it must not turn up over the notes.
    const lost = hasOwnDisplay(placement) && !hasOwnDisplay(placeWindows(displays(), preferences()))
    if (lost && wishes.audience === 'shown' && !deps.showBoth) wishes = { ...wishes, audience: 'auto' }
    place()
    deps.later(place, SETTLE_MS)
  })

  const remember = () => {
    const ordinary = presenter.isVisible() && !presenter.isFullScreen() && !presenter.isMinimized()
    if (!ordinary || presenter.isMaximized()) return
    wishes = { ...wishes, presenterBounds: presenter.getBounds() }
    tellMemory()
  }
  presenter.on('move', remember)
  presenter.on('resize', remember)

  return {
    presenter,
    audience,
    placement: () => placement,
    isSwapped: () => preferences().swapped,
    prefer({ swapped, filled, ...change }) {
      const arrangement = arrangementOf(displays())
      if (swapped !== undefined) decided.swappedAt = swapped ? arrangement : null
      if (filled !== undefined) decided.filledAt = filled ? arrangement : null
      wishes = { ...wishes, ...change }
      place()
      tellMemory()
    },
    close() {
      stopWatching()
      for (const window of [audience, presenter]) if (!window.isDestroyed()) window.destroy()
    },
  }
}

function hasOwnDisplay({ audience, covering }: Placement): boolean {
  return audience.fullscreen && !covering
}

/** Aims a window where it belongs, first when its page has painted. */
export function oncePainted(
  window: WindowLike,
  { later, focus }: { later: Later; focus: boolean },
  target: () => WindowPlacement,
): () => void {
  const aim = createPlacer(window, later, focus)
  let painted = false
  const callOff = later(show, PAINT_MS)
  window.on('ready-to-show', show)
  window.on('closed', () => callOff())

  function show(): void {
    callOff()
    if (painted || window.isDestroyed()) return
    painted = true
    aim(target())
  }
  return () => {
    if (painted && !window.isDestroyed()) aim(target())
  }
}
