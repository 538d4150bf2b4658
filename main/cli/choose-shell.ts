import type { ElectronPackage, InstallFailure } from '../app/electron-binary.ts'

export interface ShellFacts {
  /** The browser was asked for. */
  web: boolean
  /** Whether a window can show at all. */
  display: boolean
  /** Null when Electron's package is not there. */
  electron: ElectronPackage | null
  /** The last failed attempt to fetch this version. */
  failure: InstallFailure | null
  /** Whether to fetch Electron although that failed before. */
  tryAgain: boolean
}

export type ShellChoice =
  | { kind: 'electron'; executable: string }
  /** Fetch Electron's binary, then choose again. */
  | { kind: 'install'; electron: ElectronPackage }
  /** `why` is one line to print; null when the browser is what was asked for. */
  | { kind: 'web'; why: string | null }

/** Electron where it is there, one attempt to fetch it where it is not, else the browser. */
export function chooseShell({ web, display, electron, failure, tryAgain }: ShellFacts): ShellChoice {
  if (web) return { kind: 'web', why: null }
  if (!display)
    return { kind: 'web', why: 'There is no display here; serving the lecture to browsers instead.' }
  if (electron === null) return { kind: 'web', why: insteadOfElectron('its package is missing') }
  if (electron.executable !== null) return { kind: 'electron', executable: electron.executable }
  if (failure === null || tryAgain) return { kind: 'install', electron }
  return { kind: 'web', why: `${insteadOfElectron(failure.reason)} --install-electron tries again.` }
}

/** @param reason part of a sentence */
export function insteadOfElectron(reason: string): string {
  return `Electron is not installed here (${reason}); presenting in the browser instead.`
}
