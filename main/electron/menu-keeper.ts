import type { ExportWish } from '../../core/export/wish.ts'
import { openExport, runCommand } from './command-runner.ts'
import type { Desk } from './desk.ts'
import type { Dialogs } from './dialogs.ts'
import type { Stand } from './lecture-stand.ts'
import { menuTemplate, type MenuActions } from './menu.ts'
import type { ElectronLike } from './surface.ts'
import type { Theatre } from './theatre.ts'
import type { DesktopEnvironment } from './windows.ts'

export interface MenuDeps {
  env: DesktopEnvironment
  stand: Stand
  desk: Desk
  dialogs: Dialogs
  bundledLecture: string
  /** Null while no lecture is open. */
  theatre(): Theatre | null
  open(path: string): void
  closeLecture(): Promise<void>
  review(): void
  exportAs(wish: ExportWish): Promise<void>
  showHome(): void
  log(message: string, cause?: unknown): void
}

/** Keeps the application menu true: which lectures were opened, and whether one is open now. */
export function createMenu<M>(
  electron: Pick<ElectronLike<M>, 'Menu' | 'BrowserWindow'>,
  deps: MenuDeps,
): void {
  const { stand, desk, env } = deps
  const actions = menuActions(electron, deps)
  let shown = ''
  const refresh = () => {
    const context = { ...env, lecture: stand.current() !== null, recents: desk.recents() }
    // The lecture tells of every step; a menu that is open would close each time.
    const key = JSON.stringify([context.lecture, context.recents])
    if (key === shown) return
    shown = key
    electron.Menu.setApplicationMenu(electron.Menu.buildFromTemplate(menuTemplate(context, actions)))
  }
  stand.subscribe(refresh)
  desk.subscribe(refresh)
  refresh()
}

function menuActions(electron: Pick<ElectronLike, 'BrowserWindow'>, deps: MenuDeps): MenuActions {
  const { dialogs, desk, stand } = deps
  const onStage = (act: (theatre: Theatre) => void) => {
    const theatre = deps.theatre()
    if (theatre !== null) act(theatre)
  }
  /** A menu item has nobody to answer to: what fails is told. */
  const attempt = (what: string, work: Promise<unknown>) => {
    work.catch((error: unknown) => {
      deps.log(what, error)
      void dialogs.tellFailure(what, error).catch(() => undefined)
    })
  }
  return {
    newLecture: () => attempt('No new lecture could be made.', desk.call('create', {})),
    openLecture(kind) {
      const chosen = dialogs.chooseLecture(kind).then((path) => path !== null && deps.open(path))
      attempt('The lecture could not be opened.', chosen)
    },
    openRecent: (path) => deps.open(path),
    forgetRecents: () => attempt('The list could not be cleared.', desk.call('forget-all', {})),
    openBundled: () => deps.open(deps.bundledLecture),
    closeLecture(byKey) {
      // The keys close whatever is at hand; the item says the lecture.
      const focused = byKey ? electron.BrowserWindow.getFocusedWindow() : null
      const windows = deps.theatre()?.windows
      if (focused === null || focused === windows?.presenter || focused === windows?.audience)
        attempt('The lecture could not be closed.', deps.closeLecture())
      else focused.close()
    },
    review: () => deps.review(),
    openExport: () => onStage(({ windows }) => openExport(windows)),
    exportAs: (wish) => void deps.exportAs(typeof wish === 'function' ? wish(shownSlide(stand)) : wish),
    run: (command) => onStage(({ windows }) => runCommand(command, windows, stand)),
    toggleAudience: () =>
      onStage(({ windows }) => {
        windows.prefer({ audience: windows.placement().audience.visible ? 'hidden' : 'shown', filled: false })
      }),
    restartPages: () => onStage((theatre) => theatre.restart()),
    show(page) {
      if (page === 'home') deps.showHome()
      else attempt('That cannot be shown.', desk.call('show', { page }))
    },
  }
}

/** Id of the slide that the presenter page shows; null without any. */
function shownSlide(stand: Stand): string | null {
  const host = stand.current()?.host
  const view = host?.snapshot('presenter').view
  if (host === undefined || view?.role !== 'presenter') return null
  return host.deck().deck.slides[view.session.position.slide]?.id ?? null
}
