import { expect, test } from 'vitest'
import { project } from '../../../core/session/project.ts'
import { initialSession, reduce } from '../../../core/session/reduce.ts'
import { restored, saved } from '../../../core/session/saved.ts'
import type { Action, DeckShape } from '../../../core/session/types.ts'

const shape: DeckShape = { slides: ['a', 'b', 'c', 'd'].map((id) => ({ id, lastStep: 0 })) }

test('SO15 a frozen projector whose slide is gone after a crash does not show where the lecturer looks ahead', () => {
  const actions: Action[] = [{ type: 'goto', slide: 'b' }, { type: 'freeze' }, { type: 'goto', slide: 'd' }]
  const session = actions.reduce(
    (now, action) => reduce(now, action, shape, 0),
    initialSession(shape, 'light'),
  )
  const less = { slides: shape.slides.filter(({ id }) => id !== 'b') }
  const again = restored(saved(session, shape), less)
  expect(again.screen.kind).toBe('frozen')
  expect(project(again, less, 'audience').position).toEqual({ slide: 0, step: 0 })
  expect(project(again, less, 'presenter').session.slide).toBe('d')
})
