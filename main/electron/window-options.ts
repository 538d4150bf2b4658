import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron'
import { PARTITION, type PageName } from './addresses.ts'
import type { Rect } from './placement.ts'

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

const TITLES: Record<PageName, string> = {
  presenter: 'Lectern',
  audience: 'Lectern: audience',
  printer: 'Lectern',
  'notes-printer': 'Lectern',
  reviewer: 'Lectern: review',
  home: 'Lectern',
  about: 'About Lectern',
  preferences: 'Preferences',
}

/** What shows until the page has painted: the colour of its paper, not a white flash. */
function background(page: PageName, dark: boolean): string {
  if (page === 'audience') return '#000000'
  if (page === 'printer' || page === 'notes-printer') return '#ffffff'
  if (page === 'presenter') return '#14171c'
  return dark ? '#14171c' : '#f6f7f9'
}

/** Smallest sizes at which everything of a page can still be reached. */
const MINIMA: Partial<Record<PageName, { minWidth: number; minHeight: number }>> = {
  presenter: { minWidth: 640, minHeight: 480 },
  reviewer: { minWidth: 360, minHeight: 480 },
  home: { minWidth: 480, minHeight: 420 },
}

/** Windows are created hidden and shown once they have something to show. */
export function windowOptions(
  page: PageName,
  bounds: Rect,
  env: WindowEnvironment,
  dark = true,
): BrowserWindowConstructorOptions {
  return {
    ...bounds,
    show: false,
    title: TITLES[page],
    backgroundColor: background(page, dark),
    ...MINIMA[page],
    ...(page === 'audience' && { autoHideMenuBar: true }),
    ...((page === 'about' || page === 'preferences') && {
      minimizable: false,
      maximizable: false,
      fullscreenable: false,
      autoHideMenuBar: true,
    }),
    webPreferences: webPreferences(env),
  }
}
