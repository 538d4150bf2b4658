import { expect, it } from 'vitest'
import { BrokenInvariant } from './giving.ts'
import { findPrinting } from './pdfs/printing.ts'
import { failure, growth, soak } from './soak.ts'

/** Nothing here is timed; a machine that is busy with other tests may take as long as it needs. */
const AS_LONG_AS_IT_TAKES = 900_000

it(
  'SO1 ten thousand steps of lectures with edits, crashes, full disks and displays that are pulled break nothing',
  { timeout: AS_LONG_AS_IT_TAKES },
  async () => {
    const report = await soak({ steps: 10_000, seed: 20_251_126 })
    expect(report.lectures).toBe(5)
    const kinds = Object.keys(report.done).map((what) => what.replace(/: .*/, ''))
    for (const kind of ['edit', 'crash', 'disk', 'podium', 'people', 'export', 'pdf'])
      expect(kinds).toContain(kind)
    expect(report.done['crash: killed by the system']).toBe(1)
    // Each system tells of what it goes without, and no more.
    const { leftOut } = await findPrinting()
    expect([report.done['pdf: whole'], report.leftOut]).toEqual([1, leftOut])
  },
)

it(
  'SO2 the same seed gives the same lecture, and another seed another one',
  { timeout: AS_LONG_AS_IT_TAKES },
  async () => {
    const digest = async (seed: number, steps: number) => (await soak({ steps, seed })).digest
    expect(await digest(7, 210)).toBe(await digest(7, 210))
    expect(await digest(8, 10)).not.toBe(await digest(7, 10))
  },
)

it(
  'SO42 a lecture by itself is the one that it is in a longer run',
  { timeout: AS_LONG_AS_IT_TAKES },
  async () => {
    const printing = { browser: null, leftOut: 'All PDFs: they are no part of this.' }
    const run = (from: number, steps: number) => soak({ steps, seed: 7, from, printing })
    const [both, first, second] = [await run(0, 2010), await run(0, 2000), await run(2000, 10)]
    const together = { ...first.done }
    for (const [what, times] of Object.entries(second.done)) together[what] = (together[what] ?? 0) + times
    expect(together).toEqual(both.done)
    await expect(run(7, 10)).rejects.toThrow('none begins at 7')
  },
)

it('SO3 a run that breaks tells its seed, its step, what was done last and how to see it again', () => {
  const error = new BrokenInvariant([{ invariant: 'clock', what: 'the clock is 3, not 4' }])
  const last = { actions: ['118 next', '119 blank'], faults: ['100 crash: plain'] }
  expect(failure(error, { seed: 42, from: 2000, taken: 6119, last })).toBe(
    [
      'Seed 42, step 6119: clock: the clock is 3, not 4',
      '',
      'The last actions:',
      '  118 next',
      '  119 blank',
      '',
      'What happened around them last:',
      '  100 crash: plain',
      '',
      'To see it again: npm run soak -- --seed 42 --from 6000 --steps 119',
      'With all that came before: npm run soak -- --seed 42 --from 2000 --steps 4119',
    ].join('\n'),
  )
})

it('SO4 memory grows when the last lectures need more than those before, not when the first ones load programs', () => {
  expect(growth([10, 20, 41, 40, 41, 40, 41, 40, 40])).toBe(0)
  expect(growth([10, 40, 41, 42, 43, 44, 45, 46, 47])).toBe(3)
  expect(growth([10, 20])).toBe(0)
})
