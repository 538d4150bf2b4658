import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext } from '@playwright/test'
import { WebSocket } from 'ws'
import { connectClient } from '../../core/rpc/client.ts'
import type { Snapshot } from '../../core/rpc/contract.ts'
import { wsPort } from '../../main/http/ws-port.ts'
import { fixture } from '../support/pages.ts'
import { give } from './support/given-lecture.ts'
import { expect, expectAt, openPage, press, showOn, test } from './support/lecture-test.ts'
import { watchRoom } from './support/room-watch.ts'

const STROKE = { id: 's1', tool: 'pen', colour: 'red', width: 4, step: 0, points: [1, 2, 3, 4] } as const

/** What the lecture says of itself to a presenter's page; optionally after a line was drawn. */
async function ask(context: BrowserContext, address: string, draw = false): Promise<Snapshot> {
  const { origin } = new URL(address)
  const cookies = await context.cookies(origin)
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc?role=presenter`, {
    origin,
    headers: { cookie },
  })
  const client = connectClient(wsPort(socket))
  const snapshot = await new Promise<Snapshot>((resolve) => {
    socket.once('open', () => client.onSnapshot(resolve))
  })
  if (draw) await client.call('dispatch', { action: { type: 'stroke', slide: 'pause', stroke: STROKE } })
  client.close()
  await client.closed
  return snapshot
}

test('EE60 a lecture whose program is killed and started again goes on in the windows that stayed open', async ({
  context,
}) => {
  const state = await mkdtemp(join(tmpdir(), 'lectern-e2e-state-'))
  let given = await give(fixture('small-lecture'), state)
  const { presenterUrl, audienceUrl } = given
  try {
    const presenter = await openPage(context, presenterUrl)
    const audience = await openPage(context, audienceUrl)
    for (let slide = 0; slide < 3; slide += 1) await press(presenter, 'Shift+ArrowRight')
    await expectAt(audience, 'pause', 0)
    await press(presenter, 'ArrowRight')
    await expectAt(audience, 'pause', 1)
    await expectAt(presenter, 'pause', 1)
    const before = await ask(context, presenterUrl, true)
    const seen = await watchRoom(audience)

    for (let time = 0; time < 2; time += 1) {
      await given.kill()
      await expect(presenter.getByText('Connection lost')).toBeVisible()
      await expectAt(audience, 'pause', 1)
      given = await give(fixture('small-lecture'), state)
      expect([given.presenterUrl, given.audienceUrl]).toEqual([presenterUrl, audienceUrl])
      await expect(presenter.getByText('Connection lost')).toBeHidden()
    }

    const after = await ask(context, presenterUrl)
    if (before.view.role !== 'presenter' || after.view.role !== 'presenter')
      throw new TypeError('no presenter')
    expect(after.view.session.position).toEqual(before.view.session.position)
    expect(after.view.session.clock).toEqual(before.view.session.clock)
    expect(after.view.session.clock.kind).toBe('running')
    expect(after.view.session.ink).toEqual([STROKE])
    await expectAt(presenter, 'pause', 1)
    await expectAt(audience, 'pause', 1)
    await press(presenter, 'ArrowRight')
    await expectAt(audience, 'code', 0)
    expect(await seen()).toEqual([])
  } finally {
    await given.end()
    await rm(state, { recursive: true, force: true })
  }
})

test('EE61 a window that is closed or whose page has crashed is at the same place when it is opened again', async ({
  context,
  lecture,
  presenter,
  audience,
}) => {
  await press(presenter, 'ArrowRight', 4)
  await expectAt(audience, 'points', 2)
  await audience.close()
  const second = await openPage(context, lecture.audienceUrl)
  await expectAt(second, 'points', 2)
  for (const page of [second, presenter]) {
    const crashed = page.waitForEvent('crash')
    const devtools = await context.newCDPSession(page)
    // It never answers: what would answer is gone.
    devtools.send('Page.crash').catch(() => undefined)
    await crashed
    await page.close()
  }
  const audienceAgain = await openPage(context, lecture.audienceUrl)
  const presenterAgain = await openPage(context, lecture.presenterUrl)
  await expectAt(audienceAgain, 'points', 2)
  await expectAt(presenterAgain, 'points', 2)
  await press(presenterAgain, 'ArrowRight')
  await expectAt(audienceAgain, 'points', 3)
})

test('EE62 a lecture whose folder is gone is given to its end, and only the presenter is told', async ({
  lecture,
  presenter,
  audience,
}) => {
  await press(presenter, 'ArrowRight', 2)
  await expectAt(audience, 'points', 0)
  const seen = await watchRoom(audience)
  await lecture.removeFolder()
  await expect(presenter.getByRole('button', { name: /problem/ })).toBeVisible()
  await press(presenter, 'ArrowRight')
  await expectAt(audience, 'points', 1)
  await showOn([audience], lecture, 'picture')
  await expect(audience.getByRole('cell', { name: 'cell one' })).toBeVisible()
  await expectAt(presenter, 'picture', 0)
  expect(await seen()).toEqual([])
})
