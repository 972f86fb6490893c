/**
 * What the acts and doors of the waiting room are handed by the role: the line, what is durable,
 * and the answers of the school to what the room must know. It knows no school itself.
 */
import type { PersonalPack } from '#contract/day-packs.ts'
import type { KeyRing } from '#engine/config/key-ring.ts'
import type { GroupCommit } from '#engine/database/group-commit.ts'
import type { Day } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import type { Random } from '#kernel/random.ts'
import type { AddressShare } from './address-share.ts'
import type { ArrivalClaim } from './arrival-claim.ts'
import type { CheckIn, FirstArrival } from './first-arrival.ts'
import type { InToken } from './in-token.ts'
import type { LateCheckIns } from './keep-late-check-ins.ts'
import type { LotteryTimes } from './lottery.ts'
import type { PeopleInside } from './people-inside.ts'
import type { ReturnPace } from './return-pace.ts'
import type { TicketSilence } from './ticket-silence.ts'
import type { UsedPasses } from './used-passes.ts'
import type { WaitRecord } from './wait-record.ts'
import type { Line, LineSizes, TicketNumber } from './waiting-line.ts'

/** Who somebody is, as far as the order in line depends on it. */
export interface Arriver {
  readonly accountId: Id
  /** The day at the person's school, and when it began there, in ms since 1970. */
  readonly onDay: Day
  readonly dayBeganAtMs: number
  readonly isStaff: boolean
  /** The class that comes in together; null for staff and for whoever has none. */
  readonly classId: Id | null
  /** Start of the first lesson of today that is not over, in ms since 1970; null: there is none. */
  readonly firstLessonAtMs: number | null
}

/** What the room asks the school. `Caller` is whatever the server's session check gives. */
export interface SchoolAnswers<Caller> {
  accountOf(caller: Caller): Id
  /** Whether somebody may be signed in by these, without asking whether it is true. */
  maySignIn(cookies: Readonly<Record<string, string | undefined>>): boolean
  /** The device belongs to nobody: not even a place is written down there. */
  keepsNothing(caller: Caller): boolean
  /** From memory: thousands a second ask. */
  describe(caller: Caller, cookies: Readonly<Record<string, string | undefined>>): Promise<Arriver>
  /** What changed for this person since the version that the device holds; null: nothing. */
  personalFor(caller: Caller, held: string | null): Promise<PersonalPack | null>
  /** When a device looks for the coming days again, in ms; jittered, so that nobody comes in step. */
  fetchAfterMs(): number
}

export interface WaitingRoomContext {
  readonly line: Line
  readonly clock: Clock
  /** When today began where this installation stands, in ms since 1970: for whoever is not signed in. */
  readonly dayBeganAtMs: () => number
  readonly random: Random
  readonly keyRing: Pick<KeyRing, 'key' | 'all'>
  readonly log: { warn(data: Readonly<Record<string, unknown>>, message: string): void }
  /** Null: the number belongs to somebody else. */
  readonly checkIns: Pick<GroupCommit<CheckIn, FirstArrival | null>, 'submit'>
  /** What devices say about presence while nobody answered. */
  readonly arrivalClaims: Pick<GroupCommit<ArrivalClaim, true>, 'submit'>
  /** What could not be written: tried again by the clockwork. */
  readonly lateCheckIns: Pick<LateCheckIns, 'add'>
  readonly takeNumber: () => Promise<TicketNumber>
  readonly inside: PeopleInside
  /** Since when strangers' tickets count as presence. */
  readonly silence: TicketSilence
  readonly usedPasses: UsedPasses
  readonly readInToken: (text: string) => InToken | null
  /** Nobody waited at the last release, and nobody may be on the way back: then no address is taken to task for its tickets. */
  readonly isCalm: () => boolean
  readonly shares: AddressShare
  /** When those come back who got a number and no place. */
  readonly returns: ReturnPace
  /** People let in a second at the rate of now, whether or not the door is still held shut. */
  readonly perSecondOnceOpen: () => number
  /** The line at the last release, without asking it. */
  readonly lastSizes: () => LineSizes
  /** What people were told, and how long they waited. */
  readonly waits: WaitRecord
  readonly lottery: { readonly seed: Uint8Array; readonly times: LotteryTimes } | null
}
