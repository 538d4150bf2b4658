import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { isAbsolute, posix, win32 } from 'node:path'

/*
 * Where Lectern keeps things, in the folders that each system has for them. All are absolute and need not exist;
 * undefined when the system names none.
 */

/**
 * `cache`: what could be made again. `state`: what is of today, like the place in a lecture that is being given.
 * `data`: what belongs to the person, like a student's marks.
 */
type Kind = 'cache' | 'state' | 'data'

interface Place {
  /** Names another folder instead. */
  own: string
  /** The system's folder on Windows by its variable, and what comes below it. */
  windows: [variable: string, ...below: string[]]
  /** Below `~/Library`. */
  mac: string
  /** The variable of the XDG specification, and what stands for it below the home folder. */
  xdg: [variable: string, ...below: string[]]
}

const PLACES: Record<Kind, Place> = {
  cache: {
    own: 'LECTERN_CACHE',
    windows: ['LOCALAPPDATA', 'lectern'],
    mac: 'Caches',
    xdg: ['XDG_CACHE_HOME', '.cache'],
  },
  state: {
    own: 'LECTERN_STATE',
    windows: ['LOCALAPPDATA', 'lectern', 'state'],
    mac: 'Application Support',
    xdg: ['XDG_STATE_HOME', '.local', 'state'],
  },
  data: {
    own: 'LECTERN_DATA',
    windows: ['APPDATA', 'lectern'],
    mac: 'Application Support',
    xdg: ['XDG_DATA_HOME', '.local', 'share'],
  },
}

type Machine = [env?: NodeJS.ProcessEnv, platform?: NodeJS.Platform, home?: string]

/** For what could be made again: `LECTERN_CACHE`, or the system's folder for such things. */
export function cacheFolder(...machine: Machine): string | undefined {
  return folderFor('cache', ...machine)
}

/** For what is of today: `LECTERN_STATE`, or the system's folder for such things. */
export function stateFolder(...machine: Machine): string | undefined {
  return folderFor('state', ...machine)
}

/** For what belongs to the person: `LECTERN_DATA`, or the system's folder for such things. */
export function dataFolder(...machine: Machine): string | undefined {
  return folderFor('data', ...machine)
}

function folderFor(
  kind: Kind,
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string | undefined {
  const { own, windows, mac, xdg } = PLACES[kind]
  const named = env[own]
  if (named !== undefined && isAbsolute(named)) return named
  if (platform === 'win32') {
    const [variable, ...below] = windows
    const base = env[variable]
    return base === undefined || base === '' ? undefined : win32.join(base, ...below)
  }
  if (platform === 'darwin') return home === '' ? undefined : posix.join(home, 'Library', mac, 'lectern')
  const [variable, ...below] = xdg
  const base = env[variable]
  // The specification wants a relative one to be passed over.
  if (base !== undefined && posix.isAbsolute(base)) return posix.join(base, 'lectern')
  return home === '' ? undefined : posix.join(home, ...below, 'lectern')
}

/** Name of what is kept about one lecture, by its folder (absolute, without links). */
export function lectureKey(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 24)
}
