import { isAbsolute } from 'node:path'
import { DROP_CHANNEL } from './envelope.ts'
import { isTrustedFrame } from './ipc-port.ts'
import type { ContentsLike } from './surface.ts'

/** Longer than any path that a system takes. */
const MAX_PATH = 32_768

/** The path of what was dropped; null for anything else. */
export function readDrop(message: unknown): string | null {
  if (typeof message !== 'string' || message.length > MAX_PATH || message.includes('\u0000')) return null
  return isAbsolute(message) ? message : null
}

/** Takes what is dropped onto a window. The preload tells, and only of what a person's hand dropped. */
export function acceptDrops(contents: ContentsLike, origin: string, open: (path: string) => void): void {
  contents.ipc.on(DROP_CHANNEL, (event, message) => {
    if (!isTrustedFrame(event.senderFrame, origin)) return
    const path = readDrop(message)
    if (path !== null) open(path)
  })
}
