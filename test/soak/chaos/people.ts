import { once } from 'node:events'
import { WebSocket } from 'ws'
import { RpcError } from '../../../core/rpc/client.ts'
import type { Action } from '../../../core/session/types.ts'
import { createFollowAlong } from '../../../main/follow/follow-along.ts'
import { textFaults, type Fault } from '../invariants.ts'
import type { Giving } from '../giving.ts'
import { anyAction } from '../moves.ts'

/** At one time; more than a lecture room holds devices that are switched on. */
const MOST_FOLLOWERS = 100

const KINDS = {
  join: 4,
  leave: 3,
  ask: 3,
  'kill page': 4,
  nonsense: 2,
  overreach: 2,
  'real followers': 1,
} as const

/** Somebody comes, goes, asks or is cut off; its name. */
export async function people(giving: Giving): Promise<string> {
  const { chance, world } = giving
  const { followers } = world
  const kind = chance.weighted(KINDS)
  if (kind === 'join') {
    for (let more = chance.between(1, 40); more > 0 && followers.size < MOST_FOLLOWERS; more -= 1)
      followers.join()
  } else if (kind === 'leave') followers.leave(chance, chance.between(1, 50))
  else if (kind === 'ask') ask(giving)
  else if (kind === 'kill page') await killPage(giving)
  else if (kind === 'real followers') await realFollowers(giving)
  else await refused(giving, kind)
  return `people: ${kind}`
}

/** What followers' pages ask, and what they may not. */
function ask({ chance, world }: Giving): void {
  for (const member of world.followers.members) {
    const method = chance.of(['outline', 'slides', 'drawing', 'dispatch', 'visits', 'nonsense'])
    const indices = [chance.below(10), chance.below(40)]
    if (method === 'slides') member.ask(method, { indices })
    else if (method === 'drawing') member.ask(method, { key: 'a'.repeat(64) })
    else if (method === 'dispatch') member.ask(method, { action: { type: 'next' } })
    else member.ask(method, {})
  }
}

/** In the middle of a message: the page is gone before the answer comes, and what it asked for has happened. */
async function killPage(giving: Giving): Promise<void> {
  const { chance, world, model } = giving
  if (chance.oneIn(2)) {
    world.audience.client.close()
    world.audience = world.connect('audience')
    return
  }
  const action: Action = anyAction(chance, model)
  const { client } = world.presenter
  const answered = client.call('dispatch', { action }).catch((error: unknown) => {
    if (!(error instanceof RpcError) || error.code !== 'closed') throw error
  })
  client.close()
  await giving.dispatch(action, answered)
  await client.closed
  world.presenter = world.connect('presenter')
}

/** Pages that ask for what is nothing, or for what is not theirs, get an error and change nothing. */
async function refused(giving: Giving, kind: 'nonsense' | 'overreach'): Promise<void> {
  const { world, chance } = giving
  const { presenter, audience } = world
  const wrong = [{ type: 'goto', slide: 7 }, { type: 'explode' }, { type: 'next', more: 1 }, null, 'next']
  const call =
    kind === 'nonsense'
      ? presenter.client.call('dispatch', { action: chance.of(wrong) as Action })
      : audience.client.call('dispatch', { action: { type: 'next' } })
  const code = await call.then(
    () => 'nothing',
    (error: unknown) => (error instanceof RpcError ? error.code : String(error)),
  )
  const ought = kind === 'nonsense' ? 'bad-params' : 'forbidden'
  if (code !== ought)
    giving.check('page', [{ invariant: 'page', what: `a page that sent ${kind} was told ${code}` }])
}

/** A few by way of the network: a server of their own, a code, a cookie, a WebSocket. */
async function realFollowers(giving: Giving): Promise<void> {
  const { world } = giving
  const service = createFollowAlong({
    host: world.lecture,
    routes: async () => new Response('page'),
    before: null,
    keep: () => undefined,
    addresses: () => ['127.0.0.1'],
  })
  const faults: Fault[] = []
  try {
    service.turn(true)
    await service.settled()
    const state = service.state()
    if (state.kind !== 'on') throw new Error(`Following along is ${state.kind}.`)
    const first = await connected(state.address, faults)
    const second = await connected(state.address, faults)
    const heard = once(second.socket, 'message')
    first.socket.terminate()
    // Ink is seen by all, whatever the screen shows.
    const action: Action = {
      type: 'appearance',
      appearance: giving.model.appearance === 'light' ? 'dark' : 'light',
    }
    await giving.dispatch(action, world.presenter.client.call('dispatch', { action }))
    await heard
    const view = JSON.stringify(world.lecture.snapshot('follower').view)
    if (!second.last().includes(view))
      faults.push({ invariant: 'follower', what: 'one on the network does not have what the room sees' })
    const gone = once(second.socket, 'close')
    service.turn(false)
    await gone
    await service.settled()
  } finally {
    await service.close()
  }
  giving.check('follower', faults)
}

async function connected(address: string, faults: Fault[]) {
  const { origin, host } = new URL(address)
  const entered = await fetch(address, { redirect: 'manual', headers: { connection: 'close' } })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  await entered.text()
  const socket = new WebSocket(`ws://${host}/rpc?role=follower`, { origin, headers: { cookie } })
  let last = ''
  socket.on('message', (data) => {
    last = String(data)
    faults.push(...textFaults(last, 'followers'))
  })
  await once(socket, 'message')
  return { socket, last: () => last }
}
