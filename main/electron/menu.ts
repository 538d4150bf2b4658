import type { RecentLecture } from '../../core/desktop/state.ts'
import { COMMANDS, type Command, type CommandGroup } from '../../core/session/commands.ts'
import { exportItems, type MenuWish } from './export-menu.ts'
import type { MenuTemplate } from './surface.ts'

export interface MenuActions {
  newLecture(): void
  openLecture(kind: 'folder' | 'archive'): void
  openRecent(path: string): void
  forgetRecents(): void
  openBundled(): void
  /** @param byKey whether its keys were pressed, which may have meant another window */
  closeLecture(byKey: boolean): void
  /** Opens the window for learning from the lecture. */
  review(): void
  /** Opens the dialog for it in the presenter window. */
  openExport(): void
  exportAs(wish: MenuWish): void
  run(command: Command): void
  /** Shows the audience window, or hides it when it shows. */
  toggleAudience(): void
  /** Loads the pages of a lecture anew. */
  restartPages(): void
  show(page: 'home' | 'about' | 'preferences' | 'log'): void
}

export interface MenuContext {
  platform: NodeJS.Platform
  isPackaged: boolean
  /** Whether one is open; without it there is nothing to move, show or export. */
  lecture: boolean
  /** The newest first. */
  recents: readonly Pick<RecentLecture, 'path' | 'title'>[]
}

/** The application menu. Pure: what it does is all in `actions`. */
export function menuTemplate(context: MenuContext, actions: MenuActions): MenuTemplate {
  const mac = context.platform === 'darwin'
  return [
    ...(mac ? [{ label: 'Lectern', submenu: appItems(actions) }] : []),
    { label: '&File', submenu: fileItems(context, actions) },
    // Text fields have no copy and paste on macOS without it.
    { role: 'editMenu' },
    ...GROUPS.map(([group, label]) => ({ label, submenu: commandItems(group, context, actions) })),
    { label: '&Window', submenu: windowItems(context, actions) },
    // macOS puts its search for menu items there by the role.
    { role: 'help', label: '&Help', submenu: helpItems(mac, actions) },
  ]
}

const GROUPS: readonly (readonly [CommandGroup, string])[] = [
  ['Moving', '&Go'],
  ['Projector', '&Projector'],
  ['Pointing and drawing', '&Draw'],
  ['Clock', '&Clock'],
  ['View', '&View'],
]

/** The menu that macOS has for the program itself. */
function appItems(actions: MenuActions): MenuTemplate {
  return [
    about(actions),
    { type: 'separator' },
    preferences(actions),
    { type: 'separator' },
    { role: 'services' },
    { type: 'separator' },
    { role: 'hide' },
    { role: 'hideOthers' },
    { role: 'unhide' },
    { type: 'separator' },
    { role: 'quit' },
  ]
}

function about(actions: MenuActions): MenuTemplate[number] {
  return { id: 'about', label: 'About Lectern', click: () => actions.show('about') }
}

function preferences(actions: MenuActions): MenuTemplate[number] {
  return {
    id: 'preferences',
    label: 'Preferences…',
    accelerator: 'CommandOrControl+,',
    click: () => actions.show('preferences'),
  }
}

function fileItems({ platform, lecture, recents }: MenuContext, actions: MenuActions): MenuTemplate {
  const mac = platform === 'darwin'
  return [
    {
      id: 'new',
      label: 'New lecture…',
      accelerator: 'CommandOrControl+N',
      click: () => actions.newLecture(),
    },
    {
      id: 'open',
      label: 'Open lecture…',
      accelerator: 'CommandOrControl+O',
      click: () => actions.openLecture('folder'),
    },
    {
      id: 'open-archive',
      label: 'Open packed lecture…',
      accelerator: 'CommandOrControl+Shift+O',
      click: () => actions.openLecture('archive'),
    },
    {
      id: 'recents',
      label: 'Open recent',
      enabled: recents.length > 0,
      submenu: recentItems(recents, actions),
    },
    { id: 'bundled', label: 'Open the bundled lecture', click: () => actions.openBundled() },
    { type: 'separator' },
    {
      id: 'export',
      label: 'Export…',
      accelerator: 'CommandOrControl+E',
      enabled: lecture,
      click: () => actions.openExport(),
    },
    {
      id: 'export-as',
      label: 'Export at once',
      enabled: lecture,
      submenu: exportItems(lecture, (wish) => actions.exportAs(wish)),
    },
    { type: 'separator' },
    { id: 'review', label: 'Review the lecture', enabled: lecture, click: () => actions.review() },
    lecture
      ? {
          id: 'close-lecture',
          label: 'Close lecture',
          accelerator: 'CommandOrControl+W',
          click: (_item, _window, event) => actions.closeLecture(event?.triggeredByAccelerator === true),
        }
      : { role: 'close' },
    // macOS has them in the application's own menu.
    ...(mac ? [] : ([preferences(actions), { type: 'separator' }, { role: 'quit' }] as const)),
  ]
}

function recentItems(recents: MenuContext['recents'], actions: MenuActions): MenuTemplate {
  const items: MenuTemplate = recents.map(({ path, title }, index) => ({
    id: `recent-${index}`,
    // An ampersand would underline what follows it.
    label: title.replaceAll('&', '&&'),
    sublabel: path,
    click: () => actions.openRecent(path),
  }))
  return [
    ...items,
    { type: 'separator' },
    { id: 'forget-recents', label: 'Clear this list', click: () => actions.forgetRecents() },
  ]
}

function commandItems(group: CommandGroup, context: MenuContext, actions: MenuActions): MenuTemplate {
  const mac = context.platform === 'darwin'
  return COMMANDS.filter((command) => command.group === group).map((command) => ({
    id: command.id,
    label: command.label,
    enabled: context.lecture,
    ...shownKey(command, mac),
    click: () => actions.run(command),
  }))
}

/**
 * The pages read these keys themselves, so the menu only shows them: registered, a bare letter could
 * no longer be typed and every key would count twice. macOS cannot show one without registering it.
 */
function shownKey(command: Command, mac: boolean): { accelerator?: string; registerAccelerator?: false } {
  if (mac) return {}
  const accelerator = command.keys.map(acceleratorOf).find((name) => name !== null)
  return accelerator === undefined ? {} : { accelerator, registerAccelerator: false }
}

function windowItems({ isPackaged, lecture }: MenuContext, actions: MenuActions): MenuTemplate {
  return [
    {
      id: 'audience',
      label: 'Show or hide the audience window',
      enabled: lecture,
      click: () => actions.toggleAudience(),
    },
    { id: 'restart', label: 'Load both pages again', enabled: lecture, click: () => actions.restartPages() },
    { type: 'separator' },
    { role: 'minimize' },
    ...(isPackaged ? [] : ([{ type: 'separator' }, { role: 'toggleDevTools' }] as const)),
  ]
}

function helpItems(mac: boolean, actions: MenuActions): MenuTemplate {
  return [
    { id: 'log', label: 'Show the log file', click: () => actions.show('log') },
    ...(mac ? [] : [about(actions)]),
  ]
}

const ACCELERATORS: Readonly<Record<string, string>> = {
  ArrowRight: 'Right',
  ArrowLeft: 'Left',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  Escape: 'Esc',
  Space: 'Space',
  Enter: 'Enter',
  Backspace: 'Backspace',
  Home: 'Home',
  End: 'End',
  PageUp: 'PageUp',
  PageDown: 'PageDown',
}

/** A key of the command table as Electron writes it; null when it has no name there. */
export function acceleratorOf(key: string): string | null {
  if (key.startsWith('Shift+')) {
    const rest = acceleratorOf(key.slice('Shift+'.length))
    return rest === null ? null : `Shift+${rest}`
  }
  if (/^[a-z0-9]$/.test(key)) return key.toUpperCase()
  if (/^F\d{1,2}$/.test(key)) return key
  return ACCELERATORS[key] ?? null
}
