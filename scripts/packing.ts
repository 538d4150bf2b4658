import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { extractFile, listPackage, statFile } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { FuseState } from '@electron/fuses/dist/constants.js'
import { Arch, build, Platform } from 'electron-builder'
import config from '../electron-builder.config.ts'
import { ROOT } from './build.ts'
import type { PackedFile } from './package-content.ts'

/** Packs the built program for Linux as a folder, with whatever stands for Electron. Returns that folder. */
export async function packFolder(electronDist: string, output: string): Promise<string> {
  await build({
    projectDir: ROOT,
    targets: Platform.LINUX.createTarget('dir', Arch.x64),
    publish: 'never',
    // A copy: electron-builder writes into what it is given.
    config: structuredClone({ ...config, electronDist, directories: { ...config.directories, output } }),
  })
  return join(output, 'linux-unpacked')
}

/** Everything in the archive. */
export function archiveFiles(archive: string): PackedFile[] {
  return listPackage(archive, { isPack: false })
    .map((path) => path.replaceAll('\\', '/').slice(1))
    .filter((path) => !('files' in statFile(archive, path)))
    .map((path) => ({ path, bytes: extractFile(archive, path) }))
}

/** Everything beside the archive that is ours. */
export async function resourceFiles(resources: string): Promise<PackedFile[]> {
  const names = await readdir(resources, { recursive: true })
  const files: PackedFile[] = []
  for (const name of names.map((each) => each.replaceAll('\\', '/')).sort()) {
    if (name === 'app.asar' || !(await stat(join(resources, name))).isFile()) continue
    files.push({ path: name, bytes: await readFile(join(resources, name)) })
  }
  return files
}

/** SHA-256 of all files by path, one below the other. */
export async function folderHash(folder: string): Promise<string> {
  const hash = createHash('sha256')
  const names = (await readdir(folder, { recursive: true })).map((each) => each.replaceAll('\\', '/'))
  for (const name of names.sort()) {
    if (!(await stat(join(folder, name))).isFile()) continue
    hash.update(`${name}\0`).update(await readFile(join(folder, name)))
  }
  return hash.digest('hex')
}

/** The fuses of a packaged program by name, as they are in the file. */
export async function fusesOf(executable: string): Promise<Record<string, boolean>> {
  const wire = (await getCurrentFuseWire(executable)) as unknown as Record<string, number>
  const names = Object.entries(FuseV1Options).filter(([name]) => Number.isNaN(Number(name)))
  return Object.fromEntries(
    names.map(([name, position]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      wire[String(position)] === FuseState.ENABLE,
    ]),
  )
}
