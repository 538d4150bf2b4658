import { join, relative, sep } from 'node:path'
import { isWithin, realPathOf } from './folder.ts'

/** A file that may be served, or why not. `refused` never says whether there is such a file. */
export type Contained = { kind: 'file'; path: string } | { kind: 'refused' } | { kind: 'missing' }

/**
 * Splits the path of a URL into decoded segments, or tells what is wrong with it. Decodes once, as a
 * browser encodes once: what is encoded twice names a file with a percent sign.
 */
export function decodeSegments(encoded: string): string[] | 'malformed' | 'refused' {
  let decoded: string
  try {
    decoded = decodeURIComponent(encoded)
  } catch {
    return 'malformed'
  }
  const segments = decoded.split('/')
  return segments.every(isPlainName) ? segments : 'refused'
}

/**
 * Finds the file that decoded segments name below `root`. Both are resolved to where they really are,
 * so that a symbolic link cannot lead out, and the name reached that way must be a plain one too.
 */
export async function containedFile(root: string, segments: string[]): Promise<Contained> {
  if (!segments.every(isPlainName)) return { kind: 'refused' }
  const realRoot = await realPathOf(root)
  if (realRoot === undefined) return { kind: 'missing' }
  const real = await realPathInAnyForm(realRoot, segments)
  if (real === undefined || real === realRoot) return { kind: 'missing' }
  if (!isWithin(realRoot, real)) return { kind: 'refused' }
  const inside = relative(realRoot, real).split(sep)
  return inside.every(isPlainName) ? { kind: 'file', path: real } : { kind: 'refused' }
}

/** A Mac writes `é` as two characters, an author mostly as one. */
async function realPathInAnyForm(root: string, segments: string[]): Promise<string | undefined> {
  const path = segments.join('/')
  for (const form of new Set([path, path.normalize('NFC'), path.normalize('NFD')])) {
    const real = await realPathOf(join(root, form))
    if (real !== undefined) return real
  }
  return undefined
}

// CON, NUL and their like are devices in every folder of Windows, with any extension.
const DEVICE = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³])(?:\.|$)/i
// NUL ends a path early; a backslash parts folders on Windows; a colon begins a drive or names a
// stream beside the file's own content.
// oxlint-disable-next-line eslint/no-control-regex
const FORBIDDEN = /[\u0000-\u001f\u007f\\:]/

/** Neither empty nor hidden nor going up nor anything that a system gives a meaning of its own. */
export function isPlainName(name: string): boolean {
  if (name === '' || name.startsWith('.')) return false
  // Windows drops dots and blanks at the end, so such a name would be another file's.
  if (/[. ]$/.test(name)) return false
  return !FORBIDDEN.test(name) && !DEVICE.test(name.trimEnd())
}
