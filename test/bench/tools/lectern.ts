import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { compile } from '../../../core/deck/compile.ts'
import { loadSources } from '../../../main/app/load.ts'
import { ROOT } from '../../../scripts/build.ts'
import { lectureFiles, type SyntheticSlide } from '../../support/synthetic.ts'
import { openPage } from '../browser.ts'
import { PDF_LIMIT, runNode, startNode } from '../processes.ts'
import { watchMemory } from '../watch-memory.ts'
import type { Tool } from '../tool.ts'

const CLI = join(ROOT, 'out', 'main', 'cli.js')

/** Lectern as people start it, in the browser: two windows, the keys pressed in the presenter view. */
export function lectern(version: string): Tool {
  return {
    name: 'Lectern',
    version,
    how: '`lectern present --web`, the projector’s page; nothing kept from an earlier day; `lectern export slides.pdf`',
    shown: 'html[data-position]',
    movesItself: false,
    write: writeLecture,
    async open(folder) {
      const args = [CLI, 'present', '--web', '--no-open', folder]
      const started = startNode(args, folder, { ...process.env, LECTERN_CACHE: join(folder, 'cache') })
      const [, url = ''] = await started.prints(/(http:\S+\/audience\?token=\S+)/)
      const [, lecturerUrl = ''] = await started.prints(/(http:\S+\/presenter\?token=\S+)/)
      return {
        url,
        async lecturer(page) {
          const control = await page.context().newPage()
          await openPage(control, lecturerUrl, 'html[data-position]')
          return control
        },
        close: () => started.stop(),
      }
    },
    async pdf(folder, out) {
      const args = [CLI, 'export', folder, out]
      const env = { ...process.env, LECTERN_CACHE: join(dirname(out), 'cache') }
      await runNode(args, folder, { env, limit: PDF_LIMIT })
    },
    async pdfAs(kind, folder, out) {
      const args = [CLI, 'export', folder, out, '--kind', kind]
      const env = { ...process.env, LECTERN_CACHE: join(dirname(out), 'cache') }
      let most = (): number => 0
      const begun = (pid: number) => (most = watchMemory(pid))
      await runNode(args, folder, { env, limit: PDF_LIMIT, begun })
      return most()
    },
    async compiler(slides, folder) {
      await writeLecture(slides, folder)
      const sources = await loadSources(folder)
      return () => compile(sources)
    },
  }
}

async function writeLecture(slides: readonly SyntheticSlide[], folder: string): Promise<void> {
  for (const [path, text] of Object.entries(lectureFiles(slides))) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), text)
  }
}
