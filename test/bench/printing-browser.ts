import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { findChromium, type FoundChromium } from '../../main/web/chromium.ts'

/** Of the flag that says which machines the browser may reach. */
const HOSTS = '--host-resolver-rules='

let found: Promise<FoundChromium> | undefined

/**
 * A program that starts the browser that Lectern prints with, as Lectern starts it: other tools take a path and
 * neither its flags nor its environment.
 * @param folder where it is written, absolute
 */
export async function printingBrowser(folder: string): Promise<string> {
  found ??= findChromium()
  const { executablePath, args, env, sandbox } = await found
  if (process.platform === 'win32') return executablePath
  const path = join(folder, 'chromium')
  // Slidev calls its own server by name.
  const reaching = args.map((flag) => (flag.startsWith(HOSTS) ? `${flag} , EXCLUDE localhost` : flag))
  const flags = sandbox ? reaching : [...reaching, '--no-sandbox']
  // What the environment lacks must not come from the tool's own.
  const unset = Object.keys(process.env).flatMap((name) => (name in env ? [] : ['-u', name]))
  const set = Object.entries(env).flatMap(([name, value]) =>
    process.env[name] === value ? [] : [`${name}=${value}`],
  )
  const words = ['env', ...unset, ...set, executablePath, ...flags].map(quoted).join(' ')
  await writeFile(path, `#!/bin/sh\nexec ${words} "$@"\n`, { mode: 0o755 })
  return path
}

/** As a shell reads it, to the letter. */
function quoted(word: string): string {
  return `'${word.replaceAll("'", `'\\''`)}'`
}
