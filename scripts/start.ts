import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ROOT } from './build.ts'

/**
 * Builds when the sources are newer, then is the command line itself: same process, same arguments, so
 * that Ctrl-C and exit codes need nobody to hand them on.
 */
async function start(): Promise<void> {
  if (!(await ensureBuilt(ROOT))) {
    process.exitCode = 2
    return
  }
  goWhereItWasTyped()
  try {
    await import(pathToFileURL(join(ROOT, 'out', 'main', 'cli.js')).href)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    // Somebody else builds at this moment, or a build was cut short: the next start builds anew.
    rmSync(join(ROOT, 'out', '.stamp'), { force: true })
    process.stderr.write('lectern: the build is incomplete.\n  Start once more.\n')
    process.exitCode = 2
  }
}

/** npm runs its scripts in the repository; a relative path means what it says where it was typed. */
function goWhereItWasTyped(): void {
  const { INIT_CWD: typedIn, npm_lifecycle_event: script = '' } = process.env
  const scripts = ['start', 'lectern', 'review', 'check', 'export', 'new']
  const byNpm = scripts.includes(script) && process.cwd() === ROOT
  if (byNpm && typedIn && existsSync(typedIn)) process.chdir(typedIn)
}

await start()
