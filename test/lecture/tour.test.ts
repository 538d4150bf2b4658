import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { COMMANDS } from '../../core/session/commands.ts'
import { checkLecture } from '../../main/app/check.ts'

const tour = fileURLToPath(new URL('../../docs/tour', import.meta.url))
const { deck, diagnostics } = await checkLecture(tour)

test('LE67 the tour is a lecture that passes the check without a complaint, with notes on every slide', () => {
  expect(diagnostics).toEqual([])
  const own = deck.slides.filter(({ kind }) => kind !== 'bibliography')
  expect(own.length).toBeGreaterThan(8)
  expect(own.filter(({ notes }) => (notes?.words ?? 0) === 0).map(({ id }) => id)).toEqual([])
})

test('LE68 the keys that the tour tells of are keys of Lectern', async () => {
  const notes = await readFile(`${tour}/speaker-notes/01-tour.md`, 'utf8')
  const told = [...notes.matchAll(/`(.)`/g)].map(([, key = '']) => key)
  const keys = COMMANDS.flatMap((command) => command.keys)
  expect(told.length).toBeGreaterThan(3)
  expect(told.filter((key) => !keys.includes(key))).toEqual([])
})
