import { readdir, readFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { zipSync, type Zippable } from 'fflate/browser'

/** Compressing them again takes time and gains nothing. */
const COMPRESSED = /\.(?:png|jpe?g|gif|webp|avif|mp4|m4v|m4a|mp3|ogg|opus|webm|woff2?)$/i

/** All files below a folder that was just written, as one zip. */
export async function zipFolder(folder: string): Promise<Uint8Array<ArrayBuffer>> {
  const tree: Zippable = {}
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const place = join(entry.parentPath, entry.name)
    const path = relative(folder, place).split(sep).join('/')
    tree[path] = [new Uint8Array(await readFile(place)), { level: COMPRESSED.test(entry.name) ? 0 : 6 }]
  }
  return zipSync(tree)
}
