import { expect, test } from 'vitest'
import { isRightToLeft } from '../../renderer/shared/reading-direction.ts'

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
