import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext } from 'playwright-core'
import type { OwnLectures } from '../core/rpc/host.ts'
import { createLecture } from '../main/app/new-lecture.ts'
import type { ServedLecture } from '../main/cli/present.ts'
import { serveLecture } from '../main/cli/serve.ts'
import { isReady } from '../main/web/page-ready.ts'

// Takes the pictures of README.md: a lecturer's first minutes, from the bundled lecture to their own.

const TITLE = 'How bees decide'

/** @param appRoot the folder of the program, which is the bundled lecture's too */
export async function takeFirstShots(browser: Browser, appRoot: string, out: string): Promise<void> {
  const root = await mkdtemp(join(tmpdir(), 'lectern-first-'))
  const folder = join(root, 'how-bees-decide')
  const all: ServedLecture[] = []
  // The folders that are shown are those of nobody.
  const own: OwnLectures = {
    folder: '/home/you/lectern',
    newIn: '/home/you',
    async make({ title }) {
      await createLecture(folder, { title })
      const place = { folder: '/home/you/how-bees-decide', newIn: '/home/you' }
      const given = { folder, appRoot, port: 0, watch: true, place: 'unkept' } as const
      const served = await serveLecture({ ...given, own: { ...place, make: own.make } })
      all.push(served)
      return { address: served.homeUrl }
    },
  }
  const bundled = await serveLecture({
    folder: appRoot,
    appRoot,
    port: 0,
    watch: false,
    place: 'unkept',
    own,
  })
  all.push(bundled)
  const viewport = { width: 1280, height: 720 }
  const context = await browser.newContext({ viewport, reducedMotion: 'reduce', colorScheme: 'light' })
  try {
    await walk(context, bundled.homeUrl, folder, out)
  } finally {
    await context.close()
    await Promise.all(all.map((served) => served.close()))
    await rm(root, { recursive: true, force: true })
  }
}

async function walk(context: BrowserContext, home: string, folder: string, out: string): Promise<void> {
  const page = await context.newPage()
  const shot = async (name: string) => {
    await page.screenshot({ path: join(out, `first-${name}.png`), animations: 'disabled' })
    console.log(`docs/screenshots/first-${name}.png`)
  }
  await page.goto(home)
  await isReady(page)
  await page.getByRole('button', { name: 'New lecture…' }).click()
  await page.getByRole('textbox', { name: 'Title' }).fill(TITLE)
  await shot('1-new')
  await page.getByRole('button', { name: 'Make lecture' }).click()
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor()
  await page.getByRole('link', { name: /^Presenter view/ }).click()
  await isReady(page)
  const slides = join(folder, 'slides/01-begin.md')
  const text = await readFile(slides, 'utf8')
  await page.keyboard.press('ArrowRight')
  await writeFile(slides, text.replace('A question to begin with', 'Who decides where the swarm goes?'))
  await page.getByRole('region', { name: 'Now' }).getByText('Who decides where the swarm goes?').waitFor()
  await shot('2-saved')
  await writeFile(slides, text.replace('[@mayer2003]', '[@mayr2003]'))
  await page.getByRole('button', { name: /^\d problem/ }).click()
  await page
    .getByText(/^What .* means$/)
    .first()
    .click()
  await page.getByText('The hint names the nearest key.').waitFor()
  await shot('3-problem')
  await writeFile(slides, text)
  await page.getByText('Nothing is wrong any more.').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('dialog').waitFor()
  await shot('4-export')
}
