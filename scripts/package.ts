import { build, Platform } from 'electron-builder'
import config from '../electron-builder.config.ts'
import { ensureBuilt, ROOT } from './build.ts'
import { checksums } from './checksums.ts'
import { releaseConfig } from './release-config.ts'

/**
 * Installers for this system, or for those that are named: `npm run package -- linux win mac`. Writes them and
 * their checksums to `dist`.
 */
const PLATFORMS: Readonly<Record<string, Platform>> = {
  linux: Platform.LINUX,
  win: Platform.WINDOWS,
  mac: Platform.MAC,
}

async function main(names: readonly string[]): Promise<number> {
  const unknown = names.find((name) => !Object.hasOwn(PLATFORMS, name))
  if (unknown !== undefined) {
    process.stderr.write(`There is no system ${unknown}; known are ${Object.keys(PLATFORMS).join(', ')}.\n`)
    return 2
  }
  if (!(await ensureBuilt(ROOT))) return 1
  const platforms = names.length === 0 ? [Platform.current()] : names.flatMap((name) => PLATFORMS[name] ?? [])
  const files = await build({
    projectDir: ROOT,
    targets: new Map(platforms.flatMap((platform) => [...platform.createTarget()])),
    publish: 'never',
    config: releaseConfig(config, process.env, process.platform),
  })
  for (const path of [...files, await checksums(files)]) console.log(path)
  return 0
}

process.exitCode = await main(process.argv.slice(2))
