import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** Whoever sees Electron end this soon has not begun a lecture, milliseconds. */
const FIRST_MOMENTS = 10_000
/** How long Electron may take to end when it is told to, milliseconds. */
const GRACE = 5_000

export interface ElectronRun {
  executable: string
  /** Handed to Electron: the folder with package.json, then the lecture's, both absolute. */
  args: string[]
  /** Added to this process's own environment. */
  env?: Readonly<Record<string, string>>
  /** Aborting ends Electron. */
  signal: AbortSignal
  /** Milliseconds. */
  now: () => number
}

/**
 * Runs the lecture in Electron until its windows are closed.
 * @returns `failed` when Electron could not start a lecture at all, with the reason as part of a sentence
 */
export async function runElectron(
  run: ElectronRun,
): Promise<{ kind: 'ended'; code: number } | { kind: 'failed'; reason: string }> {
  const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env
  const began = run.now()
  const child = spawn(run.executable, run.args, {
    stdio: 'inherit',
    env: { ...env, ...run.env },
    windowsHide: false,
  })
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>
  let killer: NodeJS.Timeout | undefined
  const end = () => {
    child.kill('SIGTERM')
    killer = setTimeout(() => child.kill('SIGKILL'), GRACE)
  }
  if (run.signal.aborted) end()
  else run.signal.addEventListener('abort', end)
  try {
    const [code, signal] = await closed
    if (run.signal.aborted || code === 0) return { kind: 'ended', code: 0 }
    if (run.now() - began > FIRST_MOMENTS) return { kind: 'ended', code: code ?? 1 }
    return { kind: 'failed', reason: `it ended at once (${signal ?? `exit code ${code}`})` }
  } catch (error) {
    const { code = 'unknown error' } = error as NodeJS.ErrnoException
    return { kind: 'failed', reason: `it did not start (${code})` }
  } finally {
    clearTimeout(killer)
    run.signal.removeEventListener('abort', end)
  }
}
