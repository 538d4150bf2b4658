import type { Follower, Role } from '../session/types.ts'
import type { Following, Snapshot } from './contract.ts'

/** What a page of this role is told of people following along. Undefined where nobody could. */
export function followingFor(
  role: Role | Follower,
  following: Following | undefined,
): Pick<Snapshot, 'following' | 'invitation'> {
  if (following === undefined) return {}
  if (role === 'presenter') return { following }
  const isInvited = role === 'audience' && following.kind === 'on' && following.isShown
  return isInvited ? { invitation: following.address } : {}
}
