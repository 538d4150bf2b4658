import { qrLines } from '../../core/follow/qr-code.ts'
import type { Following } from '../../core/rpc/contract.ts'
import type { ElectronPackage, InstallFailure } from '../app/electron-binary.ts'
import { chooseShell, insteadOfElectron, type ShellChoice } from './choose-shell.ts'
import type { ElectronRun } from './electron-shell.ts'
import type { Terminal } from './terminal.ts'

/** The addresses of a lecture that is being served. */
export interface ServedLecture {
  title: string
  /** Errors in its sources, once all of them are read. Never rejects. */
  errors: Promise<number>
  homeUrl: string
  presenterUrl: string
  audienceUrl: string
  reviewUrl: string
  /** Whether people in the room can follow along, once that is known. Never rejects. */
  followed: Promise<Following>
  close(): Promise<void>
}

export interface PresentRequest {
  /** Of the lecture, absolute; it is known to be one. */
  folder: string
  web: boolean
  /** Whether a browser may be opened. */
  open: boolean
  installElectron: boolean
  /** Whether people in the room may follow along from the start. */
  follow: boolean
  /** Whether standard output shows colours. */
  colour: boolean
}

/** What presenting needs of the machine. */
export interface PresentDeps {
  terminal: Terminal
  /** Aborted when the lecture is to end, as by Ctrl-C. */
  signal: AbortSignal
  display: boolean
  platform: NodeJS.Platform
  env: NodeJS.ProcessEnv
  /** The folder that Electron is started with. */
  appRoot: string
  locateElectron(): ElectronPackage | null
  lastFailure(version: string): InstallFailure | null
  rememberFailure(failure: InstallFailure): void
  /** @returns null when it worked, else the reason as part of a sentence */
  installElectron(
    electron: ElectronPackage,
    options: { onProgress(bytes: number): void; signal: AbortSignal },
  ): Promise<string | null>
  runElectron(run: ElectronRun): Promise<{ kind: 'ended'; code: number } | { kind: 'failed'; reason: string }>
  serve(): Promise<ServedLecture>
  openInBrowser(address: string): Promise<void>
}

/**
 * Gives the lecture, in Electron or in the browser, until it ends.
 * @returns the exit code
 */
export async function present(request: PresentRequest, deps: PresentDeps): Promise<number> {
  const { terminal, signal, appRoot } = deps
  const choice = await settle(request, deps)
  if (signal.aborted) return 0
  if (choice.kind === 'web') {
    if (choice.why !== null) terminal.note(choice.why)
    return presentInBrowser(request, deps)
  }
  const args = [...electronSwitches(deps.platform, deps.env), appRoot, request.folder]
  const env: Record<string, string> = request.follow ? { LECTERN_FOLLOW: '1' } : {}
  const result = await deps.runElectron({
    executable: choice.executable,
    args,
    env,
    signal,
    now: Date.now,
  })
  if (result.kind === 'ended') return result.code
  terminal.note(`Electron could not start here (${result.reason}); presenting in the browser instead.`)
  return presentInBrowser(request, deps)
}

/**
 * Under Wayland no program can place its own windows, and Electron takes Wayland by itself since 38. With
 * an X display at hand (XWayland), the slides can go to the projector; it must be said on the command line.
 */
export function electronSwitches(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  return platform === 'linux' && env['DISPLAY'] ? ['--ozone-platform=x11'] : []
}

/** The shell to take, after fetching Electron where that is to be tried. */
async function settle(
  { web, installElectron }: PresentRequest,
  deps: PresentDeps,
): Promise<Exclude<ShellChoice, { kind: 'install' }>> {
  const electron = deps.locateElectron()
  const failure = electron === null ? null : deps.lastFailure(electron.version)
  const choice = chooseShell({ web, display: deps.display, electron, failure, tryAgain: installElectron })
  if (choice.kind !== 'install') return choice
  const reason = await install(choice.electron, deps)
  const executable = reason === null ? deps.locateElectron()?.executable : null
  if (executable !== null && executable !== undefined) return { kind: 'electron', executable }
  return { kind: 'web', why: insteadOfElectron(reason ?? 'its program is missing') }
}

async function install(electron: ElectronPackage, deps: PresentDeps): Promise<string | null> {
  const { terminal, signal } = deps
  terminal.note(
    `Fetching Electron ${electron.version}, once (about 120 MB). Ctrl-C ends this; --web does without.`,
  )
  const reason = await deps.installElectron(electron, {
    signal,
    onProgress: (bytes) => terminal.progress(`  ${(bytes / 1e6).toFixed(1)} MB`),
  })
  terminal.progress('')
  if (reason !== null) deps.rememberFailure({ version: electron.version, reason })
  return reason
}

async function presentInBrowser(request: PresentRequest, deps: PresentDeps): Promise<number> {
  const { open, follow, colour } = request
  const { terminal, signal } = deps
  const served = await deps.serve()
  terminal.print(
    ['', `  ${served.title}`, '', ...addressLines(served), '', '  Ctrl-C ends the lecture.', ''].join('\n'),
  )
  if (follow) tellFollowing(await served.followed, colour, terminal)
  void tellErrors(served.errors, terminal)
  if (open && deps.display) {
    // Not awaited: some openers last as long as the browser.
    deps.openInBrowser(served.presenterUrl).catch(() => {
      terminal.note('No browser could be opened; open the presenter view’s address yourself.')
    })
  }
  await whenAborted(signal)
  await served.close()
  return 0
}

/** What is printed of where a lecture can be opened. */
export function addressLines({
  presenterUrl,
  audienceUrl,
  homeUrl,
}: Pick<ServedLecture, 'presenterUrl' | 'audienceUrl' | 'homeUrl'>): string[] {
  return [
    `  Presenter view   ${presenterUrl}`,
    `  Projector        ${audienceUrl}`,
    `  All pages        ${homeUrl}`,
  ]
}

function tellFollowing(following: Following, colour: boolean, terminal: Terminal): void {
  if (following.kind === 'on') {
    const lines = ['  Follow along, for devices in this network:', '', `  ${following.address}`, '']
    terminal.print(
      [...lines, ...qrLines(following.address, colour).map((line) => `  ${line}`), ''].join('\n'),
    )
  } else if (following.kind === 'off') {
    terminal.note(`Nobody can follow along. ${following.trouble ?? ''}`.trim())
  }
}

async function tellErrors(counted: Promise<number>, terminal: Terminal): Promise<void> {
  const errors = await counted
  if (errors === 0) return
  const what = errors === 1 ? 'is 1 error' : `are ${errors} errors`
  terminal.note(`There ${what} in the sources; the presenter view lists what is wrong.`)
}

export function whenAborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
