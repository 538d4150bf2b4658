import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import config from '../electron-builder.config.ts'
import { buildAnew, ROOT } from './build.ts'
import { archiveProblems, budgetProblems, resourceProblems } from './package-content.ts'
import { archiveFiles, folderHash, fusesOf, packFolder, resourceFiles } from './packing.ts'
import { stubElectron } from './stub-electron.ts'

/**
 * Builds and packs twice, without Electron's binary, and looks at what came out: what the archive holds and
 * what it must not, what it weighs, its fuses, and that both times are the same, byte for byte.
 */
const WORK = join(ROOT, 'out', 'package')

async function packOnce(name: string): Promise<string> {
  if (!(await buildAnew(ROOT))) throw new Error('Lectern could not be built.')
  const { version } = JSON.parse(
    await readFile(join(ROOT, 'node_modules/electron/package.json'), 'utf8'),
  ) as {
    version: string
  }
  const electron = await stubElectron(join(WORK, `electron-${name}`), version)
  return packFolder(electron, join(WORK, name))
}

async function problemsOf(folder: string): Promise<string[]> {
  const archived = archiveFiles(join(folder, 'resources', 'app.asar'))
  const beside = await resourceFiles(join(folder, 'resources'))
  const fuses = await fusesOf(join(folder, 'lectern'))
  const wanted = Object.entries(config.electronFuses ?? {})
  const sum = [...archived, ...beside].reduce((total, { bytes }) => total + bytes.byteLength, 0)
  console.log(`${archived.length} files in the archive, ${beside.length} beside it, ${sum} bytes together`)
  return [
    ...archiveProblems(archived, ROOT),
    ...resourceProblems(beside, ROOT),
    ...budgetProblems([...archived, ...beside]),
    ...wanted
      .filter(([name, on]) => fuses[name] !== on)
      .map(([name]) => `the fuse ${name} is not as it should be`),
  ]
}

async function main(): Promise<number> {
  await rm(WORK, { recursive: true, force: true })
  await mkdir(WORK, { recursive: true })
  const first = await packOnce('first')
  const problems = await problemsOf(first)
  const second = await packOnce('second')
  const [one, other] = [await folderHash(first), await folderHash(second)]
  console.log(`first  ${one}\nsecond ${other}`)
  if (one !== other) problems.push('two builds are not the same')
  for (const problem of problems) console.error(problem)
  console.log(problems.length === 0 ? 'The package is as it should be.' : `${problems.length} problems`)
  return problems.length === 0 ? 0 : 1
}

process.exitCode = await main()
