/** Whether an act of a live class leaves everything as it is, so that the log need not hold it. */
import type { RoomAct } from '#contract/live-room.ts'
import type { LiveState } from './live-state.ts'

/** Of an act that `by` may do. What adults alone do is logged each time: it is theirs to say again. */
export function changesNothing(state: LiveState, by: number, act: RoomAct): boolean {
  switch (act.kind) {
    case 'hand':
      return state.hands.has(act.member ?? by) === act.isUp
    case 'lost':
      return state.lost.has(by) === act.isLost
    case 'vote':
      return state.poll?.votes.get(by) === act.choice
    default:
      return false
  }
}
