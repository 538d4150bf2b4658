import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ROOT } from '../../scripts/build.ts'
import { lectureFiles } from '../support/synthetic.ts'
import { startNode } from './processes.ts'
import type { Tool } from './tool.ts'

/** Lectern as people start it, in the browser: two windows, the keys pressed in the presenter view. */
export function lectern(version: string): Tool {
  return {
    name: 'Lectern',
    version,
    how: '`lectern present --web`, projector page; keys are pressed in the presenter view, another window',
    shown: 'html[data-position]',
    async open(slides, folder) {
      for (const [path, text] of Object.entries(lectureFiles(slides))) {
        await mkdir(dirname(join(folder, path)), { recursive: true })
        await writeFile(join(folder, path), text)
      }
      const args = [join(ROOT, 'out', 'main', 'cli.js'), 'present', '--web', '--no-open', folder]
      // Nothing from an earlier run.
      const started = startNode(args, folder, { ...process.env, LECTERN_CACHE: join(folder, 'cache') })
      const [, url = ''] = await started.prints(/(http:\S+\/audience\?token=\S+)/)
      const [, controlUrl = ''] = await started.prints(/(http:\S+\/presenter\?token=\S+)/)
      return { url, controlUrl, close: () => started.stop() }
    },
  }
}
