/** A live class that was split for a time is together again when it is over. */
import { followGrants } from './hear-member.ts'
import { actAsRoom, type LiveHall } from './live-hall-context.ts'

/** Looks at the clock: the room's own word, not later than the next look. */
export function gatherInTime(hall: LiveHall): void {
  const endsAt = hall.state.split?.endsAt ?? null
  if (endsAt === null || hall.parts.context.clock.now() < endsAt) return
  const act = { kind: 'gather' } as const
  actAsRoom(hall, act)
  followGrants(hall, act, 0)
}
