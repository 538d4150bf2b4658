import { execFile } from 'node:child_process'
import { access, constants, open } from 'node:fs/promises'
import { missingLibraries } from './libraries.ts'

/** What a look at one executable says. */
export type BrowserProbe =
  | { kind: 'runs' }
  | { kind: 'absent' }
  | { kind: 'missing-libraries'; libraries: string[] }
  | { kind: 'fails'; reason: string }

/**
 * Whether a browser starts at all. On Linux it is asked for its version, which tells of missing
 * libraries in a tenth of a second; elsewhere the file alone counts, because a browser on Windows
 * opens a window when it is asked.
 */
export async function probeBrowser(path: string, env: NodeJS.ProcessEnv): Promise<BrowserProbe> {
  try {
    await access(path, process.platform === 'win32' ? constants.F_OK : constants.X_OK)
  } catch (error) {
    const denied = error instanceof Error && 'code' in error && error.code === 'EACCES'
    return denied ? { kind: 'fails', reason: 'it may not be executed' } : { kind: 'absent' }
  }
  if (process.platform !== 'linux') return { kind: 'runs' }
  const { ok, output } = await run(path, ['--version'], env)
  if (ok) return { kind: 'runs' }
  const first = missingLibraries(output)
  if (first.length === 0) return { kind: 'fails', reason: output.trim().split('\n').at(-1) ?? '' }
  // The loader stops at the first missing library; its listing names all, so that one visit to the
  // package manager is enough. Scripts that start a browser cannot be listed.
  const listed = (await isElf(path))
    ? await run(path, [], { ...env, LD_TRACE_LOADED_OBJECTS: '1' })
    : undefined
  return {
    kind: 'missing-libraries',
    libraries: [...new Set([...first, ...missingLibraries(listed?.output ?? '')])],
  }
}

async function isElf(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    return buffer.equals(Buffer.from([0x7f, 0x45, 0x4c, 0x46]))
  } finally {
    await file.close()
  }
}

function run(path: string, args: string[], env: NodeJS.ProcessEnv): Promise<{ ok: boolean; output: string }> {
  return new Promise((resolve) => {
    execFile(path, args, { env, timeout: 20_000 }, (error, stdout, stderr) => {
      const said = `${stdout}\n${stderr}`.trim()
      resolve({ ok: error === null, output: said === '' && error !== null ? error.message : said })
    })
  })
}
