import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { specText } from '../scripts/spec.ts'

it('RM8 SPEC.md lists the rules as the tests carry them (`node scripts/spec.ts` writes it anew)', () => {
  expect(readFileSync(new URL('SPEC.md', import.meta.url), 'utf8')).toBe(specText())
})
