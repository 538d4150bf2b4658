#!/usr/bin/env node
import { fileURLToPath } from 'node:url'
import { runCommandLine } from './cli/run.ts'
import { createTerminal } from './cli/terminal.ts'

/** Put in by the build. */
declare const __LECTERN_VERSION__: string | undefined

const ending = new AbortController()
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    // Whoever presses Ctrl-C twice does not want to wait for anything.
    if (ending.signal.aborted) process.exit(130)
    ending.abort(new Error(`ended by ${signal}`))
  })
}

const terminal = createTerminal(process.stdout, process.stderr)

// While a lecture is given, a fault somewhere must not take the slides off the projector.
const presenting = process.argv[2] === 'present'
for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
  process.on(event, (reason: unknown) => {
    const fault = reason instanceof Error ? reason : new Error(String(reason))
    terminal.note(`lectern: a fault inside Lectern: ${fault.message}`)
    if (process.env['LECTERN_DEBUG']) terminal.note(fault.stack ?? '')
    if (!presenting) process.exit(2)
  })
}

// The reader of a pipe may go away early, as in `lectern check | head`.
process.stdout.on('error', () => process.exit(0))
process.stderr.on('error', () => {})

const code = await runCommandLine(process.argv.slice(2), {
  entry: fileURLToPath(import.meta.url),
  version: typeof __LECTERN_VERSION__ === 'string' ? __LECTERN_VERSION__ : 'from source',
  directory: process.cwd(),
  platform: process.platform,
  env: process.env,
  terminal,
  colour: process.stdout.isTTY && !process.env['NO_COLOR'],
  signal: ending.signal,
})
// After what was written has gone out.
process.stdout.write('', () => process.exit(code))
