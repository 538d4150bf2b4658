import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { serveLecture } from '../main/cli/serve.ts'
import { launchChromium } from '../main/web/chromium.ts'
import { ensureBuilt, ROOT } from './build.ts'

// Renders the examples of docs/authoring.md into docs/screenshots/syntax, one picture per slide that it shows.

const OUT = join(ROOT, 'docs', 'screenshots', 'syntax')
const VIEWPORT = { width: 960, height: 540 }

/** The examples in one language. */
function examples(text: string, language: string): string[] {
  const pattern = new RegExp(`^(\`{3,})${language}\\n([^]*?)^\\1$`, 'gm')
  return [...text.matchAll(pattern)].map((match) => match[2] ?? '')
}

const SKY = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720" preserveAspectRatio="none">
<linearGradient id="g" x2="0" y2="1"><stop stop-color="#2a6fb0"/><stop offset="1" stop-color="#f4c89a"/></linearGradient>
<rect width="1280" height="720" fill="url(#g)"/><circle cx="1000" cy="470" r="90" fill="#fff4d6"/></svg>`

/** A lecture of the examples, each in a file of its own. */
async function writeLecture(folder: string, text: string, film: Buffer): Promise<void> {
  const slides = join(folder, 'slides')
  for (const name of ['media', 'diagrams']) await mkdir(join(slides, name), { recursive: true })
  const own = (name: string) => join(slides, name)
  await writeFile(own('lecture.yaml'), 'title: Examples\n')
  await Promise.all(
    examples(text, 'md').map((slide, index) => writeFile(own(`${100 + index}-example.md`), slide)),
  )
  await writeFile(own('diagrams/axis.mmd'), examples(text, 'mermaid')[0] ?? '')
  const [records = '[]'] = examples(text, 'json')
  const pert = {
    id: 'pert1973',
    type: 'article-journal',
    title: 'Opiate receptor',
    author: [{ family: 'Pert' }, { family: 'Snyder' }],
    issued: { 'date-parts': [[1973]] },
  }
  await writeFile(own('references.json'), JSON.stringify([...(JSON.parse(records) as object[]), pert]))
  await copyFile(join(ROOT, 'slides/media/brain-regions.svg'), own('media/brain.svg'))
  await copyFile(join(ROOT, 'slides/media/activity-minutes.svg'), own('media/axis.svg'))
  await writeFile(own('media/sky.svg'), SKY)
  await writeFile(own('media/axis.webm'), film)
  await writeFile(own('media/pulse.wav'), silence())
}

/** Two seconds of silence: 8-bit mono at 8 kHz. */
function silence(): Buffer {
  const size = 16_000
  const header = Buffer.alloc(44)
  header.write('RIFF', 0)
  header.writeUInt32LE(36 + size, 4)
  header.write('WAVEfmt ', 8)
  const format = [16, 1, 1, 8000, 8000, 1, 8]
  const widths = [4, 2, 2, 4, 4, 2, 2]
  let at = 16
  format.forEach((value, index) => {
    const width = widths[index] ?? 2
    header.writeUIntLE(value, at, width)
    at += width
  })
  header.write('data', 36)
  header.writeUInt32LE(size, 40)
  return Buffer.concat([header, Buffer.alloc(size, 128)])
}

/** A second of film, made by the browser itself. */
async function record(browser: Browser): Promise<Buffer> {
  const page = await browser.newPage()
  const text = await page.evaluate(`new Promise((resolve) => {
    const canvas = document.createElement('canvas')
    canvas.width = 640; canvas.height = 360
    const draw = canvas.getContext('2d')
    const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm' })
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).split(',')[1])
    recorder.ondataavailable = ({ data }) => reader.readAsDataURL(data)
    let frame = 0
    const timer = setInterval(() => {
      draw.fillStyle = 'hsl(' + frame * 30 + ' 40% 50%)'
      draw.fillRect(0, 0, 640, 360)
      frame += 1
      if (frame < 10) return
      clearInterval(timer)
      recorder.stop()
    }, 100)
    recorder.start()
  })`)
  await page.close()
  return Buffer.from(String(text), 'base64')
}

async function shoot(page: Page, slide: string): Promise<void> {
  await page.waitForSelector(`html[data-position^="${slide}:"]`)
  await page.screenshot({ path: join(OUT, `${slide}.png`), animations: 'disabled' })
  console.log(`docs/screenshots/syntax/${slide}.png`)
}

async function main(): Promise<void> {
  if (!(await ensureBuilt(ROOT))) {
    process.exitCode = 1
    return
  }
  const text = await readFile(join(ROOT, 'docs', 'authoring.md'), 'utf8')
  const shown = [...text.matchAll(/\(screenshots\/syntax\/([\w-]+)\.png\)/g)].map(([, id = '']) => id)
  const folder = await mkdtemp(join(tmpdir(), 'lectern-examples-'))
  const browser = await launchChromium()
  try {
    await writeLecture(folder, text, await record(browser))
    await mkdir(OUT, { recursive: true })
    const served = await serveLecture({ folder, appRoot: ROOT, port: 0, watch: false, place: 'unkept' })
    await served.lecture.whenIdle()
    const context = await browser.newContext({ viewport: VIEWPORT, reducedMotion: 'reduce' })
    const page = await context.newPage()
    await page.goto(served.audienceUrl)
    for (const slide of shown) {
      served.lecture.dispatch({ type: 'goto', slide, step: 1_000 })
      await shoot(page, slide)
    }
    await served.close()
  } finally {
    await browser.close()
    await rm(folder, { recursive: true, force: true })
  }
}

await main()
