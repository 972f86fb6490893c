/**
 * The waiting line as everybody else sees it: who stands in it, what they are told, and what a line
 * must do. Two implementations keep it, for one process (`memory-line.ts`) and for several
 * (`valkey-line-store.ts`); one conformance suite is run over both.
 */

/**
 * By which way somebody comes. Holders of an overnight pass lead but take at most a named part of
 * a release; people whom the installation knows come next; arrivals whom nobody knows yet share a
 * reserved part, so that hoarded tickets cannot starve pupils.
 */
export const lanes = ['pass', 'known', 'unknown'] as const
export type Lane = (typeof lanes)[number]

/** The number on a ticket. The epoch is raised at a promotion, so that no number comes twice. */
export interface TicketNumber {
  readonly epoch: number
  readonly number: number
}

/** Somebody who wants in. */
export interface Entrant {
  /** `a:<account id>` once the person is known, so that devices share one place; else `t:<ticket id>`. */
  readonly key: string
  readonly lane: Lane
  /** Those who are let in together: a class. Null for somebody alone. Heeded in the known lane. */
  readonly together: string | null
  /** Staff go in before pupils: a class without its teacher has nothing to come to. */
  readonly isStaff: boolean
  /** When it is this one's turn, in ms since 1970: see `line-order.ts`. */
  readonly orderMs: number
  /** The lottery's rank among those who came before the door opened: see `lottery.ts`. */
  readonly draw: number
  readonly number: TicketNumber
  /** Attendance counts from here, in ms since 1970. The line only hands it back. */
  readonly arrivedAtMs: number
}

/** What the line answers. */
export type Standing =
  | { readonly state: 'in' }
  | {
      readonly state: 'waiting'
      /** People who go in before this one, as far as the line knows who is still there. */
      readonly ahead: number
      /** The honest wait at the rate of now; null while there is no rate. */
      readonly waitMs: number | null
      /** When to ask again, before `jitterPoll`. Three of these without a word count as absent. */
      readonly pollAfterMs: number
    }
  /** The line is as long as it may be: a time to come back instead of a place. */
  | { readonly state: 'full'; readonly comeBackAfterMs: number }
  /** The line knows nobody by this key: `take` with the ticket gives the old rank again. */
  | { readonly state: 'absent' }

/** Somebody whom a release let in. */
export interface Released {
  readonly entrant: Entrant
  /** How long the line held them, in ms, on a clock without jumps. */
  readonly waitedMs: number
  /** What they were told when they came; null where no rate was known then. */
  readonly promisedMs: number | null
}

export type LaneCounts = Readonly<Record<Lane, number>>

export interface LineSizes {
  /** Places, those of absent people too. */
  readonly waiting: LaneCounts
  /** People a second at the last release. */
  readonly perSecond: number
}

/**
 * `nowMs` is the machine's clock in ms since 1970; it may jump, the line evens that out.
 * All calls are safe to repeat.
 */
export interface Line {
  /**
   * Gives a place, or lets in at once where nobody waits and the rate allows it. The same key keeps
   * its place and rank, or gets the earlier one if it comes back with an older ticket or a better
   * lane. Counts as having been seen.
   */
  take(entrant: Entrant, nowMs: number): Promise<Standing>
  /** A poll: somebody still waits. `absent` where the line has forgotten them. */
  seen(key: string, nowMs: number): Promise<Standing>
  /** The same answer, without counting as a sign of life. */
  standing(key: string, nowMs: number): Promise<Standing>
  /**
   * Whoever stood under a ticket is a person now: the ticket's place ends and the person has the
   * earlier of both. If the ticket was let in, so is the person.
   */
  merge(ticketKey: string, entrant: Entrant, nowMs: number): Promise<Standing>
  /**
   * Lets in whoever's turn it is. To be called every `releaseEveryMs` by each process: the line
   * itself counts the time since the last release, so that two callers let in no more than one.
   */
  release(perSecond: number, nowMs: number): Promise<readonly Released[]>
  sizes(): Promise<LineSizes>
}

/** How often the role calls `release`, in ms. */
export const releaseEveryMs = 250

/**
 * After a restart in the middle of a line nobody is let in for so long, in ms, so that those who
 * come back with their tickets are there when their turn is decided.
 */
export const restartGraceMs = 5_000

/** Every bound of the line. The simulator turns them off one by one to see that it notices. */
export interface LineRules {
  /** The part of a release that passes may take while others wait. */
  readonly passShare: number
  /** The part kept for arrivals whom nobody knows, of what passes leave: of all where none waits. */
  readonly unknownShare: number
  /** How many are let in together at most; also what a release may borrow from the next ones. */
  readonly togetherMax: number
  /** Silent for so many polls: skipped, never cancelled. */
  readonly absentAfterPolls: number
  readonly absentAfterMs: number
  /** Silent for so long: no longer held in memory. The ticket keeps the rank. */
  readonly forgetAfterMs: number
  /** Places altogether, and those for the unknown. */
  readonly placesMax: number
  readonly unknownPlacesMax: number
  /** How long, and for how many, the line remembers whom it let in and who has not heard of it. */
  readonly admittedForMs: number
  readonly admittedMax: number
  /** What those are told for whom there is no place. */
  readonly comeBackAfterMs: number
  /** The longest time that one release makes up for: a paused process returns without a surge. */
  readonly releaseGapMaxMs: number
}

export const lineRules: LineRules = {
  passShare: 0.7,
  unknownShare: 0.2,
  togetherMax: 40,
  absentAfterPolls: 3,
  absentAfterMs: 10_000,
  forgetAfterMs: 600_000,
  placesMax: 300_000,
  unknownPlacesMax: 60_000,
  admittedForMs: 300_000,
  admittedMax: 200_000,
  comeBackAfterMs: 60_000,
  releaseGapMaxMs: 1_000,
}
