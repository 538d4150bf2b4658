import { expect, test } from 'vitest'
import { connectClient } from '../../../core/rpc/client.ts'
import { dispatchCommand } from '../../../core/rpc/dispatch-command.ts'
import { memoryPortPair } from '../../../core/rpc/ports.ts'
import { serve } from '../../../core/rpc/server.ts'
import { COMMANDS } from '../../../core/session/commands.ts'
import { sampleHost } from '../../support/lecture-host.ts'

test('RP18 two keys pressed faster than a snapshot travels each mean what they mean by then', async () => {
  const host = sampleHost()
  const [near, far] = memoryPortPair()
  serve(far, 'presenter', host)
  const client = connectClient(near)
  for (const action of [{ type: 'freeze' }, { type: 'next' }, { type: 'tool', tool: 'laser' }] as const)
    host.dispatch(action)
  await Promise.all(['live', 'live'].map((command) => client.call('dispatch', { command })))
  expect(host.session()).toMatchObject({
    tool: 'none',
    screen: { kind: 'live' },
    position: { slide: 0, step: 0 },
  })
  await Promise.all(
    ['laser', 'laser', 'clock', 'clock'].map((command) => client.call('dispatch', { command })),
  )
  // Moving on had started it.
  expect(host.session()).toMatchObject({ tool: 'none', clock: { kind: 'running' } })
})

test('RP19 a command that the page does by itself, or nobody, changes nothing', () => {
  const host = sampleHost()
  const before = host.session()
  const own = COMMANDS.filter(({ action }) => action === undefined).map(({ id }) => id)
  expect(own).toContain('help')
  for (const id of [...own, 'explode', '']) expect(dispatchCommand(id, host)).toBeNull()
  expect(host.session()).toBe(before)
})

test.each(['audience', 'printer', 'notes-printer', 'reviewer'] as const)(
  'RP19 the %s cannot move the lecture by a command either',
  async (role) => {
    const host = sampleHost()
    const before = host.session()
    const [near, far] = memoryPortPair()
    serve(far, role, host)
    await expect(connectClient(near).call('dispatch', { command: 'next' })).rejects.toMatchObject({
      code: 'forbidden',
    })
    expect(host.session()).toBe(before)
  },
)
