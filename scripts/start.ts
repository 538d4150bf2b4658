import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureBuilt, ROOT } from './build.ts'

// Builds when the sources are newer, then is the command line itself: same process, same arguments, so
// that Ctrl-C and exit codes need nobody to hand them on.
if (await ensureBuilt(ROOT)) await import(pathToFileURL(join(ROOT, 'out', 'main', 'cli.js')).href)
else process.exitCode = 2
