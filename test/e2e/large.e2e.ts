import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { createDrawingCache } from '../../main/app/drawing-cache.ts'
import { writeSynthetic } from '../../scripts/synthetic.ts'
import { fixture } from '../support/pages.ts'
import { expect, openPage, showOn, test } from './support/lecture-test.ts'
import { openLecture } from './support/running-lecture.ts'

/** Whether the page has asked for the library that draws diagrams since this was called. */
function watchMermaid(context: BrowserContext): () => boolean {
  let asked = false
  context.on('request', (request) => (asked ||= /mermaid/i.test(new URL(request.url()).pathname)))
  return () => asked
}

async function temporary(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'lectern-large-'))
}

/** Slides that the page got so far, and those that are in its document. */
async function extentOf(page: Page): Promise<{ nodes: number; sections: number }> {
  return await page.evaluate(() => ({
    nodes: document.querySelectorAll('*').length,
    sections: document.querySelectorAll('section.slide').length,
  }))
}

test('LA12 diagrams are drawn on the first day alone: the second opening loads no Mermaid', async ({
  browser,
}) => {
  const cache = await temporary()
  const drawings = createDrawingCache(cache)
  const open = async () => {
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    const lecture = await openLecture(fixture('small-lecture'), { drawings })
    return { context, lecture, hasAsked: watchMermaid(context) }
  }
  const first = await open()
  // Nobody goes to the diagrams: the presenter view draws them while nothing else happens.
  await openPage(first.context, first.lecture.presenterUrl)
  const kept = async () => await readdir(join(cache, 'diagrams')).catch(() => [])
  await expect.poll(kept).toHaveLength(3)
  expect(first.hasAsked()).toBe(true)
  await first.context.close()
  await first.lecture.close()

  const second = await open()
  second.lecture.goto('two', 0)
  for (const address of [second.lecture.presenterUrl, second.lecture.audienceUrl]) {
    const page = await openPage(second.context, address)
    await expect(page.locator('[data-slide="two"] figure.diagram svg').first()).toBeVisible()
    await expect(page.locator('[data-slide="two"] figure.diagram svg')).toHaveCount(2)
  }
  expect(second.hasAsked()).toBe(false)
  await second.context.close()
  await second.lecture.close()
  await rm(cache, { recursive: true, force: true })
})

test('LA13 what the pages hold does not grow with the lecture', async ({ browser }) => {
  const extents: { nodes: number; sections: number }[] = []
  for (const slides of [30, 300]) {
    const folder = await temporary()
    await writeSynthetic(folder, { slides, diagrams: 'none' })
    const lecture = await openLecture(folder)
    const context = await browser.newContext({ reducedMotion: 'reduce' })
    const hasAsked = watchMermaid(context)
    const presenter = await openPage(context, lecture.presenterUrl)
    const audience = await openPage(context, lecture.audienceUrl)
    await presenter.bringToFront()
    // One after the other: the slide that leaves stays in the document until the next one comes, and of many
    // presses at once the slides between are passed over as it happens.
    for (const [slide, step] of [
      ['s3', 0],
      ['s4', 0],
      ['s4', 1],
    ] as const) {
      await showOn([audience, presenter], lecture, slide, step)
    }
    // What comes after it is laid out, and drawn for the lecturer, when there is nothing else to do.
    await expect.poll(async () => (await extentOf(audience)).sections).toBe(3)
    await expect(presenter.locator('.is-next-slide .slide')).toHaveAttribute('data-slide', 's5')
    for (const page of [audience, presenter]) extents.push(await extentOf(page))
    // Nothing in this lecture needs it.
    expect(hasAsked()).toBe(false)
    await context.close()
    await lecture.close()
    await rm(folder, { recursive: true, force: true })
  }
  const [audience, presenter, largeAudience, largePresenter] = extents
  expect(largeAudience).toEqual(audience)
  expect(largePresenter).toEqual(presenter)
})
