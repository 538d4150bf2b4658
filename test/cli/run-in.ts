import { join } from 'node:path'
import { runCommandLine } from '../../main/cli/run.ts'

/** Runs a command of the command line in a folder and tells what it printed. */
export async function runIn(directory: string, ...argv: string[]) {
  let [out, err] = ['', '']
  const code = await runCommandLine(argv, {
    entry: join(directory, 'main/cli.ts'),
    version: '1.2.3',
    directory,
    platform: 'linux',
    env: {},
    colour: false,
    signal: new AbortController().signal,
    terminal: {
      print: (text) => (out += `${text}\n`),
      note: (text) => (err += `${text}\n`),
      progress: () => {},
    },
  })
  return { code, out, err }
}
