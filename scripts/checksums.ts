import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Writes SHA256SUMS beside files, in the form that `sha256sum --check` reads.
 * @returns its path
 */
export async function checksums(files: readonly string[]): Promise<string> {
  const lines: string[] = []
  for (const file of [...files].sort()) {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
    lines.push(`${hash.digest('hex')}  ${basename(file)}\n`)
  }
  const target = join(dirname(files[0] ?? '.'), 'SHA256SUMS')
  await writeFile(target, lines.join(''))
  return target
}
