import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { syntheticLecture, type SyntheticOptions } from '../test/support/synthetic.ts'

/** Writes a synthetic lecture. The folder must not exist yet: nothing of anybody's is overwritten. */
export async function writeSynthetic(folder: string, options: SyntheticOptions): Promise<void> {
  for (const [path, text] of Object.entries(syntheticLecture(options))) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}

async function main([count = '', target = '', diagrams = 'few']: string[]): Promise<number> {
  const slides = Number(count)
  const isKnown = diagrams === 'none' || diagrams === 'few' || diagrams === 'many'
  if (!Number.isInteger(slides) || slides < 1 || slides > 100_000 || target === '' || !isKnown) {
    console.error('Usage: node scripts/synthetic.ts SLIDES FOLDER [none|few|many]')
    return 2
  }
  const folder = resolve(target)
  if (existsSync(folder)) {
    console.error(`${folder} exists already. Name a new folder.`)
    return 2
  }
  await writeSynthetic(folder, { slides, diagrams })
  console.log(`${slides} slides in ${folder}`)
  return 0
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))
