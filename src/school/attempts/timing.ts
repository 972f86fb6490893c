/** How a copy stands to its due time, from what was written when it came and what a teacher decided. */
import type { Timing } from '#contract/late-work.ts'
import { claimsInTime } from '#school/assignments/assignment.ts'
import type { DueExtension } from '#school/assignments/due-extension.ts'

/** What the row of a submission says of its time. */
export interface TimingFacts {
  readonly received_at: Date
  readonly is_late: boolean
  /** Null where it was not recorded yet. */
  readonly late_ms: number | null
  readonly tried_at: Date | null
  readonly tried_same: boolean | null
  readonly extension: unknown
}

export type Ruled = 'in_time' | 'late' | null

export function timingOf(facts: TimingFacts, ruled: Ruled): Timing {
  const extension = facts.extension as DueExtension | null
  return {
    standing: standingOf(facts, ruled),
    lateMs: facts.late_ms ?? 0,
    triedAt: facts.tried_at?.toISOString() ?? null,
    isSame: facts.tried_same,
    extension:
      extension === null
        ? null
        : {
            until: new Date(extension.untilMs).toISOString(),
            outages: extension.outages.map(({ fromMs, untilMs, reason }) => ({
              from: new Date(fromMs).toISOString(),
              until: new Date(untilMs).toISOString(),
              reason,
            })),
          },
  }
}

function standingOf(facts: TimingFacts, ruled: Ruled): Timing['standing'] {
  if (!facts.is_late) return facts.extension === null ? 'in_time' : 'extended'
  if (ruled !== null) return ruled === 'in_time' ? 'accepted' : 'left_late'
  return isClaimedInTime(facts) ? 'to_decide' : 'late'
}

/** Whether the device says that it tried in time. */
export function isClaimedInTime(facts: TimingFacts): boolean {
  if (facts.tried_at === null || facts.late_ms === null) return false
  const dueAt = facts.received_at.getTime() - facts.late_ms
  return claimsInTime(facts.tried_at.getTime(), { dueAt })
}

/** Whether it counts as late now, whatever was said when it came. */
export function countsLate({ standing }: Timing): boolean {
  return standing === 'late' || standing === 'to_decide' || standing === 'left_late'
}
