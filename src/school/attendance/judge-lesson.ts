/**
 * What a pupil's state is for one lesson and for one half-day. Pure; the rules and their reasons
 * stand in docs/attendance.md. Nobody is ever absent because a machine knows nothing.
 */
import type {
  AttendanceCounts,
  AttendanceState,
  AttendanceWhy,
  ExplanationReason,
  RuledState,
} from '#contract/attendance.ts'
import type { OutageSpan } from '#school/assignments/due-extension.ts'

/** An outage counts from this time before the lesson on: whoever came then found nobody. */
export const outageBeforeMs = 15 * 60_000
/** So much outage, all together, may have kept somebody from coming. */
export const outageCountsMs = 10 * 60_000

/** What is known of one pupil and one lesson. */
export interface LessonFacts {
  readonly nowMs: number
  readonly startsAtMs: number
  readonly endsAtMs: number
  /** When the pupil was let into the lesson's live class; stays outside the lesson do not count. */
  readonly inLiveClassAtMs: number | null
  /** The day's first arrival, as the door wrote it down. */
  readonly arrivedAtMs: number | null
  /** When the device says that somebody was there while nobody answered. */
  readonly claimedAtMs: number | null
  /** Of the lesson's course, on the lesson's day. */
  readonly work: { readonly kind: 'handed_in' | 'saved'; readonly atMs: number } | null
  /** The first time that day that somebody noted to have reached the family. */
  readonly call: { readonly by: string; readonly atMs: number } | null
  readonly outages: readonly OutageSpan[]
  readonly explanation: { readonly reason: ExplanationReason; readonly note: string } | null
  /** The last one; `state` null: taken back. */
  readonly correction: {
    readonly state: RuledState | null
    readonly by: string
    readonly atMs: number
    readonly note: string
  } | null
  /** False: arrivals of that day are no longer there, so that their lack says nothing. */
  readonly isRecordKept: boolean
  /** The school said that this pupil learns from home then. */
  readonly isAtDistance: boolean
  /** Half of the register came by itself: see `wasHeldHere`. */
  readonly isHeldHere: boolean
}

export interface Standing {
  readonly state: AttendanceState
  readonly why: AttendanceWhy
}

export function judgeLesson(facts: LessonFacts): Standing {
  const { call, correction, explanation, nowMs } = facts
  if (correction !== null && correction.state !== null) {
    const { state, by, note, atMs } = correction
    return { state, why: { kind: 'corrected', by, note, at: instant(atMs) } }
  }
  const hasBegun = nowMs >= facts.startsAtMs
  const seen = whatWasSeen(facts)
  const isHeldHere = wasAwaitedHere(facts)
  if (hasBegun && seen !== null) return { state: 'present', why: seen }
  if (hasBegun && isHeldHere && call !== null) {
    return { state: 'reached', why: { kind: 'called', by: call.by, at: instant(call.atMs) } }
  }
  if (explanation !== null) {
    const { reason, note } = explanation
    return { state: 'excused', why: { kind: 'explained', reason, note } }
  }
  const outage = hasBegun ? outageOver(facts) : null
  if (outage !== null) {
    const { fromMs, untilMs } = outage
    return {
      state: 'our_fault',
      why: { kind: 'outage', from: instant(fromMs), until: instant(untilMs) },
    }
  }
  const isOpen = nowMs < facts.endsAtMs || !isHeldHere
  return { state: isOpen ? 'not_known_yet' : 'to_find_out', why: seen ?? whatElseIsTold(facts) }
}

/**
 * Where the school itself said so, nobody has to come first for a lesson to have been held here. Of
 * a day whose arrivals are gone their lack says nothing, whatever was declared.
 */
function wasAwaitedHere({ isAtDistance, isHeldHere, isRecordKept }: LessonFacts): boolean {
  return isHeldHere || (isAtDistance && isRecordKept)
}

/** The part of a register that must have come by the lesson's end for it to have been held here. */
export const heldHereShare = 1 / 2

/**
 * A lesson to which few came was held in a classroom, or not at all: some look at their day from
 * home on any school day, and nobody is to explain that the others did not. A teacher who corrects
 * one pupil has held it.
 */
export function wasHeldHere(
  known: readonly Pick<
    LessonFacts,
    'inLiveClassAtMs' | 'arrivedAtMs' | 'claimedAtMs' | 'work' | 'correction'
  >[],
  endsAtMs: number,
): boolean {
  const isCorrected = known.some(({ correction }) => (correction?.state ?? null) !== null)
  const came = known.filter(({ inLiveClassAtMs, arrivedAtMs, claimedAtMs, work }) =>
    [inLiveClassAtMs, arrivedAtMs, claimedAtMs, work?.atMs ?? null].some(
      (at) => at !== null && at < endsAtMs,
    ),
  )
  return isCorrected || (came.length > 0 && came.length >= known.length * heldHereShare)
}

/** Present by what the servers wrote down themselves. */
function whatWasSeen(facts: LessonFacts): AttendanceWhy | null {
  const { arrivedAtMs, endsAtMs, inLiveClassAtMs, work } = facts
  // Of the lesson itself: it says more than the day's arrival.
  if (inLiveClassAtMs !== null) return { kind: 'in_live_class', at: instant(inLiveClassAtMs) }
  if (arrivedAtMs !== null && arrivedAtMs < endsAtMs) {
    return { kind: 'arrived', at: instant(arrivedAtMs) }
  }
  return work === null ? null : { kind: work.kind, at: instant(work.atMs) }
}

/** What decides nothing, and helps whoever finds out. */
function whatElseIsTold(facts: LessonFacts): AttendanceWhy {
  const { arrivedAtMs, claimedAtMs, isRecordKept } = facts
  if (claimedAtMs !== null) return { kind: 'claimed', at: instant(claimedAtMs) }
  if (arrivedAtMs !== null) return { kind: 'came_later', at: instant(arrivedAtMs) }
  if (!isRecordKept) return { kind: 'not_kept' }
  const isTold = facts.nowMs < facts.endsAtMs || wasAwaitedHere(facts)
  return { kind: isTold ? 'nothing' : 'few_came' }
}

/** From the first outage that met the lesson to the last, where they were long enough together. */
function outageOver({ startsAtMs, endsAtMs, outages }: LessonFacts) {
  const met = outages
    .map(({ fromMs, untilMs }) => ({
      fromMs: Math.max(fromMs, startsAtMs - outageBeforeMs),
      untilMs: Math.min(untilMs, endsAtMs),
    }))
    .filter(({ fromMs, untilMs }) => untilMs > fromMs)
    .sort((left, right) => left.fromMs - right.fromMs)
  let lastMs = Number.NEGATIVE_INFINITY
  let downMs = 0
  for (const { fromMs, untilMs } of met) {
    // Two reasons for the same minutes are the same minutes.
    downMs += Math.max(0, untilMs - Math.max(fromMs, lastMs))
    lastMs = Math.max(lastMs, untilMs)
  }
  const [first] = met
  return first === undefined || downMs < outageCountsMs
    ? null
    : { fromMs: first.fromMs, untilMs: lastMs }
}

/** The kindest of its lessons first: whoever was there at one of them was there. */
const order: readonly AttendanceState[] = [
  'present',
  'reached',
  'our_fault',
  'excused',
  'not_known_yet',
  'to_find_out',
  'unreachable',
]

/** Null where there was no lesson. */
export function judgeHalfDay(lessons: readonly AttendanceState[]): AttendanceState | null {
  return order.find((state) => lessons.includes(state)) ?? null
}

export function countStates(states: Iterable<AttendanceState>): AttendanceCounts {
  const counts: Record<AttendanceState, number> = {
    present: 0,
    reached: 0,
    excused: 0,
    unreachable: 0,
    our_fault: 0,
    to_find_out: 0,
    not_known_yet: 0,
  }
  for (const state of states) counts[state] += 1
  return counts
}

function instant(ms: number): string {
  return new Date(ms).toISOString()
}
