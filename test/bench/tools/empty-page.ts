import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openPage } from '../browser.ts'
import { serveFiles } from '../serve-files.ts'
import type { Tool } from '../tool.ts'

/**
 * A page of one heading that changes an attribute at each key, and tells other windows to: what the
 * machine and the browser take by themselves while everything else is measured.
 */
export function emptyPage(): Tool {
  return {
    name: 'empty page',
    version: 'no slides',
    how: 'one heading; a key changes an attribute here and, over a BroadcastChannel, in the other window',
    shown: 'h1',
    movesItself: true,
    async write(_slides, folder) {
      await writeFile(join(folder, 'index.html'), PAGE)
    },
    async open(folder) {
      const served = await serveFiles([folder])
      return {
        ...served,
        async lecturer(page) {
          const control = await page.context().newPage()
          await openPage(control, served.url, 'h1')
          return control
        },
      }
    },
  }
}

const PAGE = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Empty</title><link rel="icon" href="data:,"></head><body>
<h1>0</h1>
<script>
const channel = new BroadcastChannel('key')
let count = 0
const show = () => { count += 1; document.querySelector('h1').textContent = count }
addEventListener('keydown', () => { show(); channel.postMessage('key') })
channel.addEventListener('message', show)
</script></body></html>
`
