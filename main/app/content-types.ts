import { extname } from 'node:path'

const TEXT = 'text/plain; charset=utf-8'

const DECK_TYPES: Record<string, string> = {
  '.aac': 'audio/aac',
  '.avif': 'image/avif',
  '.bmp': 'image/bmp',
  '.csv': 'text/csv; charset=utf-8',
  '.flac': 'audio/flac',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.json': 'application/json',
  '.m4a': 'audio/mp4',
  '.m4v': 'video/mp4',
  '.mov': 'video/quicktime',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.oga': 'audio/ogg',
  '.ogg': 'audio/ogg',
  '.ogv': 'video/ogg',
  '.opus': 'audio/ogg',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.vtt': 'text/vtt; charset=utf-8',
  '.wav': 'audio/wav',
  '.webm': 'video/webm',
  '.webp': 'image/webp',
  // What a browser would run, apply or transform is shown as text: with `nosniff` it then can not.
  '.css': TEXT,
  '.htm': TEXT,
  '.html': TEXT,
  '.js': TEXT,
  '.md': TEXT,
  '.mjs': TEXT,
  '.mmd': TEXT,
  '.txt': TEXT,
  '.xhtml': TEXT,
  '.xml': TEXT,
  '.xsl': TEXT,
  '.yaml': TEXT,
}

const PAGE_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
}

/** The type that a file is served with; an unknown extension is a download. */
export function contentType(kind: 'page' | 'deck', path: string): string {
  const types = kind === 'deck' ? DECK_TYPES : PAGE_TYPES
  return types[extname(path).toLowerCase()] ?? 'application/octet-stream'
}
