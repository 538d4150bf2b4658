import { describe, expect, test } from 'vitest'
import { project } from '../../../core/session/project.ts'
import { initialSession } from '../../../core/session/reduce.ts'
import type { DeckShape, Session } from '../../../core/session/types.ts'

const shape: DeckShape = {
  slides: [
    { id: 'a', lastStep: 1 },
    { id: 'b', lastStep: 0 },
  ],
}
const session: Session = { ...initialSession(shape, 'dark'), position: { slide: 0, step: 1 } }

describe('what each role sees', () => {
  test('SE40 the audience sees what lies on its screen, the tool in hand, and no more', () => {
    expect(project(session, shape, 'audience')).toEqual({
      role: 'audience',
      position: { slide: 0, step: 1 },
      blank: null,
      appearance: 'dark',
      tool: 'none',
      colour: 'red',
      zoom: null,
      source: null,
      ink: [],
    })
  })

  test('SE41 the audience of a frozen screen stays where it was frozen', () => {
    const frozen: Session = {
      ...session,
      position: { slide: 1, step: 0 },
      screen: { kind: 'frozen', at: { slide: 0, step: 0 } },
    }
    expect(project(frozen, shape, 'audience').position).toEqual({ slide: 0, step: 0 })
    expect(project(frozen, shape, 'presenter').audience.position).toEqual({ slide: 0, step: 0 })
  })

  test('SE42 the audience of a blank screen learns the colour', () => {
    const blank: Session = { ...session, screen: { kind: 'blank', colour: 'white' } }
    expect(project(blank, shape, 'audience').blank).toBe('white')
  })

  test('SE43 the presenter sees the session and what comes next, nothing at the very end', () => {
    const { position, screen, clock } = session
    expect(project(session, shape, 'presenter')).toMatchObject({
      session: { position, screen, clock, slide: 'a' },
      upcoming: { slide: 1, step: 0 },
    })
    const end: Session = { ...session, position: { slide: 1, step: 0 } }
    expect(project(end, shape, 'presenter').upcoming).toBeNull()
  })

  test('SE44 the printer learns the appearance alone', () => {
    expect(project(session, shape, 'printer')).toEqual({ role: 'printer', appearance: 'dark' })
  })
})
