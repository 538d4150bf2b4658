import { posix, win32 } from 'node:path'

/** Where a Chromium came from, in the order in which they are tried. */
export type BrowserSource = 'LECTERN_CHROMIUM' | 'playwright' | 'installed' | '@sparticuz/chromium'

export interface BrowserCandidate {
  source: BrowserSource
  /** Absolute; nothing says yet that a file is there. */
  path: string
}

export interface BrowserPlace {
  platform: NodeJS.Platform
  env: Readonly<Record<string, string | undefined>>
  /** Where Playwright keeps its own Chromium; undefined when it has none for this platform. */
  playwright: string | undefined
}

/**
 * Every place where a Chromium may lie on this machine, best first, each path once. When
 * `LECTERN_CHROMIUM` is set it is the only one: who names a browser wants no other.
 */
export function browserCandidates(place: BrowserPlace): BrowserCandidate[] {
  const named = place.env['LECTERN_CHROMIUM']
  if (named !== undefined && named !== '') return [{ source: 'LECTERN_CHROMIUM', path: named }]
  const candidates: BrowserCandidate[] = []
  if (place.playwright !== undefined && place.playwright !== '')
    candidates.push({ source: 'playwright', path: place.playwright })
  for (const path of [...usualPaths(place), ...pathLookups(place)])
    if (!candidates.some((candidate) => candidate.path === path))
      candidates.push({ source: 'installed', path })
  return candidates
}

const LINUX_NAMES = [
  'google-chrome-stable',
  'google-chrome',
  'chromium',
  'chromium-browser',
  'microsoft-edge-stable',
  'microsoft-edge',
]

const MAC_APPS = ['Google Chrome', 'Chromium', 'Microsoft Edge']

const WINDOWS_APPS = [
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
]

function usualPaths({ platform, env }: BrowserPlace): string[] {
  if (platform === 'darwin') {
    const folders = ['/Applications', ...(env['HOME'] ? [posix.join(env['HOME'], 'Applications')] : [])]
    return folders.flatMap((folder) =>
      MAC_APPS.map((app) => posix.join(folder, `${app}.app`, 'Contents/MacOS', app)),
    )
  }
  if (platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((name) => env[name] ?? [])
    return folders.flatMap((folder) => WINDOWS_APPS.map((parts) => win32.join(folder, ...parts)))
  }
  return ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/usr/lib/chromium/chromium']
}

function pathLookups({ platform, env }: BrowserPlace): string[] {
  if (platform === 'win32') return []
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'))
  // A snap's or flatpak's Chromium cannot read or write most folders and starts slowly, but it prints.
  return LINUX_NAMES.flatMap((name) => folders.map((folder) => posix.join(folder, name)))
}
