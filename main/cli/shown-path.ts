import { isAbsolute, relative, resolve } from 'node:path'

/**
 * A path as it is printed, so that it can be opened from the terminal it is read in: in the user's own
 * words where these name it, else relative to `directory` when it lies below, else absolute.
 * @param path absolute
 * @param given what the user typed, absolute or relative to `directory`
 */
export function shownPath(path: string, given: string, directory: string): string {
  if (resolve(directory, given) === path && given !== path) return given
  const near = relative(directory, path)
  // On another drive of Windows the relative path is an absolute one.
  return near.startsWith('..') || isAbsolute(near) ? path : near || '.'
}
