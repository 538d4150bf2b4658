import { createHash } from 'node:crypto'
import { homedir } from 'node:os'
import { isAbsolute, posix, win32 } from 'node:path'

/**
 * Where Lectern keeps what it could not make again, like the place in a lecture that is being given:
 * `LECTERN_STATE`, or `lectern` in the system's folder for such things. Absolute; undefined when the system
 * names none. It need not exist.
 */
export function stateFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string | undefined {
  const own = env['LECTERN_STATE']
  if (own !== undefined && isAbsolute(own)) return own
  if (platform === 'win32') {
    const base = env['LOCALAPPDATA']
    return base === undefined || base === '' ? undefined : win32.join(base, 'lectern', 'state')
  }
  if (platform === 'darwin')
    return home === '' ? undefined : posix.join(home, 'Library', 'Application Support', 'lectern')
  const xdg = env['XDG_STATE_HOME']
  // The specification wants a relative one to be passed over.
  if (xdg !== undefined && posix.isAbsolute(xdg)) return posix.join(xdg, 'lectern')
  return home === '' ? undefined : posix.join(home, '.local', 'state', 'lectern')
}

/** Name of what is kept about one lecture, by its folder (absolute, without links). */
export function lectureKey(folder: string): string {
  return createHash('sha256').update(folder).digest('hex').slice(0, 24)
}
