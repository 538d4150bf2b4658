import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchChromium } from '../main/web/chromium.ts'
import { ROOT } from './build.ts'
import { icns, ico, type Picture } from './icon-files.ts'

// Draws the icons of the installers from build/*.svg: PNG for Linux, ICO for Windows, ICNS for macOS.

const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024]
const BUILD = join(ROOT, 'build')

/** A drawing at all sizes, as Chromium paints it. */
async function paint(name: string): Promise<Picture[]> {
  const svg = await readFile(join(BUILD, `${name}.svg`), 'utf8')
  const browser = await launchChromium()
  try {
    const pictures: Picture[] = []
    for (const size of SIZES) {
      const page = await browser.newPage({ viewport: { width: size, height: size } })
      const style = '<style>body{margin:0;background:none}svg{display:block;width:100vw;height:100vh}</style>'
      await page.setContent(style + svg)
      pictures.push({ size, png: await page.screenshot({ omitBackground: true }) })
      await page.close()
    }
    return pictures
  } finally {
    await browser.close()
  }
}

async function main(): Promise<void> {
  await mkdir(join(BUILD, 'icons'), { recursive: true })
  for (const name of ['icon', 'document']) {
    const pictures = await paint(name)
    await writeFile(join(BUILD, `${name}.ico`), ico(pictures))
    await writeFile(join(BUILD, `${name}.icns`), icns(pictures))
    if (name !== 'icon') continue
    for (const { size, png } of pictures) await writeFile(join(BUILD, 'icons', `${size}x${size}.png`), png)
  }
}

await main()
