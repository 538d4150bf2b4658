import { installPeer } from './install.ts'
import { isPeerName, type PeerName } from './peer-versions.ts'
import type { Results } from './results.ts'
import { firstLines } from './run.ts'
import type { Tool } from './tool.ts'
import { decktape } from './tools/decktape.ts'
import { emptyPage } from './tools/empty-page.ts'
import { lectern } from './tools/lectern.ts'
import { marp } from './tools/marp.ts'
import { reveal } from './tools/reveal.ts'
import { slidev } from './tools/slidev.ts'

const MAKERS: Record<PeerName, (place: string) => Tool> = { marp, reveal, slidev, decktape }

export interface ToolsWanted {
  /** Of Lectern. */
  version: string
  peers: string[]
  /** Where they are installed. */
  folder: string
  /** npm's program; undefined when nobody says where it is. */
  npm: string | undefined
  say(text: string): void
}

/** Lectern first, then the peers that can be had, then the empty page; and why others cannot. */
export async function findTools(wanted: ToolsWanted): Promise<{ tools: Tool[]; left: Results['left'] }> {
  const tools = [lectern(wanted.version)]
  const left: Results['left'] = []
  for (const name of wanted.peers) {
    try {
      if (!isPeerName(name)) throw new Error(`no such peer; there are ${Object.keys(MAKERS).join(', ')}`)
      if (wanted.npm === undefined) throw new Error('`npm run bench` says where npm is, nothing else does')
      wanted.say(`Looking for ${name}`)
      tools.push(MAKERS[name](await installPeer(name, wanted.folder, wanted.npm)))
    } catch (error) {
      left.push({ what: name, why: `it could not be installed: ${firstLines(error)}` })
      wanted.say(`${name} is left out: ${firstLines(error)}`)
    }
  }
  return { tools: [...tools, emptyPage()], left }
}
