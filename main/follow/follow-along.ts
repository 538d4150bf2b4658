import type { Answer, Asked } from '../app/answer.ts'
import { networkInterfaces } from 'node:os'
import type { Following } from '../../core/rpc/contract.ts'
import type { FollowAlong, LectureHost } from '../../core/rpc/host.ts'
import { newToken } from './gate.ts'
import { lanAddresses } from './lan.ts'
import { startFollowServer, type FollowServer } from './server.ts'

/** Milliseconds between two words about how many follow. */
const COUNTED_EVERY = 1000

/** Where followers found the lecture: after a crash, they find it there again. */
export interface FollowPlace {
  port: number
  token: string
  isShown: boolean
}

export interface FollowAlongOptions {
  host: LectureHost
  /** Serves pages and the lecture's files; see `createRoutes`. */
  routes: (asked: Asked) => Promise<Answer>
  /** The address to listen on; the likeliest of this machine when absent. */
  address?: string | undefined
  /** Where it was before the lecture was cut off; it is turned on there again. Null: it was not on. */
  before: FollowPlace | null
  /** Called when it was turned on, with where, and when it was turned off, with null. */
  keep: (place: FollowPlace | null) => void
  /** Addresses of this machine in the order in which they are tried; those of its adapters when absent. */
  addresses?: () => string[]
}

export interface FollowAlongService extends FollowAlong {
  /** Resolves when it is on or off again, as was asked for last. */
  settled(): Promise<void>
  close(): Promise<void>
}

const NO_NETWORK =
  'This computer is on no network that others could reach it by. Connect to the Wi-Fi of the room and try again.'

/** Off until it is turned on, or was on when the lecture was cut off. The token is the same as long as it lives. */
export function createFollowAlong(options: FollowAlongOptions): FollowAlongService {
  const { before, keep } = options
  const listeners = new Set<() => void>()
  const token = before?.token ?? newToken()
  let port = before?.port ?? 0
  let isShown = before?.isShown ?? false
  let wanted = false
  let server: FollowServer | null = null
  let state: Following = { kind: 'off' }
  let counting: ReturnType<typeof setTimeout> | null = null
  let work: Promise<void> = Promise.resolve()

  const become = (next: Following) => {
    state = next
    for (const listener of listeners) listener()
  }
  const tell = () => {
    if (server === null) return
    const { address, followers } = server
    become({ kind: 'on', address, followers, isShown })
  }
  const count = () => {
    counting ??= setTimeout(() => {
      counting = null
      if (server !== null && state.kind === 'on' && state.followers !== server.followers) tell()
    }, COUNTED_EVERY).unref()
  }

  const start = async (): Promise<void> => {
    const address = options.address ?? (options.addresses ?? (() => lanAddresses(networkInterfaces())))()[0]
    if (address === undefined) {
      wanted = false
      become({ kind: 'off', trouble: NO_NETWORK })
      return
    }
    const { host, routes } = options
    const listenOn = (at: number) =>
      startFollowServer({ host, routes, address, port: at, token, changed: count })
    try {
      // The port of before may be another program's by now.
      server = port === 0 ? await listenOn(0) : await listenOn(port).catch(() => listenOn(0))
      port = server.port
      keep({ port, token, isShown })
      tell()
    } catch (error) {
      wanted = false
      const { code = 'unknown' } = error as NodeJS.ErrnoException
      become({ kind: 'off', trouble: `The address ${address} cannot be used (${code}).` })
    }
  }
  const stop = async (): Promise<void> => {
    const running = server
    server = null
    keep(null)
    become({ kind: 'off' })
    await running?.close()
  }
  const settle = async (): Promise<void> => {
    if (wanted && server === null) await start()
    else if (wanted) tell()
    else if (!wanted && server !== null) await stop()
  }

  const service: FollowAlongService = {
    state: () => state,
    turn(on) {
      if (on === wanted) return
      wanted = on
      if (on) become({ kind: 'starting' })
      work = work.then(settle)
    },
    show(shown) {
      isShown = shown
      if (server === null) return
      keep({ port, token, isShown })
      tell()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    settled: () => work,
    async close() {
      listeners.clear()
      if (counting !== null) clearTimeout(counting)
      await work
      await server?.close()
      server = null
    },
  }
  if (before !== null) service.turn(true)
  return service
}
