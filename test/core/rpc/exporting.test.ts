import { describe, expect, test } from 'vitest'
import { createExportState, lostNotes, type Exporter } from '../../../core/export/exporter.ts'
import type { ExportWish } from '../../../core/export/wish.ts'
import { connectClient } from '../../../core/rpc/client.ts'
import { memoryPortPair } from '../../../core/rpc/ports.ts'
import { serve, type ServeOptions } from '../../../core/rpc/server.ts'
import { isMethod, readParams } from '../../../core/rpc/schema.ts'
import type { Role } from '../../../core/session/types.ts'
import { sampleHost } from '../../support/lecture-host.ts'

function connected(role: Role, options: ServeOptions = {}) {
  const [page, main] = memoryPortPair()
  serve(main, role, sampleHost(), options)
  return connectClient(page)
}

/** Only notes what it was asked for. */
function recording() {
  const state = createExportState()
  const asked: (ExportWish | string)[] = []
  const exporter: Exporter = {
    ...state,
    start: (wish) => asked.push(wish),
    cancel: () => asked.push('cancel'),
    reveal: () => asked.push('reveal'),
  }
  return { state, asked, exporter }
}

const OTHERS: Role[] = ['audience', 'reviewer', 'printer', 'notes-printer']

describe('exporting over the connection of a page', () => {
  test('EX246 the presenter may ask for an export, call it off and see the file in its folder', async () => {
    const { asked, exporter } = recording()
    const client = connected('presenter', { exporter })
    const wish: ExportWish = { type: 'pdf', pdf: { kind: 'script', paper: 'letter' } }
    await client.call('export', { wish })
    await client.call('cancel-export', {})
    await client.call('show-export', {})
    expect(asked).toEqual([wish, 'cancel', 'reveal'])
  })

  test.each(OTHERS)('EX246 no other role may do any of it: %s', async (role) => {
    const { asked, exporter } = recording()
    const client = connected(role, { exporter })
    for (const call of [
      client.call('export', { wish: { type: 'pptx' } }),
      client.call('cancel-export', {}),
      client.call('show-export', {}),
    ])
      await expect(call).rejects.toMatchObject({ code: 'forbidden' })
    expect(asked).toEqual([])
  })

  test('EX246 where nothing exports the page is told so', async () => {
    await expect(connected('presenter').call('export', { wish: { type: 'pptx' } })).rejects.toMatchObject({
      code: 'forbidden',
    })
  })

  test.each([
    { type: 'exe' },
    { type: 'pdf' },
    { type: 'pdf', pdf: { kind: 'handout', perPage: 5 } },
    { type: 'pdf', pdf: { out: '/etc/passwd' } },
    { type: 'html' },
    { type: 'pptx', out: '/tmp/x' },
    null,
  ])('EX246 what is not exactly a wish is refused: %j', (wish) => {
    expect(readParams('export', { wish }).ok).toBe(false)
  })

  test('EX243 the presenter hears of every change, one that comes later of how far it is, others of nothing', async () => {
    const { state, exporter } = recording()
    const heard: unknown[] = []
    const early = connected('presenter', { exporter })
    early.onExporting((exporting) => heard.push(exporting.kind))
    const audience = connected('audience', { exporter })
    audience.onExporting(() => heard.push('the audience heard'))
    state.set({ kind: 'asking' })
    state.set({ kind: 'busy', progress: { stage: 'laying-out', done: 50, all: 200 } })
    const late = connected('presenter', { exporter })
    await late.call('outline', {})
    const present: unknown[] = []
    late.onExporting((exporting) => present.push(exporting))
    await audience.call('outline', {})
    expect(heard).toEqual(['asking', 'busy'])
    expect(present).toEqual([{ kind: 'busy', progress: { stage: 'laying-out', done: 50, all: 200 } }])
    early.close()
    state.set({ kind: 'idle' })
    await late.call('outline', {})
    expect(heard).toEqual(['asking', 'busy'])
  })

  test('EX243 a page that prints tells how many slides are laid out', async () => {
    const told: number[][] = []
    const client = connected('printer', { onLaidOut: (done, all) => told.push([done, all]) })
    await client.call('laid-out', { done: 50, all: 120 })
    expect(told).toEqual([[50, 120]])
    expect(readParams('laid-out', { done: -1, all: Number.NaN }).ok).toBe(false)
  })

  test('EX245 for a preview the presenter gets slides as a page that prints would: no notes, or public ones', async () => {
    const client = connected('presenter')
    const texts = async (as: 'printer' | 'notes-printer') =>
      JSON.stringify(await client.call('slides', { indices: [0], as }))
    expect(await texts('printer')).not.toMatch(/SECRET|public|notesHtml/)
    expect(await texts('notes-printer')).toContain('<p>public</p>')
    expect(await texts('notes-printer')).not.toContain('SECRET')
  })

  test('EX245 nobody else sees more by asking as somebody else', async () => {
    for (const role of ['audience', 'reviewer', 'printer'] as const)
      await expect(
        connected(role).call('slides', { indices: [0], as: 'notes-printer' }),
      ).rejects.toMatchObject({ code: 'forbidden' })
    expect(readParams('slides', { indices: [0], as: 'presenter' }).ok).toBe(false)
    expect(isMethod('export')).toBe(true)
  })

  test('EX243 what was lost on many slides is said once, with the first of them', () => {
    const lost = ['a: films', 'b: steps', ...'cdefgh'.split('').map((id) => `${id}: films`)]
    expect(lostNotes(lost)).toEqual([
      'Not carried over: films (a, c, d, e, f and 2 more).',
      'Not carried over: steps (b).',
    ])
  })
})
