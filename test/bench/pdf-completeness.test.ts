import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { completenessOf } from './pdf-completeness.ts'
import { printingBrowser } from './printing-browser.ts'
import { onlyWhere } from '../support/only-where.ts'

let folder: string
let browser: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-bench-pdf-'))
  browser = await printingBrowser(folder)
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Prints these slides, one to a page, with the browser that the benchmark gives to all tools. */
async function print(slides: string[]): Promise<Uint8Array> {
  const started = await chromium.launch({ executablePath: browser })
  try {
    const page = await started.newPage()
    const style = '<style>section { break-after: page }</style>'
    await page.setContent(`<html lang="en"><title>p</title>${style}${slides.join('')}`)
    return await page.pdf({ tagged: true, outline: true })
  } finally {
    await started.close()
  }
}

describe('what a PDF keeps of the headings', () => {
  it('BE30 those in the outline and those in the tags are counted, each slide once', async () => {
    const pdf = await print([
      '<section><h1>One of <b>four</b></h1><p>Text</p></section>',
      '<section><h2>Two of four</h2></section><section><h2>Two of four</h2></section>',
      '<section aria-hidden="true"><h2>Three of four</h2></section>',
      '<section><p>Four of four</p></section>',
    ])
    const titles = ['One of four', 'Two of four', 'Three of four', 'Four of four']
    expect(await completenessOf(pdf, titles)).toMatchObject({ outline: 0.5, tags: 0.5 })
  })

  it('BE30 a heading that is longer than a line counts as one', async () => {
    const long = 'A heading of many words that '.repeat(8).trim()
    const pdf = await print([`<section><h1>${long}</h1></section>`])
    expect(await completenessOf(pdf, [long])).toMatchObject({ outline: 1, tags: 1 })
  })

  it(
    'BE34 the browser for other tools can be started by its path alone',
    onlyWhere(process.platform !== 'win32', 'browsers tell no version in a terminal of Windows'),
    async () => {
      const { stdout } = await promisify(execFile)(browser, ['--version'])
      expect(stdout).toMatch(/Chrom/)
    },
  )
})
