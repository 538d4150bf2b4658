import { describe, expect, test } from 'vitest'
import { connectClient } from '../../../core/rpc/client.ts'
import { memoryPortPair } from '../../../core/rpc/ports.ts'
import { MAX_DRAWING } from '../../../core/rpc/schema.ts'
import { serve } from '../../../core/rpc/server.ts'
import type { Role } from '../../../core/session/types.ts'
import { sampleHost } from '../../support/lecture-host.ts'

const key = 'a'.repeat(64)

function connected(role: Role, kept: Map<string, string> | null) {
  const [page, main] = memoryPortPair()
  const drawings = kept && {
    read: async (name: string) => kept.get(name) ?? null,
    keep: async (name: string, drawing: string) => void kept.set(name, drawing),
  }
  serve(main, role, { ...sampleHost(), ...(drawings ? { drawings } : {}) })
  return connectClient(page)
}

describe('drawings that pages share', () => {
  test('LA17 what the presenter drew, the audience gets', async () => {
    const kept = new Map<string, string>()
    expect(await connected('presenter', kept).call('drawing', { key })).toEqual({ drawing: null })
    await connected('presenter', kept).call('keep-drawing', { key, drawing: '<svg/>' })
    expect(await connected('audience', kept).call('drawing', { key })).toEqual({ drawing: '<svg/>' })
  })

  test('LA18 the audience can keep nothing, and where nothing is kept there is none', async () => {
    const kept = new Map<string, string>()
    const call = connected('audience', kept).call('keep-drawing', { key, drawing: '<svg/>' })
    await expect(call).rejects.toMatchObject({ code: 'forbidden' })
    expect(kept.size).toBe(0)
    const nowhere = connected('printer', null)
    expect(await nowhere.call('keep-drawing', { key, drawing: '<svg/>' })).toEqual({})
    expect(await nowhere.call('drawing', { key })).toEqual({ drawing: null })
  })

  test.each([
    ['a path', '../../etc/passwd', '<svg/>'],
    ['a short key', 'abc', '<svg/>'],
    ['a drawing beyond the limit', key, 'x'.repeat(MAX_DRAWING + 1)],
  ])('LA19 a drawing that none of our pages would send is refused: %s', async (_, name, drawing) => {
    const call = connected('presenter', new Map()).call('keep-drawing', { key: name, drawing })
    await expect(call).rejects.toMatchObject({ code: 'bad-params' })
  })
})
