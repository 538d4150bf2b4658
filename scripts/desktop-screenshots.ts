import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { homedir, tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchChromium } from '../main/web/chromium.ts'
import { startDesktop } from '../test/electron/harness/desktop.ts'
import { ensureBuilt, ROOT } from './build.ts'

// Takes the pictures of the windows around a lecture for docs/desktop.md; these windows are Electron's alone, so
// the program runs with the stand-in for it.

const OUT = join(ROOT, 'docs', 'screenshots')
const RECENTS = [
  ['Lectures/endorphins', 'Endorphins and natural pain relief'],
  ['Lectures/sleep.lectern', 'Sleep and memory'],
  ['Teaching/week-04', 'Neurotransmitters'],
] as const

async function main(): Promise<void> {
  if (!(await ensureBuilt(ROOT))) {
    process.exitCode = 1
    return
  }
  await mkdir(OUT, { recursive: true })
  const userData = await mkdtemp(join(tmpdir(), 'lectern-shots-'))
  const recents = RECENTS.map(([path, title], index) => ({
    path: join(homedir(), path),
    title,
    openedAt: Date.UTC(2026, 8, 28 - 9 * index, 12),
  }))
  await writeFile(join(userData, 'state.json'), JSON.stringify({ recents }))
  const browser = await launchChromium()
  try {
    for (const colorScheme of ['light', 'dark'] as const) {
      const desktop = await startDesktop(browser, { userData, context: { colorScheme } })
      const home = await desktop.page('/home')
      for (const [width, height] of [
        [1280, 720],
        [1920, 1080],
      ] as const) {
        await home.setViewportSize({ width, height })
        await home.screenshot({ path: join(OUT, `home-${colorScheme}-${width}x${height}.png`) })
      }
      desktop.click('preferences')
      const preferences = await desktop.page('/preferences')
      await preferences.screenshot({ path: join(OUT, `preferences-${colorScheme}.png`) })
      await desktop.close()
    }
  } finally {
    await browser.close()
    await rm(userData, { recursive: true, force: true })
  }
}

await main()
