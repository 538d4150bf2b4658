import { expect, expectAt, press, test } from './support/lecture-test.ts'

test('EE9 a whole lecture asks no host but this machine', async ({ presenter, audience, traffic }) => {
  for (let slide = 0; slide < 8; slide += 1) await press(presenter, 'Shift+ArrowRight')
  await expectAt(audience, 'picture', 0)
  await expectAt(presenter, 'picture', 0)
  const hosts = new Set(traffic.addresses.map((address) => new URL(address).hostname))
  expect([...hosts]).toEqual(['127.0.0.1'])
  // Pages, scripts, fonts, the lecture's picture and both sockets: the record is not empty.
  expect(traffic.addresses.some((address) => address.includes('/deck/slides/media/disc.svg'))).toBe(true)
  expect(traffic.addresses.filter((address) => address.startsWith('ws://'))).toHaveLength(2)
})

test('EE10 notes reach the presenter and never the projector', async ({ presenter, audience, traffic }) => {
  for (let slide = 0; slide < 8; slide += 1) await press(presenter, 'Shift+ArrowRight')
  await expectAt(audience, 'picture', 0)
  await expectAt(presenter, 'picture', 0)
  const toPresenter = traffic.framesTo('/presenter').join('\n')
  const toAudience = traffic.framesTo('/audience').join('\n')
  for (const secret of ['WORD-NOTE-SECRET', 'PRIVATE-SECRET', 'LOOP-NOTE-SECRET']) {
    expect(toPresenter).toContain(secret)
    expect(toAudience).not.toContain(secret)
  }
  expect(toAudience).toContain('A picture and a table')
})

test('EE11 a projector window cannot move the lecture', async ({ presenter, audience }) => {
  await press(presenter, 'ArrowRight')
  await expectAt(audience, 'words', 0)
  await press(audience, 'ArrowRight', 3)
  await press(presenter, 'ArrowRight')
  await expectAt(presenter, 'points', 0)
  await expectAt(audience, 'points', 0)
})

test('EE12 without the key nothing of the lecture is served', async ({ lecture, context }) => {
  const page = await context.newPage()
  for (const path of ['/presenter', '/audience', '/print', '/deck/slides/01-words.md']) {
    const answer = await page.request.get(new URL(path, lecture.presenterUrl).href, { maxRedirects: 0 })
    expect(answer.status(), path).toBeGreaterThanOrEqual(400)
  }
})
