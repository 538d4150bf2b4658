import { readFile, stat } from 'node:fs/promises'
import { findIncludes } from '../../core/import/includes.ts'
import type { ImportRequest } from '../../core/import/types.ts'
import { containedFile } from './contained-path.ts'
import { decodeText } from './decode.ts'

/** More files than this no deck is made of. */
const MOST = 500
/** All of them together. Bytes. */
const MAX_BYTES = 10_000_000

/**
 * The texts that a deck includes, and those that they include, by their paths below `root`. What is missing,
 * leads out of `root`, is no UTF-8 or too large is left out; the import reports it where it is named.
 */
export async function readIncluded(request: ImportRequest, root: string): Promise<Map<string, string>> {
  const texts = new Map<string, string>()
  const asked = new Set<string>()
  const pending = findIncludes(request)
  let bytes = 0
  for (let path = pending.pop(); path !== undefined && asked.size < MOST; path = pending.pop()) {
    if (asked.has(path)) continue
    asked.add(path)
    const found = await containedFile(root, path.split('/'))
    if (found.kind !== 'file') continue
    const about = await stat(found.path)
    bytes += about.size
    if (!about.isFile() || bytes > MAX_BYTES) continue
    const { text, diagnostic } = decodeText(new Uint8Array(await readFile(found.path)), path)
    if (diagnostic) continue
    texts.set(path, text)
    pending.push(...findIncludes({ ...request, text }, path))
  }
  return texts
}
