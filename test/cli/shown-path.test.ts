import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { shownPath } from '../../main/cli/shown-path.ts'

const here = resolve('/home/ann/lectures')

test.each([
  ['bees', 'bees'],
  ['./bees/', './bees/'],
  ['../talks/bees', '../talks/bees'],
  [resolve(here, 'bees'), 'bees'],
  [here, '.'],
  [resolve('/mnt/stick/bees'), resolve('/mnt/stick/bees')],
])('CL93 what was typed as %s is printed as %s', (given, shown) => {
  expect(shownPath(resolve(here, given), given, here)).toBe(shown)
})

test('CL93 a lecture found above what was typed is named from where it was typed', () => {
  expect(shownPath(resolve(here, 'bees'), 'bees/slides', here)).toBe('bees')
})
