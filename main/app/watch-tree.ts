import { type FSWatcher, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'

/** Folders within each other; what lies deeper is not read either. */
const MAX_DEPTH = 30

export interface TreeWatcher {
  close(): void
}

/**
 * Watches a folder and all folders in it. Node's own way of doing that on Linux watches each file, and hears
 * nothing more of one that was replaced by another of the same name, as many editors save.
 * @param onEvent called with the path that changed, relative to the folder, or null where the system does not say
 * @param onError called when it cannot be watched any more
 * @param platform the computer's own when absent
 * @throws the system's error when the folder cannot be watched
 */
export function watchTree(
  folder: string,
  onEvent: (file: string | null) => void,
  onError: () => void,
  platform: NodeJS.Platform = process.platform,
): TreeWatcher {
  if (platform === 'linux') return new FolderByFolder(folder, onEvent, onError)
  const watcher = watch(folder, { recursive: true, persistent: false }, (_, file) => onEvent(file))
  watcher.on('error', onError)
  return watcher
}

class FolderByFolder implements TreeWatcher {
  readonly #root: string
  readonly #onEvent: (file: string | null) => void
  readonly #onError: () => void
  /** By path relative to the root; '' is the root. */
  readonly #watchers = new Map<string, FSWatcher>()

  constructor(root: string, onEvent: (file: string | null) => void, onError: () => void) {
    this.#root = root
    this.#onEvent = onEvent
    this.#onError = onError
    this.#watch('')
    this.#follow('', 1)
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close()
    this.#watchers.clear()
  }

  #watch(path: string): void {
    const place = join(this.#root, path)
    const watcher = watch(place, { persistent: false }, (event, file) => {
      // Of itself a folder tells under its own name, and then it may be another one.
      if (event === 'rename') this.#renew(path, file)
      this.#onEvent(file === null ? null : join(path, file))
    })
    watcher.on('error', () => {
      this.#drop(path)
      if (path === '') this.#onError()
    })
    this.#watchers.set(path, watcher)
  }

  /** Something in a folder came, went or was replaced. */
  #renew(path: string, file: string | null): void {
    if (file !== null) this.#drop(join(path, file))
    if (this.#watchers.has(path)) this.#follow(path, depthOf(path) + 1)
  }

  /** Watches the folders in one; those that are not there any more are heard of as they go. */
  #follow(path: string, depth: number): void {
    if (depth > MAX_DEPTH) return
    for (const name of foldersIn(join(this.#root, path))) {
      const inner = join(path, name)
      if (this.#watchers.has(inner)) continue
      try {
        this.#watch(inner)
      } catch {
        // Gone again, or the system has no watcher left.
        continue
      }
      this.#follow(inner, depth + 1)
    }
  }

  #drop(path: string): void {
    for (const [known, watcher] of this.#watchers) {
      if (known !== path && !known.startsWith(`${path}/`)) continue
      watcher.close()
      this.#watchers.delete(known)
    }
  }
}

const depthOf = (path: string) => (path === '' ? 0 : path.split('/').length)

/** Links are not followed: what they lead to lies in the same lecture and is watched there. */
function foldersIn(place: string): string[] {
  try {
    const entries = readdirSync(place, { withFileTypes: true })
    return entries
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => name)
  } catch {
    return []
  }
}
