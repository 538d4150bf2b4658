import { isAbsolute, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The lecture named on the command line, by its path or its `file:` address, absolute; null when none is.
 * @param argv as `process.argv`: the program first, and when it is not packaged then its path
 * @param directory what a relative folder is relative to
 */
export function lectureFromArguments(
  argv: readonly string[],
  isPackaged: boolean,
  directory: string,
): string | null {
  // Electron and Chromium put switches of their own anywhere.
  const words = argv.slice(1).filter((word) => word !== '' && !word.startsWith('-'))
  const folder = words[isPackaged ? 0 : 1]
  if (folder === undefined) return null
  // File managers of Linux name what was opened by its address.
  if (/^file:/i.test(folder)) return pathOfAddress(folder)
  return isAbsolute(folder) ? folder : resolve(directory, folder)
}

/** Null for an address that no path on this machine belongs to. */
function pathOfAddress(address: string): string | null {
  try {
    return fileURLToPath(address)
  } catch {
    return null
  }
}

/**
 * Whether windows can be put on a display. Wayland lets no program place its windows; Lectern starts
 * under XWayland where it can, which must be said on the command line (`--ozone-platform=x11`).
 * @param ozone the value of that switch, '' when it is not given
 */
export function canPlaceWindows(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  ozone: string,
): boolean {
  if (platform !== 'linux' || ozone === 'x11') return true
  return ozone !== 'wayland' && !env['WAYLAND_DISPLAY'] && env['XDG_SESSION_TYPE'] !== 'wayland'
}

/** What a second start hands to the first: `additionalData` of the single instance lock. */
export interface Handover extends Record<string, unknown> {
  lecture: string | null
}

/** The folder that a second start hands over, null when it named none; undefined when it is not one of ours. */
export function lectureFromHandover(data: unknown): string | null | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { lecture } = data as Partial<Handover>
  if (lecture === null) return null
  return typeof lecture === 'string' && isAbsolute(lecture) ? lecture : undefined
}

/**
 * Keeps what is asked to be opened before anybody can open it. The latest wins: two lectures cannot
 * be given at once.
 */
export function createOpenQueue(): {
  open(folder: string): void
  /** From now on `opener` is called directly. Returns what had been kept, null when nothing was. */
  attach(opener: (folder: string) => void): string | null
} {
  let kept: string | null = null
  let opener: ((folder: string) => void) | null = null
  return {
    open(folder) {
      if (opener === null) kept = folder
      else opener(folder)
    },
    attach(next) {
      opener = next
      const folder = kept
      kept = null
      return folder
    },
  }
}
