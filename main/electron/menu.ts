import type { PdfWishes } from '../../core/export/pdf-options.ts'
import type { ExportWish } from '../../core/export/wish.ts'
import { COMMANDS, type Command, type CommandGroup } from '../../core/session/commands.ts'
import type { MenuTemplate } from './surface.ts'

export interface MenuActions {
  openLecture(): void
  /** Opens the window for learning from the lecture. */
  review(): void
  exportAs(wish: ExportWish): void
  run(command: Command): void
  /** Shows the audience window, or hides it when it shows. */
  toggleAudience(): void
  swapDisplays(): void
}

export interface MenuContext {
  platform: NodeJS.Platform
  isPackaged: boolean
}

/** The application menu. Pure: what it does is all in `actions`. */
export function menuTemplate(context: MenuContext, actions: MenuActions): MenuTemplate {
  const mac = context.platform === 'darwin'
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: fileItems(mac, actions) },
    // Text fields have no copy and paste on macOS without it.
    { role: 'editMenu' },
    ...GROUPS.map(([group, label]) => ({ label, submenu: commandItems(group, mac, actions) })),
    { label: '&Window', submenu: windowItems(context, actions) },
  ]
}

const GROUPS: readonly (readonly [CommandGroup, string])[] = [
  ['Moving', '&Go'],
  ['Projector', '&Projector'],
  ['Pointing and drawing', '&Draw'],
  ['Clock', '&Clock'],
  ['View', '&View'],
]

function fileItems(mac: boolean, actions: MenuActions): MenuTemplate {
  return [
    {
      id: 'open',
      label: 'Open lecture…',
      accelerator: 'CommandOrControl+O',
      click: () => actions.openLecture(),
    },
    { id: 'review', label: 'Review the lecture', click: () => actions.review() },
    { type: 'separator' },
    {
      id: 'export',
      label: 'Export slides as PDF…',
      accelerator: 'CommandOrControl+E',
      click: () => actions.exportAs({ type: 'pdf', pdf: { kind: 'slides' } }),
    },
    { label: 'Export', submenu: exportItems(actions) },
    // macOS has it in the application's own menu.
    ...(mac ? [] : ([{ type: 'separator' }, { role: 'quit' }] as const)),
  ]
}

const EXPORTS: readonly (readonly [id: string, label: string, wishes: PdfWishes])[] = [
  ['export-steps', 'Slides step by step…', { kind: 'steps' }],
  ['export-with-sources', 'Slides with their sources…', { kind: 'slides', slideSources: true }],
  ['export-4-3', 'Slides as 4:3…', { kind: 'slides', aspect: '4:3' }],
  ['export-handout-2', 'Handout, two to a page…', { kind: 'handout', perPage: 2 }],
  [
    'export-handout-3',
    'Handout, three to a page with lines…',
    { kind: 'handout', perPage: 3, beside: 'lines' },
  ],
  ['export-handout-4', 'Handout, four to a page…', { kind: 'handout', perPage: 4 }],
  ['export-handout-6', 'Handout, six to a page…', { kind: 'handout', perPage: 6 }],
  ['export-handout-notes', 'Handout with notes…', { kind: 'handout', beside: 'notes' }],
  ['export-script', 'Script…', { kind: 'script' }],
  ['export-sources', 'Sources…', { kind: 'sources' }],
]

const OTHERS: readonly (readonly [id: string, label: string, wish: ExportWish])[] = [
  ['export-html', 'Web page…', { type: 'html', notes: false }],
  ['export-html-notes', 'Web page with notes…', { type: 'html', notes: true }],
  ['export-pptx', 'PowerPoint…', { type: 'pptx' }],
  ['export-archive', 'The lecture in one file…', { type: 'archive' }],
]

function exportItems(actions: MenuActions): MenuTemplate {
  return [
    ...EXPORTS.map(([id, label, pdf]) => ({
      id,
      label,
      click: () => actions.exportAs({ type: 'pdf', pdf }),
    })),
    { type: 'separator' },
    ...OTHERS.map(([id, label, wish]) => ({ id, label, click: () => actions.exportAs(wish) })),
  ]
}

function commandItems(group: CommandGroup, mac: boolean, actions: MenuActions): MenuTemplate {
  return COMMANDS.filter((command) => command.group === group).map((command) => ({
    id: command.id,
    label: command.label,
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

function windowItems({ isPackaged }: MenuContext, actions: MenuActions): MenuTemplate {
  return [
    { id: 'audience', label: 'Show or hide the audience window', click: () => actions.toggleAudience() },
    { id: 'swap', label: 'Swap displays', click: () => actions.swapDisplays() },
    { type: 'separator' },
    { role: 'minimize' },
    ...(isPackaged ? [] : ([{ type: 'separator' }, { role: 'toggleDevTools' }] as const)),
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
