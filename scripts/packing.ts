import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { extractFile, getRawHeader, listPackage, statFile } from '@electron/asar'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { FuseState } from '@electron/fuses/dist/constants.js'
import { Arch, build, Platform } from 'electron-builder'
import config from '../electron-builder.config.ts'
import { ROOT } from './build.ts'
import type { PackedFile } from './package-content.ts'

/** Where things are in a packed program, absolute. */
export interface Packed {
  folder: string
  resources: string
  /** What the fuses are read from: the program, on macOS the whole application. */
  fuses: string
}

/** Packs the built program as a folder, with whatever stands for Electron. */
export async function packFolder(
  electronDist: string,
  output: string,
  system: 'linux' | 'mac' = 'linux',
): Promise<Packed> {
  const platform = system === 'mac' ? Platform.MAC : Platform.LINUX
  await build({
    projectDir: ROOT,
    targets: platform.createTarget('dir', Arch.x64),
    publish: 'never',
    // A copy: electron-builder writes into what it is given.
    config: structuredClone({ ...config, electronDist, directories: { ...config.directories, output } }),
  })
  if (system === 'mac') {
    const app = join(output, 'mac', 'Lectern.app')
    return { folder: app, resources: join(app, 'Contents', 'Resources'), fuses: app }
  }
  const folder = join(output, 'linux-unpacked')
  return { folder, resources: join(folder, 'resources'), fuses: join(folder, 'lectern') }
}

/** What macOS is told the archive's hash is, and what it is; SHA-256 of the archive's header. */
export async function integrityOf({ folder, resources }: Packed): Promise<{ told: string; real: string }> {
  const plist = await readFile(join(folder, 'Contents', 'Info.plist'), 'utf8')
  const told =
    /<key>Resources\/app\.asar<\/key>[\s\S]*?<key>hash<\/key>\s*<string>([\da-f]{64})</.exec(plist)?.[1] ?? ''
  const { headerString } = getRawHeader(join(resources, 'app.asar'))
  return { told, real: createHash('sha256').update(headerString).digest('hex') }
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
