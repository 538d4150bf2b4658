import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import { runNode, startNode } from './processes.ts'

describe('programs that the benchmark starts', () => {
  it('BE16 a program that fails does so with what it printed, or with nothing printed at all', async () => {
    await expect(runNode(['-e', 'console.error("no registry"); process.exit(3)'], tmpdir())).rejects.toThrow(
      /ended with 3:\nno registry/,
    )
    await expect(runNode(['-e', 'process.exit(1)'], tmpdir())).rejects.toThrow(/ended with 1/)
    await expect(runNode(['-e', '0'], tmpdir())).resolves.toBeUndefined()
  })

  it('BE16 a program is ended when its time is over, which counts as a failure', async () => {
    await expect(runNode(['-e', 'setInterval(() => {}, 1000)'], tmpdir(), { limit: 1 })).rejects.toThrow(
      /took longer/,
    )
  })

  it('BE16 a program is waited for by what it prints, and fails when it ends before', async () => {
    const started = startNode(['-e', 'console.log("here: 42"); setInterval(() => {}, 1000)'], tmpdir())
    expect((await started.prints(/here: (\d+)/))[1]).toBe('42')
    await started.stop()
    await expect(startNode(['-e', '0'], tmpdir()).prints(/never/)).rejects.toThrow(/ended/)
  })
})
