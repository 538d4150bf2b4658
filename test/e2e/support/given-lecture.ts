import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../../main/cli.ts', import.meta.url))

/** `lectern present`, as a program of its own that can be killed. */
export interface GivenLecture {
  presenterUrl: string
  audienceUrl: string
  /** As by a power cut: nothing of it runs any more when this resolves. */
  kill(): Promise<void>
  /** As by Ctrl-C. */
  end(): Promise<void>
}

/** Starts it in the browser's shell and waits until it has printed its addresses. */
export async function give(folder: string, state: string, ...options: string[]): Promise<GivenLecture> {
  const child = spawn(process.execPath, [CLI, 'present', folder, '--web', '--no-open', ...options], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, LECTERN_STATE: state },
  })
  const addresses = await printed(child)
  const stop = (signal: NodeJS.Signals) => async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }
  return { ...addresses, kill: stop('SIGKILL'), end: stop('SIGINT') }
}

async function printed({ stdout }: ChildProcess): Promise<{ presenterUrl: string; audienceUrl: string }> {
  if (stdout === null) throw new TypeError('The program prints nowhere.')
  let presenterUrl = ''
  for await (const line of createInterface(stdout)) {
    presenterUrl ||= /Presenter view +(\S+)/.exec(line)?.[1] ?? ''
    const audienceUrl = /Projector +(\S+)/.exec(line)?.[1]
    if (audienceUrl !== undefined) {
      // What else it prints must not fill the pipe.
      stdout.resume()
      return { presenterUrl, audienceUrl }
    }
  }
  throw new Error('The lecture ended before it printed its addresses.')
}
