import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import config from '../electron-builder.config.ts'
import { buildAnew, ROOT } from './build.ts'
import { archiveProblems, budgetProblems, resourceProblems } from './package-content.ts'
import {
  archiveFiles,
  folderHash,
  fusesOf,
  integrityOf,
  packFolder,
  resourceFiles,
  type Packed,
} from './packing.ts'
import { stubElectron } from './stub-electron.ts'

/**
 * Builds and packs twice, without Electron's binary, and looks at what came out: what the archive holds and
 * what it must not, what it weighs, its fuses, and that both times are the same, byte for byte.
 */
const WORK = join(ROOT, 'out', 'package')

async function packOnce(name: string): Promise<Packed> {
  if (!(await buildAnew(ROOT))) throw new Error('Lectern could not be built.')
  return pack(name, 'linux')
}

async function pack(name: string, system: 'linux' | 'mac'): Promise<Packed> {
  const manifest = await readFile(join(ROOT, 'node_modules/electron/package.json'), 'utf8')
  const { version } = JSON.parse(manifest) as { version: string }
  const electron = await stubElectron(join(WORK, `electron-${name}`), version, system)
  return packFolder(electron, join(WORK, name), system)
}

async function problemsOf(packed: Packed): Promise<string[]> {
  const archived = archiveFiles(join(packed.resources, 'app.asar'))
  const beside = await resourceFiles(packed.resources)
  const sum = [...archived, ...beside].reduce((total, { bytes }) => total + bytes.byteLength, 0)
  console.log(`${archived.length} files in the archive, ${beside.length} beside it, ${sum} bytes together`)
  return [
    ...archiveProblems(archived, ROOT),
    ...resourceProblems(beside, ROOT),
    ...budgetProblems([...archived, ...beside]),
    ...(await fuseProblems(packed)),
  ]
}

async function fuseProblems({ fuses }: Packed): Promise<string[]> {
  const found = await fusesOf(fuses)
  const wrong = Object.entries(config.electronFuses ?? {}).filter(([name, on]) => found[name] !== on)
  return wrong.map(([name]) => `the fuse ${name} is not as it should be in ${fuses}`)
}

/** The archive's hash stands where macOS looks for it. */
async function integrityProblems(packed: Packed): Promise<string[]> {
  const { told, real } = await integrityOf(packed)
  console.log(`integrity ${told}`)
  return told === real ? [] : [`the archive's hash is ${real}, but ${told} is written down`]
}

async function main(): Promise<number> {
  await rm(WORK, { recursive: true, force: true })
  await mkdir(WORK, { recursive: true })
  const first = await packOnce('first')
  const problems = await problemsOf(first)
  const second = await packOnce('second')
  const mac = await pack('mac', 'mac')
  problems.push(...(await fuseProblems(mac)), ...(await integrityProblems(mac)))
  const [one, other] = [await folderHash(first.folder), await folderHash(second.folder)]
  console.log(`first  ${one}\nsecond ${other}`)
  if (one !== other) problems.push('two builds are not the same')
  for (const problem of problems) console.error(problem)
  console.log(problems.length === 0 ? 'The package is as it should be.' : `${problems.length} problems`)
  return problems.length === 0 ? 0 : 1
}

process.exitCode = await main()
