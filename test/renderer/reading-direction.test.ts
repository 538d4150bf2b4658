import { expect, test } from 'vitest'
import { isRightToLeft, isRightToLeftLanguage } from '../../renderer/shared/reading-direction.ts'

test.each([
  ['هذا نص عربي with English', true],
  ['1. «שלום» world', true],
  ['β-Endorphin هو', false],
  ['日本語', false],
  ['12 %', false],
  ['', false],
])('ST11 the first letter says how a text is read: %s', (text, answer) => {
  expect(isRightToLeft(text)).toBe(answer)
})

test.each([
  ['ar', true],
  ['he-IL', true],
  ['fa', true],
  ['ur', true],
  ['az-Arab', true],
  ['en', false],
  ['ja', false],
  ['ar-Latn', false],
  ['no language', false],
])('ST190 the language says on which side a slide begins: %s', (tag, answer) => {
  expect(isRightToLeftLanguage(tag)).toBe(answer)
})
