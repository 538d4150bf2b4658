import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A program that was started here, and ends here. */
export interface Started {
  pid: number
  /** Resolves with the first match in what it prints. Rejects when it ends before or takes too long, and ends it. */
  prints(pattern: RegExp): Promise<RegExpExecArray>
  /** The end of what it has printed so far. */
  printed(): string
  /** Resolves with its exit code; null when a signal ended it. */
  ended: Promise<number | null>
  stop(): Promise<void>
}

/** No tool may take longer for one step; milliseconds. */
export const LIMIT = 120_000

/** Of which no tool may take longer for a PDF; milliseconds. */
export const PDF_LIMIT = 300_000

export function startNode(args: string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Started {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let printed = ''
  const watchers = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      printed += text
      for (const watch of watchers) watch()
    })
  }
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    pid: child.pid ?? 0,
    ended,
    printed: () => printed.slice(-2000),
    prints(pattern) {
      return new Promise((resolve, reject) => {
        const fail = (why: string) => {
          clearTimeout(timer)
          reject(new Error(`${why}:\n${printed.slice(-2000)}`))
          void stop(child, ended)
        }
        const timer = setTimeout(() => fail('It took too long'), LIMIT)
        const look = () => {
          const found = pattern.exec(printed)
          if (!found) return
          clearTimeout(timer)
          resolve(found)
        }
        watchers.add(look)
        void ended.then(() => fail('It ended'))
        look()
      })
    },
    stop: () => stop(child, ended),
  }
}

async function stop(child: ChildProcess, ended: Promise<unknown>): Promise<void> {
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000)
  await ended
  clearTimeout(timer)
}

/**
 * Runs to the end.
 * @param options `limit` in milliseconds; `LIMIT` and this program's own environment when absent; `begun` is told the
 * process
 * @throws Error when it fails or takes too long
 */
export async function runNode(
  args: string[],
  cwd: string,
  {
    limit = LIMIT,
    env = process.env,
    begun,
  }: { limit?: number; env?: NodeJS.ProcessEnv; begun?: (pid: number) => void } = {},
): Promise<void> {
  const started = startNode(args, cwd, env)
  begun?.(started.pid)
  let isLate = false
  const timer = setTimeout(() => {
    isLate = true
    void started.stop()
  }, limit)
  const code = await started.ended
  clearTimeout(timer)
  // What it printed until then tells of no fault.
  if (isLate) throw new Error(`It took longer than ${limit / 1000} s`)
  if (code !== 0) throw new Error(`It ended with ${code ?? 'a signal'}:\n${started.printed()}`)
}

/** Of 127.0.0.1; free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  await new Promise((done) => server.close(done))
  return port
}
