import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { constants, setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { WebSocket } from 'ws'
import { connectClient, type Client } from '../../core/rpc/client.ts'
import { Lecture } from '../../main/app/lecture.ts'
import { createAnswers } from '../../main/app/routes.ts'
import { createFollowAlong } from '../../main/follow/follow-along.ts'
import { wsPort } from '../../main/http/ws-port.ts'
import { startWebShell, type WebShell } from '../../main/web/server.ts'
import { PAGES } from '../support/pages.ts'

/*
 * How long a step takes from the presenter's page to the projector's, with nobody and with a room full of people
 * following along. Run by hand after a build: `node test/bench/followers.ts [FOLDER]`. Everything is on loopback;
 * the followers are a process of their own, as they are in a room.
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    followers: { type: 'string', default: '500' },
    steps: { type: 'string', default: '60' },
    /** Also with a laser that never rests. */
    pointing: { type: 'boolean', default: false },
    /** The followers' own process: the address that they follow. */
    attend: { type: 'string' },
  },
})
const most = Math.min(1000, Number(values.followers))
const steps = Math.min(500, Number(values.steps))
/** Milliseconds between two steps: quicker than any lecture, slow enough to be fair. */
const PAUSE = 120

interface Page {
  client: Client
  socket: WebSocket
}

async function enter(address: string, role: string): Promise<Page> {
  const { origin, host } = new URL(address)
  const entered = await fetch(address, { redirect: 'manual' })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? ''
  const socket = new WebSocket(`ws://${host}/rpc?role=${role}`, { origin, headers: { cookie } })
  const client = connectClient(wsPort(socket))
  await once(socket, 'open')
  return { client, socket }
}

/** A follower as its page is one: it asks for each slide that it has not seen yet. */
function attend({ client }: Page): void {
  const known = new Set<number>()
  client.onSnapshot(({ view, slide }) => {
    if (slide !== undefined) known.add(slide.index)
    if (view.role !== 'follower' || known.has(view.position.slide)) return
    known.add(view.position.slide)
    void client.call('slides', { indices: [view.position.slide] }).catch(() => undefined)
  })
}

/** Opens so many followers in another process and waits until all are there. */
async function crowdOf(address: string, count: number): Promise<ChildProcess> {
  const child = fork(fileURLToPath(import.meta.url), ['--attend', address, '--followers', String(count)])
  await once(child, 'message')
  // In a room they are other machines: here they are not to take this one's time.
  if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW)
  return child
}

/** Moves a laser over the slide that is up, once a frame, until it is called off. */
function pointOn({ client }: Page, lecture: Lecture): () => void {
  lecture.dispatch({ type: 'tool', tool: 'laser' })
  let x = 0
  const timer = setInterval(() => {
    const { view } = lecture.snapshot('audience')
    const at = view.role === 'audience' ? view.position.slide : 0
    x = (x + 7) % 1280
    const slide = lecture.deck().deck.slides[at]?.id ?? ''
    void client.call('point', { pointer: { kind: 'laser', slide, x, y: 300 } }).catch(() => undefined)
  }, 16)
  return () => {
    clearInterval(timer)
    lecture.dispatch({ type: 'tool', tool: 'none' })
  }
}

/** Milliseconds from each step until the audience's page has it. */
async function measure(lecture: Lecture, shell: WebShell, isPointing: boolean): Promise<number[]> {
  lecture.dispatch({ type: 'first' })
  const presenter = await enter(shell.presenterUrl, 'presenter')
  const rest = isPointing ? pointOn(presenter, lecture) : () => {}
  const audience = await enter(shell.audienceUrl, 'audience')
  let arrived: (() => void) | null = null
  let place = ''
  audience.client.onSnapshot(({ view }) => {
    if (view.role !== 'audience') return
    const next = `${view.position.slide}:${view.position.step}`
    if (next !== place) arrived?.()
    place = next
  })
  const times: number[] = []
  for (let step = 0; step < steps; step += 1) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE))
    const began = performance.now()
    const shown = new Promise<void>((resolve) => (arrived = resolve))
    void presenter.client.call('dispatch', { action: { type: 'next' } })
    await shown
    times.push(performance.now() - began)
  }
  rest()
  presenter.client.close()
  audience.client.close()
  return times.toSorted((a, b) => a - b)
}

const at = (sorted: number[], share: number) =>
  (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(1)

async function main(folder: string): Promise<void> {
  const lecture = await Lecture.open(folder, {})
  await lecture.whenIdle()
  const routes = createAnswers({ pagesDir: PAGES, lectureDir: () => lecture.folder })
  const shell = await startWebShell({ lecture, routes })
  const following = createFollowAlong({
    host: lecture,
    routes,
    address: '127.0.0.1',
    before: null,
    keep() {},
  })
  lecture.useFollowing(following)
  following.turn(true)
  await following.settled()
  const state = following.state()
  if (state.kind !== 'on') throw new Error('Nobody can follow.')
  console.log(`${steps} steps of ${lecture.deck().deck.meta.title}, presenter to audience, milliseconds`)
  const rounds = [0, most].map((count) => ({ count, isPointing: false }))
  if (values.pointing) rounds.push({ count: most, isPointing: true })
  for (const { count, isPointing } of [...rounds, ...rounds]) {
    const crowd = count === 0 ? null : await crowdOf(state.address, count)
    const before = process.cpuUsage()
    const times = await measure(lecture, shell, isPointing)
    const { user, system } = process.cpuUsage(before)
    console.log(
      `${String(count).padStart(5)} followers${isPointing ? ', pointing' : ''}   p50 ${at(times, 0.5)}   p95 ${at(times, 0.95)}   worst ${at(times, 1)}   work for a step ${((user + system) / 1000 / steps).toFixed(1)}`,
    )
    if (crowd === null) continue
    const gone = once(crowd, 'exit')
    crowd.kill()
    await gone
  }
  await following.close()
  await shell.close()
  await lecture.close()
  process.exit(0)
}

async function attendAll(address: string): Promise<void> {
  for (let one = 0; one < most; one += 1) attend(await enter(address, 'follower'))
  process.send?.('here')
}

if (values.attend === undefined) await main(positionals[0] ?? process.cwd())
else await attendAll(values.attend)
