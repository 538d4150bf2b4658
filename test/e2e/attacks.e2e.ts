import type { Browser } from '@playwright/test'
import type { PageReport } from '../../core/rpc/contract.ts'
import { folderAttacks, SECRET } from '../support/attacks/folders.ts'
import { attackLectures } from '../support/attacks/lectures.ts'
import { painted, watched, withLecture, writeFiles, type Watched } from './support/attacked.ts'
import { expect, isReady, openPage, press, test } from './support/lecture-test.ts'
import type { RunningLecture } from './support/running-lecture.ts'

// Hundreds of slides on a machine that may be slow; nothing here waits for time to pass.
test.beforeEach(() => test.setTimeout(300_000))

async function expectNoTrace({ context, traces, settled }: Watched): Promise<void> {
  await settled()
  expect(traces).toEqual([])
  for (const page of context.pages()) expect(await page.evaluate('"pwned" in {}')).toBe(false)
}

/** Every slide at its last step at once, on the page that is printed. */
async function print(browser: Browser, lecture: RunningLecture, wall: 'with policy' | 'without policy') {
  await watched(browser, lecture, wall, async (attempt) => {
    const page = await attempt.context.newPage()
    await page.goto(lecture.printUrl)
    await isReady(page)
    const report = await page.evaluate<PageReport>('window.lecternReady')
    const all = lecture.deck().slides.map(({ id, lastStep }) => ({ slide: id, step: lastStep }))
    expect(report.pages).toEqual(all)
    await expectNoTrace(attempt)
  })
}

/** Every slide at its last step, one after the other, with its notes; then the lists that tell of all slides. */
async function present(browser: Browser, lecture: RunningLecture): Promise<void> {
  await watched(browser, lecture, 'with policy', async (attempt) => {
    const presenter = await openPage(attempt.context, lecture.presenterUrl)
    const audience = await openPage(attempt.context, lecture.audienceUrl)
    for (const { id, lastStep, notes } of lecture.deck().slides) {
      lecture.goto(id, lastStep)
      const position = `${id}:${lastStep}`
      const [spoken] = await Promise.all([painted(presenter, position), painted(audience, position)])
      expect([id, spoken !== '']).toEqual([id, notes !== undefined && notes.words > 0])
    }
    await press(presenter, 'o')
    await expect(presenter.getByRole('navigation', { name: 'Slides' })).toBeVisible()
    const problems = presenter.getByRole('button', { name: /\d+ problems?/ })
    if (lecture.deck().diagnostics.some(({ severity }) => severity === 'error')) {
      await problems.click()
      await expect(presenter.getByRole('dialog')).toBeVisible()
    }
    await expectNoTrace(attempt)
  })
}

for (const { name, count, files } of attackLectures) {
  test(`HO10 no attack runs or asks another host for anything, in the projector and presenter windows and in print: ${name}`, async ({
    browser,
  }) => {
    const write = (folder: string) => writeFiles(folder, files)
    await withLecture(write, async (lecture) => {
      if (name !== 'fields') expect(lecture.deck().slides.length).toBeGreaterThanOrEqual(count)
      // First without the second wall, so that diagrams, which are drawn only once, are drawn without it.
      await print(browser, lecture, 'without policy')
      await present(browser, lecture)
      await print(browser, lecture, 'with policy')
    })
  })
}

for (const { name, write, code } of folderAttacks) {
  test(`HO11 a folder that attacks the loader opens, and nothing from outside of it reaches a page: ${name}`, async ({
    browser,
  }) => {
    await withLecture(write, async (lecture) => {
      const { slides, diagnostics } = lecture.deck()
      expect(diagnostics.map((found) => found.code)).toContain(code)
      await watched(browser, lecture, 'with policy', async (attempt) => {
        const presenter = await openPage(attempt.context, lecture.presenterUrl)
        const audience = await openPage(attempt.context, lecture.audienceUrl)
        for (const { id, lastStep } of slides) {
          lecture.goto(id, lastStep)
          await Promise.all([presenter, audience].map((page) => painted(page, `${id}:${lastStep}`)))
        }
        await expect(audience.getByText('This one stands.')).toBeVisible()
        await expectNoTrace(attempt)
        expect(attempt.frames.length).toBeGreaterThan(4)
        expect(attempt.frames.filter((text) => text.includes(SECRET))).toEqual([])
      })
    })
  })
}

const plain = (folder: string) => writeFiles(folder, { 'slides/01.md': '## One {#one}\n' })

test('HO12 the watch over the attacks sees each thing that one of them might do', async ({ browser }) => {
  await withLecture(plain, async (lecture) => {
    await watched(browser, lecture, 'without policy', async ({ context, traces, settled }) => {
      const page = await openPage(context, lecture.audienceUrl)
      await page.evaluate(() => {
        const attack = document.createElement('div')
        attack.innerHTML =
          '<img src="https://evil.example/x.png" onerror="pwned=1"><iframe srcdoc="x"></iframe><a href="javascript:x">a</a>'
        document.body.append(attack)
        const script = document.createElement('script')
        script.textContent = 'pwned(2); alert("pwned"); console.log("pwned"); open("about:blank")'
        document.body.append(script)
      })
      await expect.poll(() => traces.join('\n')).toContain('set pwned 1')
      await settled()
      const all = traces.join('\n')
      for (const trace of [
        'a request: https://evil.example/x.png',
        'another host was asked: CONNECT evil.example:443',
        'the page got <img onerror="pwned=1">',
        'the page got <iframe',
        'the page got <a href="javascript:x">',
        'the page got <script>',
        'called pwned 2',
        'a frame was made',
        'a navigation: about:srcdoc',
        'a dialog: alert pwned',
        'the console: pwned',
        'a window: about:blank',
      ])
        expect(all).toContain(trace)
    })
  })
})

test('HO13 the policy of the pages alone stops what is fetched from elsewhere', async ({ browser }) => {
  await withLecture(plain, async (lecture) => {
    await watched(browser, lecture, 'with policy', async ({ context, traces, settled }) => {
      const page = await openPage(context, lecture.audienceUrl)
      await page.evaluate(() => {
        document.body.insertAdjacentHTML(
          'beforeend',
          '<img src="https://evil.example/x.png"><img src="/x" onerror="pwned=1">',
        )
      })
      await expect.poll(() => traces.join('\n')).toContain('the policy had to stop script-src-attr inline')
      await settled()
      const all = traces.join('\n')
      expect(all).toContain('the policy had to stop img-src https://evil.example')
      expect(all).not.toMatch(/another host was asked|set pwned/)
    })
  })
})
