import { homedir } from 'node:os'
import { dirname } from 'node:path'
import type { CheckReport, DeskHost, DeskMethod, DeskMethods, DeskView } from '../../core/desktop/contract.ts'
import { forgotten, remembered, type DesktopState, type Preferences } from '../../core/desktop/state.ts'
import type { StateFile } from '../app/state-file.ts'
import { describe, type Dialogs } from './dialogs.ts'
import type { DeskPage } from './addresses.ts'
import type { ElectronLike } from './surface.ts'

export interface DeskDeps {
  file: StateFile
  dialogs: Pick<Dialogs, 'chooseLecture' | 'chooseNew'>
  version: string
  runsOn: DeskView['runsOn']
  bundledLecture: string
  /** Opens a lecture or tells why it cannot. Never rejects. */
  open(path: string): Promise<void>
  /**
   * @param title undefined to make one of the folder's name
   * @throws LecternError
   */
  createLecture(folder: string, title?: string): Promise<string>
  /** @throws LecternError */
  checkLecture(path: string): Promise<CheckReport>
  /** Text of the licences of everything bundled. */
  readNotices(): Promise<string>
  show(page: DeskPage | 'log'): void
  /** Milliseconds since the epoch. */
  now(): number
}

/** What is around a lecture: what was opened before, what the lecturer prefers. */
export interface Desk extends DeskHost {
  recents(): DesktopState['recents']
  preferences(): Preferences
  /** A lecture was opened. */
  remember(path: string, title: string): void
  /** In words, or null; pages show it. */
  setOpening(what: string | null): void
  /** Applies what must hold before the first window. */
  applyPreferences(): void
}

type Handlers = { [M in DeskMethod]: (params: DeskMethods[M]['params']) => Promise<DeskMethods[M]['result']> }

/** Most problems that a page shows of one check. */
const MAX_PROBLEMS = 200

export function createDesk(electron: Pick<ElectronLike, 'app' | 'nativeTheme'>, deps: DeskDeps): Desk {
  const { file, dialogs } = deps
  const listeners = new Set<() => void>()
  let opening: string | null = null
  const change = (update: (state: DesktopState) => DesktopState) => {
    file.change(update)
    for (const listener of listeners) listener()
  }
  const listed = (id: string): string => {
    if (!file.state().recents.some(({ path }) => path === id))
      throw new Error('This lecture is not in the list.')
    return id
  }
  const handlers: Handlers = {
    async open() {
      const path = await dialogs.chooseLecture('folder')
      if (path !== null) await deps.open(path)
      return {}
    },
    async create({ title }) {
      const folder = await dialogs.chooseNew(title)
      if (folder !== null) await deps.open(await deps.createLecture(folder, title))
      return {}
    },
    async 'open-bundled'() {
      await deps.open(deps.bundledLecture)
      return {}
    },
    async 'open-recent'({ id }) {
      await deps.open(listed(id))
      return {}
    },
    async forget({ id }) {
      change((state) => ({ ...state, recents: forgotten(state.recents, id) }))
      return {}
    },
    async 'forget-all'() {
      change((state) => ({ ...state, recents: [] }))
      electron.app.clearRecentDocuments()
      return {}
    },
    async check({ id }) {
      const path = id === undefined ? await dialogs.chooseLecture('folder') : listed(id)
      if (path === null) return { report: null }
      const report = await deps.checkLecture(path)
      return { report: { ...report, diagnostics: report.diagnostics.slice(0, MAX_PROBLEMS) } }
    },
    async prefer({ change: wanted }) {
      change((state) => ({ ...state, preferences: preferred(state.preferences, wanted) }))
      desk.applyPreferences()
      return {}
    },
    notices: async () => ({ text: await deps.readNotices() }),
    async show({ page }) {
      deps.show(page)
      return {}
    },
  }
  const desk: Desk = {
    view: () => ({
      version: deps.version,
      runsOn: deps.runsOn,
      preferences: file.state().preferences,
      opening,
      recents: file.state().recents.map(({ path, title, openedAt }) => ({
        id: path,
        title,
        place: shortened(dirname(path), homedir()),
        openedAt,
      })),
    }),
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async call(method, params) {
      try {
        return await handlers[method](params)
      } catch (error) {
        const { message, remedy } = describe(error)
        throw new Error(`${message} ${remedy}`.trim(), { cause: error })
      }
    },
    recents: () => file.state().recents,
    preferences: () => file.state().preferences,
    remember(path, title) {
      change((state) => ({
        ...state,
        recents: remembered(state.recents, { path, title: title.slice(0, 500), openedAt: deps.now() }),
      }))
      electron.app.addRecentDocument(path)
    },
    setOpening(what) {
      opening = what
      for (const listener of listeners) listener()
    },
    applyPreferences() {
      electron.nativeTheme.themeSource = file.state().preferences.appearance
    },
  }
  return desk
}

function preferred(now: Preferences, change: DeskMethods['prefer']['params']['change']): Preferences {
  return {
    appearance: change.appearance ?? now.appearance,
    startWith: change.startWith ?? now.startWith,
    oneDisplay: change.oneDisplay ?? now.oneDisplay,
  }
}

/** The home folder is nothing that people need to read. */
export function shortened(folder: string, home: string): string {
  if (home === '' || (folder !== home && !/^[\\/]/.test(folder.slice(home.length)))) return folder
  return folder.startsWith(home) ? `~${folder.slice(home.length)}` : folder
}
