import * as v from 'valibot'
import type { FollowerView, AudienceView, PresenterView } from '../../core/session/types.ts'
import type { Snapshot } from '../../core/rpc/contract.ts'

/*
 * Snapshots as core/rpc/contract.ts says they are. Written down once more, strictly: a field too many in what goes to
 * the room is as much a fault as one too few.
 */

const index = v.pipe(v.number(), v.integer(), v.minValue(0))
const time = v.pipe(v.number(), v.finite(), v.minValue(0))
const position = v.strictObject({ slide: index, step: index })
const appearance = v.picklist(['light', 'dark'])
const colour = v.picklist(['red', 'blue', 'green', 'yellow', 'ink'])
const tool = v.picklist(['none', 'laser', 'spotlight', 'pen', 'highlighter', 'eraser', 'zoom'])
const zoom = v.nullable(v.strictObject({ x: time, y: time, scale: v.pipe(time, v.gtValue(1)) }))
const stroke = v.strictObject({
  id: v.string(),
  tool: v.picklist(['pen', 'highlighter']),
  colour,
  width: time,
  step: index,
  points: v.pipe(v.array(v.pipe(v.number(), v.finite())), v.minLength(2)),
})
const seen = {
  position,
  blank: v.nullable(v.picklist(['black', 'white'])),
  appearance,
  tool,
  colour,
  zoom,
  source: v.nullable(v.string()),
  ink: v.array(stroke),
}
const audience = v.strictObject({ role: v.literal('audience'), ...seen }) satisfies v.GenericSchema<
  unknown,
  AudienceView
>
const follower = v.strictObject({
  role: v.literal('follower'),
  ...seen,
  furthest: position,
  slideCount: index,
}) satisfies v.GenericSchema<unknown, FollowerView>
const presenter = v.strictObject({
  role: v.literal('presenter'),
  session: v.strictObject({
    position,
    screen: v.variant('kind', [
      v.strictObject({ kind: v.literal('live') }),
      v.strictObject({ kind: v.literal('frozen'), at: position }),
      v.strictObject({ kind: v.literal('blank'), colour: v.picklist(['black', 'white']) }),
    ]),
    clock: v.variant('kind', [
      v.strictObject({ kind: v.literal('waiting') }),
      v.strictObject({ kind: v.literal('running'), since: time, before: time }),
      v.strictObject({ kind: v.literal('paused'), elapsed: time }),
    ]),
    appearance,
    tool,
    colour,
    zoom,
    source: v.nullable(v.string()),
    bookmarks: v.array(v.string()),
    skipped: v.array(v.string()),
    rehearsal: v.boolean(),
    slide: v.string(),
    ink: v.array(stroke),
    can: v.strictObject({
      back: v.boolean(),
      forward: v.boolean(),
      undoInk: v.boolean(),
      redoInk: v.boolean(),
      undoReset: v.boolean(),
    }),
    slideSince: time,
  }),
  audience,
  upcoming: v.nullable(position),
}) satisfies v.GenericSchema<unknown, PresenterView>

const snapshot = v.strictObject({
  revision: v.pipe(index, v.minValue(1)),
  deckRevision: v.pipe(index, v.minValue(1)),
  now: time,
  view: v.variant('role', [presenter, audience, follower]),
  following: v.optional(v.looseObject({ kind: v.picklist(['off', 'starting', 'on']) })),
  invitation: v.optional(v.string()),
  slide: v.optional(v.looseObject({ id: v.string(), html: v.string() })),
})

/** What is wrong with a snapshot, in words; null when it is one. */
export function snapshotFault(value: Snapshot | unknown): string | null {
  const result = v.safeParse(snapshot, value)
  if (result.success) return null
  const [issue] = result.issues
  return `${v.getDotPath(issue) ?? 'snapshot'}: ${issue.message}`
}
