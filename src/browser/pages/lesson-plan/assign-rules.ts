/** The rules under which an exercise is given, as fields show them and as the server takes them. */
import type { Assign, Assignment } from '#contract/exercises.ts'
import { attemptMinutesMax } from '#contract/extra-time.ts'
import { instantOf, isDay, wallClockOf } from '#kernel/calendar-day.ts'

export interface AssignRules {
  readonly opensDay: string
  /** 'HH:MM' on the school's wall clock. */
  readonly opensTime: string
  readonly hasDue: boolean
  readonly dueDay: string
  readonly dueTime: string
  readonly lateAccepted: boolean
  readonly attemptsMax: number
  /** Whole minutes that an attempt may take, as typed; empty: as long as one likes. */
  readonly minutes: string
  readonly feedback: Assign['feedback']
}

export type RulesProblem = 'day_missing' | 'due_before_opening' | 'minutes_wrong'

export type SentRules = Omit<Assign, 'id' | 'exerciseId' | 'pupilIds' | 'teamSize'>

/** Opens with the lesson (or now, where it has begun), due before the course meets again. */
export function firstRules(
  lesson: { startsAt: string; timeZone: string; nextStartsAt: string | null },
  nowMs: number,
): AssignRules {
  const opensMs = Math.min(Date.parse(lesson.startsAt), nowMs)
  const opens = wallClockOf(opensMs, lesson.timeZone)
  const due =
    lesson.nextStartsAt === null
      ? null
      : wallClockOf(Date.parse(lesson.nextStartsAt), lesson.timeZone)
  return {
    opensDay: opens.day,
    opensTime: opens.time,
    hasDue: due !== null,
    dueDay: due?.day ?? '',
    dueTime: due?.time ?? '18:00',
    lateAccepted: true,
    attemptsMax: 1,
    minutes: '',
    feedback: 'now',
  }
}

export function rulesOf(assignment: Assignment, timeZone: string): AssignRules {
  const opens = wallClockOf(Date.parse(assignment.opensAt), timeZone)
  const { dueAt, lateAccepted, attemptsMax, feedback, minutes } = assignment
  const due = dueAt === null ? null : wallClockOf(Date.parse(dueAt), timeZone)
  return {
    opensDay: opens.day,
    opensTime: opens.time,
    hasDue: due !== null,
    dueDay: due?.day ?? '',
    dueTime: due?.time ?? '18:00',
    lateAccepted,
    attemptsMax,
    minutes: minutes == null ? '' : String(minutes),
    feedback,
  }
}

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/** Undefined where no such time can be given. */
function minutesOf(typed: string): number | null | undefined {
  const text = typed.trim()
  if (text === '') return null
  const minutes = /^\d{1,3}$/.test(text) ? Number(text) : 0
  return minutes >= 1 && minutes <= attemptMinutesMax ? minutes : undefined
}

/** What is sent, or what stands in the way. */
export function sentRules(
  rules: AssignRules,
  timeZone: string,
): { ok: true; rules: SentRules } | { ok: false; problem: RulesProblem } {
  const { opensDay, opensTime, hasDue, dueDay, dueTime } = rules
  const whole = isDay(opensDay) && isTime(opensTime)
  if (!whole || (hasDue && !(isDay(dueDay) && isTime(dueTime)))) {
    return { ok: false, problem: 'day_missing' }
  }
  const opensMs = instantOf(opensDay, opensTime, timeZone)
  const dueMs = hasDue ? instantOf(dueDay, dueTime, timeZone) : null
  if (dueMs !== null && dueMs <= opensMs) return { ok: false, problem: 'due_before_opening' }
  const minutes = minutesOf(rules.minutes)
  if (minutes === undefined) return { ok: false, problem: 'minutes_wrong' }
  return {
    ok: true,
    rules: {
      opensAt: new Date(opensMs).toISOString(),
      dueAt: dueMs === null ? null : new Date(dueMs).toISOString(),
      lateAccepted: rules.lateAccepted,
      attemptsMax: rules.attemptsMax,
      minutes,
      feedback: rules.feedback,
    },
  }
}
