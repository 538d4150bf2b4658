import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Electron's npm package fetches its binary only when it is asked to, and importing it outside of
 * Electron would start that download. So what is there is read from its files.
 */
export interface ElectronPackage {
  version: string
  /** The script that fetches the binary. */
  installer: string
  /** Absolute path of the program; null when the binary of this version has not been fetched. */
  executable: string | null
}

/**
 * @param root the folder that has `node_modules`
 * @returns null when the package itself is not installed, as in `npm ci --omit=dev`
 */
export function locateElectron(root: string, env: NodeJS.ProcessEnv = process.env): ElectronPackage | null {
  const folder = join(root, 'node_modules', 'electron')
  const version = readVersion(join(folder, 'package.json'))
  if (version === null) return null
  return { version, installer: join(folder, 'install.js'), executable: findExecutable(folder, version, env) }
}

/** As the package's own installer decides: version and program must both be there and fit. */
function findExecutable(folder: string, version: string, env: NodeJS.ProcessEnv): string | null {
  const override = env['ELECTRON_OVERRIDE_DIST_PATH']
  const program = readText(join(folder, 'path.txt'))?.trim() ?? ''
  if (override !== undefined && override !== '') {
    return existing(join(override, program === '' ? programName() : program))
  }
  const fetched = readText(join(folder, 'dist', 'version'))
    ?.trim()
    .replace(/^v/, '')
  return fetched === version && program !== '' ? existing(join(folder, 'dist', program)) : null
}

function programName(): string {
  switch (process.platform) {
    case 'win32':
      return 'electron.exe'
    case 'darwin':
      return 'Electron.app/Contents/MacOS/Electron'
    default:
      return 'electron'
  }
}

/** Why Electron could not be fetched, remembered so that the next start does not wait for it again. */
export interface InstallFailure {
  version: string
  /** Part of a sentence, e.g. `its download could not be reached`. */
  reason: string
}

const failureFile = (root: string) => join(root, 'out', 'electron-install.json')

/** The failure of this version's last attempt; null when there was none. */
export function lastFailure(root: string, version: string): InstallFailure | null {
  try {
    const failure = JSON.parse(readText(failureFile(root)) ?? '') as InstallFailure
    return failure.version === version && typeof failure.reason === 'string' ? failure : null
  } catch {
    return null
  }
}

/** Best effort: where nothing can be written, the next start tries again. */
export function rememberFailure(root: string, failure: InstallFailure): void {
  try {
    mkdirSync(dirname(failureFile(root)), { recursive: true })
    writeFileSync(failureFile(root), `${JSON.stringify(failure)}\n`)
  } catch {
    // Nothing depends on it.
  }
}

function readVersion(packageFile: string): string | null {
  try {
    const { version } = JSON.parse(readText(packageFile) ?? '') as { version?: unknown }
    return typeof version === 'string' ? version : null
  } catch {
    return null
  }
}

function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}

function existing(path: string): string | null {
  return existsSync(path) ? path : null
}
