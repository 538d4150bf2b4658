/** The channel of a page's connections, both ways. */
export const CHANNEL = 'lectern:port'

/** Only from a page's preload to main: the path of what was dropped onto the window. */
export const DROP_CHANNEL = 'lectern:drop'

/**
 * What travels on it. A document that reloads keeps its window, so every message says which document
 * and which of its connections it belongs to; what comes late for another one is dropped.
 */
export interface Envelope {
  /** Chosen anew by each document. */
  document: string
  /** Counted by the document from 0. */
  connection: number
  kind: 'open' | 'message' | 'close'
  /** Only with `message`; checked by whoever reads it. */
  body?: unknown
}

/** Returns null for anything that is no envelope. */
export function readEnvelope(value: unknown): Envelope | null {
  if (typeof value !== 'object' || value === null) return null
  const { document, connection, kind, body } = value as Partial<Record<keyof Envelope, unknown>>
  if (typeof document !== 'string' || document === '' || document.length > 64) return null
  if (typeof connection !== 'number' || !Number.isSafeInteger(connection) || connection < 0) return null
  if (kind === 'open' || kind === 'close') return { document, connection, kind }
  return kind === 'message' ? { document, connection, kind, body } : null
}
