import type { LectureConnection } from './connect.ts'

/** A little less than `MAX_DRAWING` in `core/rpc/schema.ts`, which brings a library that pages need not load. */
const LARGEST = 290_000

type Connection = Pick<LectureConnection, 'drawing' | 'keepDrawing'>

let shared: { connection: Connection; mayKeep: boolean } | null = null

/**
 * From now on diagrams are asked for before they are drawn, and kept once they are.
 * @param mayKeep whether this page's role may keep them
 */
export function shareDrawings(connection: Connection, mayKeep: boolean): void {
  shared = { connection, mayKeep }
}

/** What somebody drew from this source earlier; null when nobody did. Never rejects. */
export async function sharedDrawing(source: string): Promise<string | null> {
  if (shared === null) return null
  try {
    return await shared.connection.drawing(await keyOf(source))
  } catch {
    return null
  }
}

/** Never rejects, and waits for nothing. */
export function keepDrawing(source: string, drawing: string): void {
  if (shared === null || !shared.mayKeep || drawing.length > LARGEST) return
  const { connection } = shared
  void keyOf(source)
    .then((key) => connection.keepDrawing(key, drawing))
    .catch(() => undefined)
}

/** SHA-256 of the source and of all else that decides how it is drawn. */
async function keyOf(source: string): Promise<string> {
  const bytes = new TextEncoder().encode(`${__DRAWING_VERSION__}\n${source}`)
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
