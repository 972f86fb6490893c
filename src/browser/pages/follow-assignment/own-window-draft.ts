/** Other times for some pupils, as fields show them and as the server takes them. */
import type { Assignment } from '#contract/exercises.ts'
import type { Following, GiveWindows, OwnWindow } from '#contract/following.ts'
import { instantOf, isDay, wallClockOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'

export interface WindowDraft {
  readonly dueDay: string
  /** 'HH:MM' on the school's wall clock. */
  readonly dueTime: string
  /** False: it opens with the class's. */
  readonly opensApart: boolean
  readonly opensDay: string
  readonly opensTime: string
}

/** The class's times to begin with. */
export function firstDraft({ opensAt, dueAt }: Assignment, timeZone: string): WindowDraft {
  const opens = wallClockOf(Date.parse(opensAt), timeZone)
  const due = dueAt === null ? null : wallClockOf(Date.parse(dueAt), timeZone)
  return {
    dueDay: due?.day ?? '',
    dueTime: due?.time ?? '18:00',
    opensApart: false,
    opensDay: opens.day,
    opensTime: opens.time,
  }
}

export type WindowProblem = 'day_missing' | 'due_before_opening'

const isMoment = (day: string, time: string): boolean =>
  isDay(day) && /^([01]\d|2[0-3]):[0-5]\d$/.test(time)

/** What is sent, or what stands in the way. */
export function sentWindow(
  draft: WindowDraft,
  { opensAt }: Pick<Assignment, 'opensAt'>,
  timeZone: string,
): { ok: true; window: OwnWindow } | { ok: false; problem: WindowProblem } {
  const { dueDay, dueTime, opensApart, opensDay, opensTime } = draft
  const isWhole = isMoment(dueDay, dueTime) && (!opensApart || isMoment(opensDay, opensTime))
  if (!isWhole) return { ok: false, problem: 'day_missing' }
  const opensMs = opensApart ? instantOf(opensDay, opensTime, timeZone) : Date.parse(opensAt)
  const dueMs = instantOf(dueDay, dueTime, timeZone)
  if (dueMs <= opensMs) return { ok: false, problem: 'due_before_opening' }
  return {
    ok: true,
    window: {
      opensAt: new Date(opensMs).toISOString(),
      dueAt: new Date(dueMs).toISOString(),
    },
  }
}

/** The same times for each of them; null: the class's again. */
export function giveTo(pupilIds: readonly Id[], window: OwnWindow | null): GiveWindows {
  return { windows: pupilIds.map((pupilId) => ({ pupilId, window })) }
}

/** What these pupils had, to be given again when somebody takes it back. */
export function asBefore({ pupils }: Following, pupilIds: readonly Id[]): GiveWindows {
  return {
    windows: pupils
      .filter(({ pupil }) => pupilIds.includes(pupil.id))
      .map(({ pupil, ownWindow }) => ({ pupilId: pupil.id, window: ownWindow })),
  }
}
