/**
 * Who is in a live class and who waits at its door. Pupils who come early wait, each alone, until an
 * adult of the lesson is there; guests wait until they are admitted. When the last adult leaves or is
 * not heard of any more, the class is held: everybody stays, and nothing passes between pupils.
 */
import { closedWithoutAdultMs } from '#contract/live-limits.ts'
import type { MemberOfRoom, RoomRole } from '#contract/live-room.ts'
import type { Id } from '#kernel/ids.ts'
import { isAdult } from './judge-act.ts'
import { type LiveState, noGrants } from './live-state.ts'

/** How often an adult's device is asked whether it still hears, in ms. */
export const askAdultEveryMs = 500
/** How often the door looks whether all adults fell silent, in ms. */
export const lookEveryMs = 250
/**
 * An adult whose device is silent for longer counts as gone: the look comes at most `lookEveryMs`
 * later, and with it all is closed within `closedWithoutAdultMs`.
 */
export const adultSilentMsMax = closedWithoutAdultMs - 2 * lookEveryMs

export interface LiveMember {
  readonly member: number
  readonly personId: Id
  readonly name: string
  role: RoomRole
  isAdmitted: boolean
  isRemoved: boolean
  place: 'away' | 'waiting' | 'here'
  /** Was let in at least once. */
  wasHere: boolean
  /** On the monotonic clock: the last sign of life of the device. */
  heardAtMs: number
  line: 'good' | 'poor'
}

export interface LivePresence {
  readonly members: Map<number, LiveMember>
  /** An adult was here at least once: whoever comes later sees the board, also while it is held. */
  hasOpened: boolean
  /** Ended for all: closed until an adult comes again. */
  isEnded: boolean
}

export function isHeldAt({ members }: LivePresence, nowMs: number): boolean {
  for (const { heardAtMs, place, role } of members.values()) {
    if (isAdult(role) && place === 'here' && nowMs - heardAtMs <= adultSilentMsMax) return false
  }
  return true
}

/** Whether somebody who is at the door may come in. */
export function mayComeIn({ hasOpened, isEnded }: LivePresence, member: LiveMember): boolean {
  if (isAdult(member.role)) return true
  if (member.isRemoved || isEnded) return false
  return hasOpened && (member.role !== 'guest' || member.isAdmitted)
}

/** The list as this member sees it; while the class is held, pupils see themselves and the adults. */
export function membersFor(
  { members }: LivePresence,
  state: LiveState,
  of: {
    readonly member: number
    readonly role: RoomRole
    readonly isHeld: boolean
    /** Whose voices are put into words. */
    readonly captioned: ReadonlySet<number>
  },
): MemberOfRoom[] {
  const seesAll = isAdult(of.role)
  const shown: MemberOfRoom[] = []
  for (const one of members.values()) {
    const isOther = one.member !== of.member && !isAdult(one.role)
    if (!seesAll && (one.place === 'waiting' || !one.wasHere || (of.isHeld && isOther))) continue
    if (one.isRemoved) continue
    const adult = isAdult(one.role)
    shown.push({
      member: one.member,
      name: one.name,
      role: one.role,
      state: one.place,
      grants: adult ? { speak: true, draw: true } : (state.grants.get(one.member) ?? noGrants),
      ...(seesAll && one.place === 'here' ? { line: one.line } : {}),
      ...(of.captioned.has(one.member) ? { isCaptioned: true as const } : {}),
    })
  }
  return shown
}
