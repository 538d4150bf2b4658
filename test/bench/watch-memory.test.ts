import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, it } from 'vitest'
import { onLinux } from '../support/only-where.ts'
import { watchMemory } from './watch-memory.ts'

const MEGABYTES = 1024 * 1024

it('BE40 the memory of a program counts with that of what it has started', onLinux, async () => {
  // A program that starts another one, which holds 200 MB and says so.
  const inner = `const held = Buffer.alloc(${200 * MEGABYTES}, 1); console.log('held'); process.stdin.on('data', () => process.exit(held[0] - 1))`
  const outer = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(inner)}], { stdio: 'inherit' })`
  const child = spawn(process.execPath, ['-e', outer], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  const most = watchMemory(child.pid ?? 0)()
  child.stdin.end('x')
  await once(child, 'close')
  expect(most).toBeGreaterThan(200 * MEGABYTES)
  expect(most).toBeLessThan(500 * MEGABYTES)
  expect(watchMemory(child.pid ?? 0)()).toBe(0)
})
