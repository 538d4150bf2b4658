import { COMMANDS } from '../session/commands.ts'
import type { LectureHost } from './host.ts'

const byId = new Map(COMMANDS.map((command) => [command.id, command]))

/**
 * Does what a command means for the lecture as it is now, not as some page saw it last.
 * @returns the revision after it; null when no command of this id acts on the lecture
 */
export function dispatchCommand(id: string, host: Pick<LectureHost, 'snapshot' | 'dispatch'>): number | null {
  const action = byId.get(id)?.action
  const { view } = host.snapshot('presenter')
  return action === undefined || view.role !== 'presenter' ? null : host.dispatch(action(view.session))
}
