import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { expect, expectAt, openPage, press, showOn, test } from './support/lecture-test.ts'
import { openLecture, type RunningLecture } from './support/running-lecture.ts'

/** The slides in the projector's document, in their order. */
const slides = (page: Page) =>
  page
    .locator('.slides > section')
    .evaluateAll((sections) => sections.map((section) => section.getAttribute('data-slide')))

/** Comes to a slide from the one before it, so that no other is leaving, and waits until those beside it are there. */
async function comeTo(
  { goto }: Pick<RunningLecture, 'goto'>,
  page: Page,
  before: string,
  slide: string,
  after: string,
): Promise<void> {
  goto(before, 0)
  await expectAt(page, before, 0)
  goto(slide, 1)
  await expectAt(page, slide, 1)
  await expect.poll(() => slides(page)).toEqual([before, slide, after])
}

test('ST210 the slides beside the one that is up are laid out in advance, as they would be come to, and cannot be seen, reached or read out', async ({
  lecture,
  audience,
}) => {
  await showOn([audience], lecture, 'code')
  await showOn([audience], lecture, 'pause', 1)
  await expect.poll(() => slides(audience)).toEqual(['points', 'pause', 'code'])
  // The one that left fades away.
  await audience.waitForFunction(() => document.getAnimations().length === 0)
  const found = await audience.locator('.slides > section').evaluateAll((sections) =>
    sections.map((section) => ({
      slide: section.getAttribute('data-slide'),
      isLaidOut: section.getBoundingClientRect().width > 0,
      isSeen: section.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
      isInert: (section as HTMLElement).inert,
      isHiddenFromReaders: section.getAttribute('aria-hidden') === 'true',
      hidden: section.querySelectorAll('[data-step]:not(.is-shown)').length,
    })),
  )
  const beside = { isLaidOut: true, isSeen: false, isInert: true, isHiddenFromReaders: true, hidden: 0 }
  expect(found).toEqual([
    // At its last step, as going back would come to it.
    { slide: 'points', ...beside },
    { slide: 'pause', isLaidOut: true, isSeen: true, isInert: false, isHiddenFromReaders: false, hidden: 0 },
    { slide: 'code', ...beside },
  ])
})

test('ST211 going on puts up the very slide that was laid out, and leaves the others where they are', async ({
  presenter,
  lecture,
  audience,
}) => {
  await comeTo(lecture, audience, 'points', 'pause', 'code')
  await audience.evaluate(() => {
    for (const section of document.querySelectorAll('.slides > section')) section.classList.add('was-there')
    const moved: string[] = []
    Object.assign(window, { moved })
    new MutationObserver((records) => {
      for (const record of records)
        for (const node of [...record.addedNodes, ...record.removedNodes])
          if (document.documentElement.dataset['position'] === 'pause:1')
            moved.push((node as HTMLElement).dataset['slide'] ?? '')
    }).observe(document.querySelector('.slides') as Element, { childList: true })
  })
  await press(presenter, 'ArrowRight')
  await expectAt(audience, 'code', 0)
  await expect(audience.locator('.slides > section.present')).toHaveClass(/was-there/)
  expect(await audience.evaluate('window.moved')).toEqual([])
  // And the one after it is made ready in turn.
  await expect.poll(() => slides(audience)).toEqual(['pause', 'code', 'pictures'])
  await press(presenter, 'ArrowLeft')
  await expectAt(audience, 'pause', 1)
  await expect.poll(() => slides(audience)).toEqual(['points', 'pause', 'code'])
})

test('ST212 from anywhere to anywhere there are the slide that is up, those beside it, and at the most the one that left', async ({
  lecture,
  audience,
}) => {
  await comeTo(lecture, audience, 'words', 'points', 'pause')
  await showOn([audience], lecture, 'picture')
  await expect.poll(async () => (await slides(audience)).slice(0, 3)).toEqual(['points', 'two', 'picture'])
  await expect(audience.locator('.slides > section.present')).toHaveAttribute('data-slide', 'picture')
  await showOn([audience], lecture, 'points')
  await expect.poll(async () => (await slides(audience)).slice(0, 3)).toEqual(['words', 'points', 'pause'])
  await expect(audience.locator('.slides > section.present')).toHaveAttribute('data-slide', 'points')
  await expect(audience.locator('.slides > section.present .is-shown')).toHaveCount(0)
})

test('ST213 a slide that plays something comes into the document only when it is shown', async ({
  browser,
}) => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-ahead-'))
  await mkdir(join(folder, 'slides', 'media'), { recursive: true })
  await mkdir(join(folder, 'speaker-notes'))
  await writeFile(join(folder, 'slides', 'media', 'hum.wav'), 'RIFF')
  await writeFile(
    join(folder, 'slides', '01.md'),
    '# Zero {#zero}\n\n## One {#one}\n\nText.\n\n## Sound {#sound}\n\n![A hum.](media/hum.wav)\n\n## Words {#after}\n\nText.\n',
  )
  const lecture = await openLecture(folder)
  const context = await browser.newContext({ reducedMotion: 'reduce' })
  try {
    const audience = await openPage(context, lecture.audienceUrl)
    await showOn([audience], lecture, 'sound')
    await expect(audience.locator('.slides audio')).toHaveCount(1)
    for (const slide of ['after', 'one']) {
      await showOn([audience], lecture, slide)
    }
    await expect.poll(() => slides(audience)).toEqual(['zero', 'one', 'after'])
  } finally {
    await context.close()
    await lecture.close()
    await rm(folder, { recursive: true, force: true })
  }
})

test('ST214 a slide that leaves keeps the step that it was left at while it may still be seen', async ({
  lecture,
  audience,
}) => {
  await comeTo(lecture, audience, 'words', 'points', 'pause')
  await showOn([audience], lecture, 'pause')
  await expect.poll(() => slides(audience)).toEqual(['points', 'pause', 'code'])
  await expect(audience.locator('.slides > [data-slide="points"] .is-shown')).toHaveCount(1)
})
