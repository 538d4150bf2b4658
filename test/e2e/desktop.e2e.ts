import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test as base, type Page } from '@playwright/test'
import { PDFDocument } from '@cantoo/pdf-lib'
import { startDesktop, type Desktop, type DesktopOptions } from '../electron/harness/desktop.ts'
import { fixture } from '../support/pages.ts'
import { isReady } from './support/lecture-test.ts'

const LECTURE = fixture('small-lecture')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** A test with a folder of its own for what the program remembers. */
const test = base.extend<{ userData: string; start(options?: DesktopOptions): Promise<Desktop> }>({
  async userData({ browserName }, use) {
    const folder = await mkdtemp(join(tmpdir(), `lectern-${browserName}-`))
    await use(folder)
    await rm(folder, { recursive: true, force: true })
  },
  async start({ browser, userData }, use) {
    const running: Desktop[] = []
    await use(async (options = {}) => {
      const desktop = await startDesktop(browser, { userData, ...options })
      running.push(desktop)
      return desktop
    })
    for (const desktop of running) if (desktop.electron.app.quits === 0) await desktop.close()
  },
})

async function violations(page: Page): Promise<string[]> {
  const { violations: found, passes } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  expect(passes.length).toBeGreaterThan(8)
  return found.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)}`))
}

test('EL130 the home window opens a lecture, and lists it the next time', async ({ start }) => {
  const first = await start()
  const home = await first.page('/home')
  await expect(home.getByText('Lectures that you open are listed here.')).toBeVisible()
  first.electron.chosenFolders.push(LECTURE)
  await home.getByRole('button', { name: 'Open lecture…' }).click()
  const presenter = await first.page('/presenter')
  await expect(presenter.locator('html')).toHaveAttribute('data-position', 'title:0')
  // The lecture has taken the place of the home window.
  await expect.poll(() => home.isClosed()).toBe(true)
  await first.close()

  const second = await start()
  const again = await second.page('/home')
  await again.getByRole('button', { name: /^Small lecture/ }).click()
  await expect((await second.page('/audience')).locator('html')).toHaveAttribute('data-position', 'title:0')
})

test('EL131 closing the lecture comes back to the home window, and another one can be opened', async ({
  start,
}) => {
  const desktop = await start({ lecture: LECTURE })
  await desktop.page('/presenter')
  desktop.click('close-lecture')
  const home = await desktop.page('/home')
  expect(desktop.electron.app.quits).toBe(0)
  await home.getByRole('button', { name: 'Open the bundled lecture' }).click()
  await expect((await desktop.page('/presenter')).locator('html')).toHaveAttribute('data-position', /^title:/)
})

test('EL132 a lecture that cannot be opened is told over the home window, which stays', async ({ start }) => {
  const desktop = await start({ lecture: '/there/is/no/lecture' })
  const home = await desktop.page('/home')
  await expect
    .poll(() => desktop.electron.questions.map(({ detail }) => detail))
    .toEqual(['There is no folder /there/is/no/lecture.\n\nCheck the path.'])
  await expect(home.getByRole('heading', { name: 'Lectern' })).toBeVisible()
  expect(desktop.electron.windows.filter((window) => !window.isDestroyed())).toHaveLength(1)
})

test('EL133 a folder dropped on the home window is opened', async ({ start }) => {
  const desktop = await start()
  await desktop.page('/home')
  const { webContents } = desktop.window('/home')
  const page = await webContents.page()
  // What the preload tells when a person's hand drops a folder; scripts cannot make such an event.
  await page.evaluate((path) => {
    const send = (window as unknown as { __harnessSend(channel: string, body: unknown): void }).__harnessSend
    send('lectern:drop', path)
  }, LECTURE)
  await desktop.page('/presenter')
})

test('EL134 a check says what is wrong with a lecture without opening it', async ({ start }) => {
  const desktop = await start()
  const home = await desktop.page('/home')
  desktop.electron.chosenFolders.push(fixture('broken-lecture'))
  await home.getByRole('button', { name: 'Check a lecture…' }).click()
  const report = home.getByRole('dialog')
  await expect(report).toContainText(/\d+ errors/)
  await expect(report).toContainText('citation-unknown')
  await home.keyboard.press('Escape')
  await expect(report).toBeHidden()
})

test('EL135 preferences take effect at once and are remembered', async ({ start, userData }) => {
  const desktop = await start()
  desktop.click('preferences')
  const page = await desktop.page('/preferences')
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect.poll(() => desktop.electron.nativeTheme.themeSource).toBe('dark')
  await page.getByRole('radio', { name: 'Open the lecture that was opened last' }).check()
  await desktop.close()
  const state = JSON.parse(await readFile(join(userData, 'state.json'), 'utf8')) as object
  expect(state).toMatchObject({ preferences: { appearance: 'dark', startWith: 'last' } })
})

test('EL136 the about window names versions and the licences of everything inside', async ({ start }) => {
  const desktop = await start()
  desktop.click('about')
  const about = await desktop.page('/about')
  await expect(about.locator('.desk-versions')).toContainText('Node')
  await expect(about.locator('.desk-notices pre')).toContainText('reveal.js')
  await expect(about.locator('.desk-notices pre')).toContainText('Common Public Attribution License')
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`EL137 axe finds nothing wrong in the windows around a lecture, ${colorScheme}`, async ({ start }) => {
    const desktop = await start({ context: { colorScheme } })
    const home = await desktop.page('/home')
    expect(await violations(home)).toEqual([])
    desktop.electron.chosenFolders.push(fixture('broken-lecture'))
    await home.getByRole('button', { name: 'Check a lecture…' }).click()
    await expect(home.getByRole('dialog')).toBeVisible()
    expect(await violations(home), 'with a report').toEqual([])
    for (const page of ['about', 'preferences']) {
      desktop.click(page)
      expect(await violations(await desktop.page(`/${page}`)), page).toEqual([])
    }
  })
}

test('EL138 a page whose process really dies comes back where the lecture is', async ({ start }) => {
  const desktop = await start({ lecture: LECTURE })
  const presenter = await desktop.page('/presenter')
  await presenter.keyboard.press('ArrowRight')
  const { webContents } = desktop.window('/audience')
  const before = await desktop.page('/audience')
  const again = new Promise<void>((resolve) => {
    webContents.once('did-finish-load', () => resolve())
  })
  webContents.forcefullyCrashRenderer()
  await again
  const after = await desktop.page('/audience')
  expect(after).not.toBe(before)
  await expect(after.locator('html')).toHaveAttribute('data-position', 'words:0')
})

test('EL139 the slides are exported by a hidden window, with outline and all pages', async ({
  start,
  userData,
}) => {
  test.setTimeout(120_000)
  const desktop = await start({ lecture: LECTURE })
  await desktop.page('/presenter')
  const target = join(userData, 'slides.pdf')
  desktop.electron.chosenFiles.push(target)
  desktop.click('export-slides')
  await expect
    .poll(() => desktop.electron.questions.at(-1)?.message, { timeout: 90_000 })
    .toMatch(/pages were exported/)
  const pdf = await PDFDocument.load(await readFile(target))
  expect(pdf.getPageCount()).toBeGreaterThan(8)
  expect(pdf.getTitle()).toBe('Small lecture')
})

test('EL140 nothing that a page tries reaches anything but its own two hosts', async ({ start }) => {
  const desktop = await start({ lecture: LECTURE })
  const presenter = await desktop.page('/presenter')
  const outcome = await presenter.evaluate(async () => {
    const tried = await Promise.all(
      ['https://example.org/', 'http://127.0.0.1:9/', 'https://deck.lectern.test/slides/lecture.yaml'].map(
        (url) =>
          fetch(url, { mode: 'no-cors' }).then(
            () => 'out',
            () => 'refused',
          ),
      ),
    )
    const image = new Image()
    const loaded = new Promise((resolve) => {
      image.addEventListener('load', () => resolve('loaded'))
      image.addEventListener('error', () => resolve('refused'))
    })
    image.src = 'https://example.org/a.png'
    const script = document.createElement('script')
    script.textContent = 'document.documentElement.dataset.ran = "yes"'
    document.head.append(script)
    const ran = document.documentElement.dataset['ran'] ?? 'refused'
    return [...tried, await loaded, ran]
  })
  expect(outcome).toEqual(['refused', 'refused', 'refused', 'refused', 'refused'])
  // The lecture's own picture came, from the other host.
  await presenter.keyboard.press('End')
  await isReady(presenter)
  await expect
    .poll(() =>
      desktop.electron.answered.some(
        ({ url, status }) => url.startsWith('lectern://deck/') && status === 200,
      ),
    )
    .toBe(true)
  expect(desktop.electron.answered.every(({ url }) => /^lectern:\/\/(app|deck)\//.test(url))).toBe(true)
})
