import type { DisplayInfo } from './placement.ts'
import type { ElectronLike, ScreenLike } from './surface.ts'

/** The displays as the placement sees them. */
export function displaysOf(screen: ScreenLike): DisplayInfo[] {
  const all = screen.getAllDisplays()
  // With the lid closed and nothing plugged in there is none, and asking for the first one would throw.
  const primary = all.length === 0 ? undefined : screen.getPrimaryDisplay().id
  return all.map(({ id, bounds, workArea, scaleFactor, internal }) => ({
    id,
    bounds,
    workArea,
    scaleFactor,
    internal,
    primary: id === primary,
  }))
}

/** `added` is told apart because a projector that is plugged in is meant to show something. */
export type DisplayNews = 'added' | 'changed'

/**
 * Tells whatever may have moved or covered a window: displays that come, go or change, and the machine
 * waking up, which often is all that tells of a display that went meanwhile. Call once.
 */
export function watchDisplays(
  electron: Pick<ElectronLike, 'screen' | 'powerMonitor'>,
): (listener: (news: DisplayNews) => void) => () => void {
  const listeners = new Set<(news: DisplayNews) => void>()
  const tell = (news: DisplayNews) => () => {
    for (const listener of listeners) listener(news)
  }
  const { screen, powerMonitor } = electron
  screen.on('display-added', tell('added'))
  screen.on('display-removed', tell('changed'))
  screen.on('display-metrics-changed', tell('changed'))
  powerMonitor.on('resume', tell('changed'))
  powerMonitor.on('unlock-screen', tell('changed'))
  return (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
}
