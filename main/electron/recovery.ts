import type { Later } from './placer.ts'
import type { ContentsLike } from './surface.ts'

export interface RecoveryDeps {
  /** Names the page in the log. */
  name: string
  /** Loads the page from its address. */
  load(): void
  later: Later
  /** Milliseconds since the epoch. */
  now(): number
  log(message: string, cause?: unknown): void
  /** The page failed too often: a person must decide. `retry` begins anew. */
  giveUp(retry: () => void): void
}

/** More failures than this within the window, and reloading would only flicker. */
export const MAX_RECOVERIES = 3
export const RECOVERY_WINDOW_MS = 60_000

/** A dialog or a long task also reports the page as unresponsive, for a moment. */
const HANG_MS = 1000

/** `net::ERR_ABORTED`: another load took over, which is no failure. */
const ABORTED = -3

/**
 * Brings a page back after its process died, after it hung, and after it or its preload failed to load.
 * The page itself keeps nothing: it gets a whole snapshot when it connects again. Returns the way to load
 * it anew by hand, which also begins anew after giving up.
 */
export function watchOver(contents: ContentsLike, deps: RecoveryDeps): () => void {
  const { name, log } = deps
  let attempts: number[] = []
  let loaded = false
  let waiting = false
  /** We killed it ourselves, so the news of its death is expected. */
  let killed = false
  let callOffHang: (() => void) | null = null

  contents.on('did-finish-load', () => {
    loaded = true
    killed = false
  })
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    callOffHang?.()
    if (reason === 'clean-exit') return
    if (killed) {
      killed = false
      return
    }
    log(`The process of the ${name} page is gone: ${reason}, code ${exitCode}.`)
    recover()
  })
  contents.on('unresponsive', () => {
    callOffHang?.()
    callOffHang = deps.later(killHung, HANG_MS)
  })
  contents.on('responsive', () => callOffHang?.())
  contents.on('did-fail-load', (_event, code, description, url, isMainFrame) => {
    if (!isMainFrame || code === ABORTED) return
    loaded = false
    log(`The ${name} page could not be loaded from ${url}: ${description} (${code}).`)
    recover()
  })
  contents.on('preload-error', (_event, path, error) => {
    // Without it the page has no way to the lecture.
    log(`The preload script ${path} failed.`, error)
    recover()
  })
  contents.on('destroyed', () => callOffHang?.())
  return retry

  function killHung(): void {
    callOffHang = null
    if (contents.isDestroyed()) return
    log(`The ${name} page hangs; its process is ended.`)
    killed = true
    contents.forcefullyCrashRenderer()
    recover()
  }

  function recover(): void {
    if (waiting) return
    const now = deps.now()
    attempts = attempts.filter((at) => now - at < RECOVERY_WINDOW_MS)
    if (attempts.length >= MAX_RECOVERIES) {
      waiting = true
      deps.giveUp(retry)
      return
    }
    attempts.push(now)
    restart()
  }

  function retry(): void {
    waiting = false
    attempts = []
    restart()
  }

  /** In a task of its own: reloading inside `render-process-gone` has crashed whole programs. */
  function restart(): void {
    deps.later(() => {
      if (contents.isDestroyed()) return
      if (loaded) contents.reload()
      else deps.load()
    }, 0)
  }
}
