import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ElectronPackage } from './electron-binary.ts'

const POLL_MS = 500
/** A download that grows no more for this long is given up. */
const STALL_MS = 60_000

export interface InstallOptions {
  /** Called twice a second with the bytes that have arrived. */
  onProgress(bytes: number): void
  /** Aborting ends the download. */
  signal: AbortSignal
}

/**
 * Runs the installer of Electron's package once. Its own progress bar comes late and needs a terminal,
 * so the download goes to a folder of its own, whose size tells how far it is.
 * @returns null when the binary is there now, else the reason as part of a sentence
 */
export async function installElectron(
  electron: ElectronPackage,
  options: InstallOptions,
): Promise<string | null> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-electron-'))
  try {
    return await runInstaller(electron, folder, options)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

async function runInstaller(
  electron: ElectronPackage,
  folder: string,
  { onProgress, signal }: InstallOptions,
): Promise<string | null> {
  if (signal.aborted) return 'its download was ended'
  const child = spawn(process.execPath, [electron.installer], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, TMPDIR: folder, TEMP: folder, TMP: folder, ELECTRON_GET_NO_PROGRESS: '1' },
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors = (errors + text).slice(-4000)
  })
  const closed = once(child, 'close') as Promise<[number | null]>
  let stalled = false
  const stopWatching = watchGrowth(folder, onProgress, () => {
    stalled = true
    child.kill()
  })
  const end = () => child.kill()
  signal.addEventListener('abort', end)
  try {
    const [code] = await closed
    if (code === 0) return null
    if (signal.aborted) return 'its download was ended'
    return stalled ? 'its download stood still' : reasonIn(errors)
  } catch {
    return 'its installer did not start'
  } finally {
    stopWatching()
    signal.removeEventListener('abort', end)
  }
}

/** What the installer's last words mean, without its stack trace. */
export function reasonIn(errors: string): string {
  if (/fetch failed|ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|CERT|certificate/i.test(errors))
    return 'its download could not be reached'
  if (/Response code (\d+)/.test(errors)) return 'its download was refused'
  if (/checksum|mismatch/i.test(errors)) return 'its download was damaged'
  if (/ENOSPC/.test(errors)) return 'the disk is full'
  if (/EACCES|EPERM|EROFS/.test(errors)) return 'its folder cannot be written'
  return 'its installation failed'
}

/** Returns the way to stop; nothing is called after that. */
function watchGrowth(folder: string, onProgress: (bytes: number) => void, onStall: () => void): () => void {
  let bytes = 0
  let grown = Date.now()
  let watching = true
  const look = async () => {
    const size = await sizeOf(folder)
    if (!watching) return
    if (size !== bytes) grown = Date.now()
    bytes = size
    onProgress(bytes)
    if (Date.now() - grown > STALL_MS) onStall()
  }
  const timer = setInterval(() => void look(), POLL_MS)
  return () => {
    watching = false
    clearInterval(timer)
  }
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true }).catch(() => [])
  const sizes = names.map((name) => stat(join(folder, name)).then(({ size }) => size, () => 0)) // prettier-ignore
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
