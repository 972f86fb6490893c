/** A live class that was split for a time is together again when it is over. */
import { mintId } from '#kernel/ids.ts'
import { followGrants } from './hear-member.ts'
import type { LiveHall } from './live-hall-context.ts'

/** Looks at the clock: the room's own word, not later than the next look. */
export function gatherInTime(hall: LiveHall): void {
  const { clock, random } = hall.parts.context
  const endsAt = hall.state.split?.endsAt ?? null
  if (endsAt === null || clock.now() < endsAt) return
  const act = { kind: 'gather' } as const
  hall.log.append({ id: mintId(clock, random), by: 0, act })
  followGrants(hall, act, 0)
}
