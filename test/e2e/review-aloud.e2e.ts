import { expect, openPage, test } from './support/lecture-test.ts'
import { goTo } from './support/reviewing.ts'

test.use({ folder: 'review-lecture' })

/** What the browser knows of voices, and what it was told to say. */
function voices(found: { lang: string; localService: boolean }[]): void {
  const said: string[] = []
  Object.assign(window, { said })
  Object.defineProperty(window, 'speechSynthesis', {
    value: {
      getVoices: () => found,
      speak(utterance: EventTarget & { text: string }) {
        said.push(utterance.text)
        setTimeout(() => utterance.dispatchEvent(new Event('end')), 0)
      },
      cancel() {},
      addEventListener() {},
      removeEventListener() {},
    },
  })
  Object.assign(window, {
    SpeechSynthesisUtterance: class extends EventTarget {
      text: string
      constructor(text: string) {
        super()
        this.text = text
      }
    },
  })
}

for (const [words, found] of [
  ['no voice', []],
  ['voices of a server alone', [{ lang: 'en-GB', localService: false }]],
  ['voices of other languages alone', [{ lang: 'fr-FR', localService: true }]],
] as const) {
  test(`RV64 reading aloud is not offered where there is nothing to read with: ${words}`, async ({
    context,
    lecture,
  }) => {
    await context.addInitScript(voices, [...found])
    const page = await openPage(context, lecture.reviewUrl)
    await goTo(page, 'pools')
    await expect(page.getByRole('button', { name: 'Mark', exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Listen' })).toHaveCount(0)
    await page.keyboard.press('l')
    expect(await page.evaluate('window.said')).toEqual([])
  })
}

test('RV64 a voice of this computer reads what was said, without numbers of steps and marks of sources', async ({
  context,
  lecture,
}) => {
  await context.addInitScript(voices, [{ lang: 'en-GB', localService: true }])
  const page = await openPage(context, lecture.reviewUrl)
  await goTo(page, 'pools')
  await page.getByRole('button', { name: 'Listen' }).click()
  await expect
    .poll(() => page.evaluate('window.said'))
    .toEqual(['It comes from two places. The pituitary puts it into the blood.'])
  await expect(page.getByRole('button', { name: 'Listen' })).toBeVisible()
})
