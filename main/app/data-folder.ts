import { homedir } from 'node:os'
import { isAbsolute, posix, win32 } from 'node:path'

/**
 * Where Lectern keeps what belongs to the person who uses it and cannot be made again: `LECTERN_DATA`, or
 * `lectern` in the system's folder for such things. Absolute; undefined when the system names none. It need
 * not exist.
 */
export function dataFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string | undefined {
  const own = env['LECTERN_DATA']
  if (own !== undefined && isAbsolute(own)) return own
  const { join } = platform === 'win32' ? win32 : posix
  const base = systemFolder(env, platform, home)
  return base === undefined || base === '' ? undefined : join(base, 'lectern')
}

function systemFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string | undefined {
  if (platform === 'win32') return env['APPDATA']
  if (platform === 'darwin')
    return home === '' ? undefined : posix.join(home, 'Library', 'Application Support')
  const xdg = env['XDG_DATA_HOME']
  // The specification wants a relative one to be passed over.
  if (xdg !== undefined && posix.isAbsolute(xdg)) return xdg
  return home === '' ? undefined : posix.join(home, '.local', 'share')
}
