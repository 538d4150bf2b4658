import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The repository's folder, without a slash at the end. */
export const ROOT = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

/** What the build reads. */
const SOURCES = [
  'core',
  'main',
  'renderer',
  'scripts/bundling',
  'electron.config.ts',
  'package.json',
  'package-lock.json',
]
const BUILT = [
  'main/cli.js',
  'main/electron.js',
  'preload/preload.cjs',
  'renderer/audience/index.html',
  'packages/renderer.json',
]

/** Whether something was written, added or removed since the last build, or a part of it is missing. */
export function isStale(root: string): boolean {
  const out = join(root, 'out')
  if (BUILT.some((path) => !existsSync(join(out, path)))) return true
  const built = modified(join(out, '.stamp'))
  return SOURCES.some((name) => newest(join(root, name)) > built)
}

/**
 * Builds when needed, with one quiet line; what the build says is shown only when it fails.
 * @returns whether a current build is there
 */
export async function ensureBuilt(root: string): Promise<boolean> {
  return isStale(root) ? buildAnew(root) : true
}

/** Builds in any case. @returns whether that worked */
export async function buildAnew(root: string): Promise<boolean> {
  process.stderr.write('Building Lectern…\n')
  // What is saved while the build runs may have come too late for it.
  const began = new Date()
  const bin = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const args = [bin, 'build', '-c', 'electron.config.ts', '--logLevel', 'warn']
  const { code, output } = await runQuietly(args, root)
  if (code !== 0) {
    process.stderr.write(`${output}\nLectern could not be built.\n`)
    return false
  }
  const stamp = join(root, 'out', '.stamp')
  mkdirSync(join(root, 'out'), { recursive: true })
  writeFileSync(stamp, '')
  utimesSync(stamp, began, began)
  return true
}

async function runQuietly(args: string[], cwd: string): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const end = endWith(child)
  const [code] = (await once(child, 'close')) as [number | null]
  end()
  return { code, output }
}

/** Passes signals on to a child while it runs, and ends this program by them; returns the way to stop. */
function endWith(child: { kill(signal: NodeJS.Signals): boolean }): () => void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const listeners = signals.map((signal) => {
    const listener = () => {
      child.kill(signal)
      process.exit(130)
    }
    process.once(signal, listener)
    return () => process.off(signal, listener)
  })
  return () => {
    for (const stop of listeners) stop()
  }
}

/** The latest change below a path, milliseconds; a folder changes when a name in it comes or goes. */
function newest(path: string): number {
  let latest = modified(path)
  if (latest === 0 || !statSync(path).isDirectory()) return latest
  for (const name of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    latest = Math.max(latest, modified(join(path, name)))
  return latest
}

/** 0 for what is not there. */
function modified(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0
}
