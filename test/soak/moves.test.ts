import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { ROOT } from '../../scripts/build.ts'
import { KINDS_OF_STEPS } from './moves.ts'

it('SO43 docs/reliability.md counts the kinds of steps that a lecturer takes in the soak', () => {
  const text = readFileSync(join(ROOT, 'docs/reliability.md'), 'utf8')
  const told = Array.from(text.matchAll(/\((\d+) kinds,/g), ([, count]) => Number(count))
  expect(told).toEqual([KINDS_OF_STEPS.length])
})
