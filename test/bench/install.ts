import { existsSync } from 'node:fs'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PEERS, type PeerName } from './peer-versions.ts'
import { runNode } from './processes.ts'

/** For one peer; a slow line gets a row less in the table, not a benchmark that hangs. Milliseconds. */
const INSTALL_LIMIT = 240_000
const FLAGS = [
  '--no-audit',
  '--no-fund',
  '--ignore-scripts',
  '--legacy-peer-deps',
  '--loglevel=error',
  // A machine without a network is to know soon.
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=2000',
]

/**
 * Installs a peer from npm into a folder of its own below `folder`, once for each set of versions. Scripts
 * of its packages are not run.
 *
 * @param folder outside the repository, so that nothing of a peer is ever taken for Lectern's
 * @param npm npm's own program, as npm gives it to the scripts it starts
 * @returns the folder that has `node_modules`
 * @throws Error with npm's words when that is not possible
 */
export async function installPeer(name: PeerName, folder: string, npm: string): Promise<string> {
  const place = join(folder, name)
  const manifest = JSON.stringify({ private: true, ...PEERS[name] }, null, 2)
  const file = join(place, 'package.json')
  const isThere = existsSync(join(place, 'node_modules', '.package-lock.json'))
  if (isThere && (await readFile(file, 'utf8')) === manifest) return place
  await mkdir(place, { recursive: true })
  await writeFile(file, manifest)
  await runNode([npm, 'install', '--prefix', place, ...FLAGS], place, { limit: INSTALL_LIMIT })
  return place
}
