import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** `npm start` without npm. Builds when the sources are newer, which takes a while. */
function start(...args: string[]) {
  return startIn(process.env, ...args)
}

function startIn(env: NodeJS.ProcessEnv, ...args: string[]) {
  const child = spawn(process.execPath, ['scripts/start.ts', ...args], { cwd: ROOT, env })
  const output = { out: '', err: '' }
  child.stdout.setEncoding('utf8').on('data', (text: string) => void (output.out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => void (output.err += text))
  return { child, output, closed: once(child, 'close') as Promise<[number | null]> }
}

describe('the start script', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)(
    'CL90 it gives the lecture until %s, and ends well with nothing more to say',
    { timeout: 180_000 },
    async (signal) => {
      const { child, output, closed } = start('present', 'test/fixtures/small-lecture', '--web', '--no-open')
      while (!output.out.includes('Ctrl-C') && child.exitCode === null)
        await Promise.race([once(child.stdout, 'data'), closed])
      const address = /Projector +(http:\S+)/.exec(output.out)?.[1] ?? 'none'
      const page = await fetch(address, { redirect: 'manual' })
      const cookie = page.headers.get('set-cookie')?.split(';')[0] ?? ''
      const audience = await fetch(new URL('/audience', address), { headers: { cookie } })
      expect(audience.status).toBe(200)
      child.kill(signal)
      expect(await closed).toEqual([0, null])
      expect(output.err.replace('Building Lectern…\n', '')).toBe('')
    },
  )

  test('CL91 exit codes pass through', { timeout: 180_000 }, async () => {
    const { output, closed } = start('check', 'nowhere')
    expect((await closed)[0]).toBe(2)
    expect(output.err).toContain('lectern: There is no folder')
    expect(output.err).not.toMatch(/^\s+at /m)
  })

  test(
    'CL94 under npm a relative path means what it says where it was typed',
    { timeout: 180_000 },
    async () => {
      const typedIn = join(ROOT, 'test', 'fixtures')
      const env = { ...process.env, INIT_CWD: typedIn, npm_lifecycle_event: 'check' }
      const { output, closed } = startIn(env, 'check', 'nowhere')
      expect((await closed)[0]).toBe(2)
      expect(output.err).toContain(`There is no folder ${join(typedIn, 'nowhere')}.`)
    },
  )
})
