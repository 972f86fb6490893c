/** Whether a member of a live class may point a line of the chat out to the adults. */
import type { RoomAct } from '#contract/live-room.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { LiveState } from './live-state.ts'

type FlagAct = Extract<RoomAct, { kind: 'flag' }>

/**
 * Whoever could read it may, once; `not_found` for what was never said, or not to this reader, and for
 * one's own words; `in_use`: this member did it before.
 */
export function judgeFlag(
  { flags, said }: LiveState,
  { member, isAdult }: { readonly member: number; readonly isAdult: boolean },
  act: FlagAct,
): Result<RoomAct> {
  const line = said.get(act.seq)
  if (line === undefined || line.by === member) return refuse('not_found')
  const isRead = line.to === 'class' || isAdult || line.members.includes(member)
  if (!isRead) return refuse('not_found')
  return flags.get(act.seq)?.has(member) === true ? refuse('in_use') : accept(act)
}
