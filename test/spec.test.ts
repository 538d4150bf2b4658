import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isSentence, rules, sharedIds, specText } from '../scripts/spec.ts'

it('RM8 SPEC.md lists the rules as the tests carry them (`node scripts/spec.ts` writes it anew)', () => {
  expect(readFileSync(new URL('SPEC.md', import.meta.url), 'utf8')).toBe(specText())
})

it('RM9 every rule is a sentence that can be read without the examples it is tried with', () => {
  expect(rules().filter(({ sentence }) => !isSentence(sentence))).toEqual([])
  for (const title of ['…', 'a …', '… is refused', '" …" means …', 'in … it is …', 'the program'])
    expect([title, isSentence(title)]).toEqual([title, false])
})

it('RM10 no two files give their rules the same id', () => {
  expect(sharedIds()).toEqual([])
})
