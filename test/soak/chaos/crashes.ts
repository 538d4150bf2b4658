import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Action } from '../../../core/session/types.ts'
import { openJournal } from '../../../main/app/journal.ts'
import { Lecture } from '../../../main/app/lecture.ts'
import { apply, copyOf } from '../model.ts'
import type { Giving } from '../giving.ts'
import { anyAction } from '../moves.ts'
import { repair } from './edits.ts'

/** The process is cut off and started again: at once, after a while, with a journal whose last line is torn. */
export async function crash(giving: Giving): Promise<string> {
  const { chance, world } = giving
  // Without its folder no lecture can be opened.
  if (giving.trouble?.isFolderGone) await repair(giving)
  await world.die()
  const isTorn = chance.oneIn(3)
  if (isTorn)
    await appendFile(world.journal, chance.of(['{"at":17', '{"at":1,"change":{"pos', '\u0000\u0000']))
  if (chance.oneIn(3)) world.now += chance.between(1000, 600_000)
  const how = chance.oneIn(6) ? 'hurried' : 'plain'
  await giving.goOn(how)
  return `crash: ${how}${isTorn ? ', torn' : ''}`
}

/** Another process gives the lecture for a while and is killed by the system. */
export async function realKill(giving: Giving): Promise<string> {
  const { chance, world } = giving
  if (giving.trouble) await repair(giving)
  await giving.verify()
  if (world.isUnsaved) return 'crash: none, the journal cannot be written'
  await world.die()
  await giving.goOn('plain')
  await giving.verify()
  await world.die()
  const moves: { at: number; action: Action }[] = []
  for (let count = chance.between(1, 30); count > 0; count -= 1) {
    giving.pass(chance.between(10, 5000))
    const action = anyAction(chance, giving.model)
    apply(giving.model, action)
    moves.push({ at: world.now, action })
  }
  const script = fileURLToPath(import.meta.url)
  const child = spawn(process.execPath, [script, world.folder, world.state, JSON.stringify(moves)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  })
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null]
  if (signal !== 'SIGKILL') throw new Error(`The other process ended by ${signal}.`)
  giving.journalled = { model: copyOf(giving.model), at: world.now }
  await giving.goOn('plain')
  return 'crash: killed by the system'
}

async function giveAndDie([folder = '', state = '', moves = '']: string[]): Promise<void> {
  let now = 0
  const all = JSON.parse(moves) as { at: number; action: Action }[]
  now = all[0]?.at ?? 0
  const lecture = await Lecture.open(folder, {
    now: () => now,
    journal: (found) => openJournal({ state, folder: found, now: () => now }),
  })
  for (const { at, action } of all) {
    now = at
    lecture.dispatch(action)
  }
  process.kill(process.pid, 'SIGKILL')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await giveAndDie(process.argv.slice(2))
