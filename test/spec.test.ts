import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isSentence, rules, rulesOf, sharedIds, specText } from '../scripts/spec.ts'

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

it('RM25 every title of an id is listed, so that a test that goes away is noticed though others carry its id', () => {
  const titled = (...sentences: string[]) =>
    rulesOf([{ file: 'a.test.ts', text: sentences.map((one) => `it('AP${one}', () => {})`).join('\n') }])
  const three = titled('2 a lecture opens', '1 a file is read', '2 a lecture closes')
  expect(three.map(({ id, sentence }) => [id, sentence])).toEqual([
    ['AP1', 'a file is read'],
    ['AP2', 'a lecture opens'],
    ['AP2', 'a lecture closes'],
  ])
  expect(titled('2 a lecture opens', '1 a file is read')).not.toEqual(three)
  expect(titled('1 a file is read', '1 a file is read')).toHaveLength(1)
})
