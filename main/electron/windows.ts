import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'
import type { Role } from '../../core/session/types.ts'
import { PARTITION } from './addresses.ts'
import { placeWindows } from './placement.ts'
import type { DisplayInfo, Placement, PlacementPreferences, Rect, WindowPlacement } from './placement.ts'
import { createPlacer, type Later } from './placer.ts'
import type { ElectronLike, ScreenLike, WindowLike } from './surface.ts'

export interface WindowEnvironment {
  /** Absolute path of the built preload script. */
  preload: string
  isPackaged: boolean
}

/** The same for every window: an isolated, sandboxed page without Node, and nothing that dials out. */
export function webPreferences(env: WindowEnvironment): WebPreferences {
  return {
    partition: PARTITION,
    preload: env.preload,
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    webviewTag: false,
    // An alert would stand on the projector.
    disableDialogs: true,
    // Dictionaries would come from a server.
    spellcheck: false,
    // The projector must keep step while the presenter window has the focus, and the other way round.
    backgroundThrottling: false,
    devTools: !env.isPackaged,
  }
}

/** What shows until the page has painted: the colour of the room's screen, not a white flash. */
const BACKGROUND: Record<Role, string> = { presenter: '#14171c', audience: '#000000', printer: '#ffffff' }

/** Windows are created hidden and shown once they have something to show. */
export function windowOptions(
  role: Role,
  bounds: Rect,
  env: WindowEnvironment,
): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    show: false,
    title: role === 'audience' ? 'Lectern: audience' : 'Lectern',
    backgroundColor: BACKGROUND[role],
    ...(role === 'presenter' && { minWidth: 640, minHeight: 480 }),
    ...(role === 'audience' && { autoHideMenuBar: true }),
    webPreferences: webPreferences(env),
  }
}

/** The displays as the placement sees them. */
export function displaysOf(screen: ScreenLike): DisplayInfo[] {
  const primary = screen.getPrimaryDisplay().id
  return screen.getAllDisplays().map(({ id, bounds, workArea, scaleFactor, internal }) => ({
    id,
    bounds,
    workArea,
    scaleFactor,
    internal,
    primary: id === primary,
  }))
}

export interface LectureWindows {
  readonly presenter: WindowLike
  readonly audience: WindowLike
  /** Where both were last sent. */
  placement(): Placement
  isSwapped(): boolean
  /** Changes what the lecturer prefers and moves the windows accordingly. */
  prefer(change: Partial<PlacementPreferences>): void
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

/** Creates both windows, hidden, and keeps each on its display whatever is plugged or pulled. */
export function createWindows(
  electron: Pick<ElectronLike, 'BrowserWindow' | 'screen'>,
  env: DesktopEnvironment,
  deps: { later: Later; placed(): void },
): LectureWindows {
  const { BrowserWindow, screen } = electron
  // Full screen on whichever display the system picks could cover the notes, so there it is not entered.
  const displays = () => displaysOf(screen).filter(({ primary }) => env.canPlace || primary)
  const offered = !env.canPlace && screen.getAllDisplays().length > 1
  let preferences: PlacementPreferences = {
    swapped: false,
    audience: offered ? 'shown' : 'auto',
    presenterBounds: null,
  }
  let placement = placeWindows(displays(), preferences)

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
    placement = placeWindows(displays(), preferences)
    aimPresenter()
    aimAudience()
    deps.placed()
  }
  const replace = () => {
    place()
    deps.later(place, SETTLE_MS)
  }
  screen.on('display-added', () => {
    // A projector that is plugged in is meant to show something.
    if (preferences.audience === 'hidden') preferences = { ...preferences, audience: 'auto' }
    replace()
  })
  screen.on('display-removed', replace)
  screen.on('display-metrics-changed', replace)

  const remember = () => {
    const ordinary = presenter.isVisible() && !presenter.isFullScreen() && !presenter.isMinimized()
    if (!ordinary) return
    preferences = { ...preferences, presenterBounds: presenter.getBounds() }
  }
  presenter.on('move', remember)
  presenter.on('resize', remember)

  return {
    presenter,
    audience,
    placement: () => placement,
    isSwapped: () => preferences.swapped,
    prefer(change) {
      preferences = { ...preferences, ...change }
      place()
    },
  }
}

/** Aims a window where it belongs, first when its page has painted. */
function oncePainted(
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
