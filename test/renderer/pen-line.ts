import type { Stroke } from '../../core/session/types.ts'

/** A line of the red pen, 4 pixels wide. */
export const line = (id: string, points: number[]): Stroke => ({
  id,
  tool: 'pen',
  colour: 'red',
  width: 4,
  step: 0,
  points,
})
