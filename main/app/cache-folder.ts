import { homedir } from 'node:os'
import { isAbsolute, posix, win32 } from 'node:path'

/**
 * Where Lectern keeps what it could make again: `LECTERN_CACHE`, or `lectern` in the system's folder for
 * such things. Absolute; undefined when the system names none. It need not exist.
 */
export function cacheFolder(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
  home = homedir(),
): string | undefined {
  const own = env['LECTERN_CACHE']
  if (own !== undefined && isAbsolute(own)) return own
  const { join } = platform === 'win32' ? win32 : posix
  const base = systemFolder(env, platform, home)
  return base === undefined || base === '' ? undefined : join(base, 'lectern')
}

function systemFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string | undefined {
  if (platform === 'win32') return env['LOCALAPPDATA']
  if (platform === 'darwin') return home === '' ? undefined : posix.join(home, 'Library', 'Caches')
  const xdg = env['XDG_CACHE_HOME']
  // The specification wants a relative one to be passed over.
  if (xdg !== undefined && posix.isAbsolute(xdg)) return xdg
  return home === '' ? undefined : posix.join(home, '.cache')
}
