/**
 * Which notes of forgotten days are believed. A note is a file like any other: whoever takes records away
 * can write one beside. It explains that leaves have no records where its day is over for so long that
 * nobody may keep it, and where nothing says that the log had come further than that day by then.
 */
import { addDays, type Day } from '#kernel/calendar-day.ts'
import { joinRanges, type LeafRange } from './leaf-range.ts'

/** Segments wait where nobody sequences: a record enters the log so many days after its own, at most. */
const lateDaysMax = 31

export interface ForgottenNote {
  readonly day: Day
  readonly leaves: readonly LeafRange[]
}

/** Of a log: what comes from this leaf on entered it on this day or later. */
export interface LeafDay {
  readonly leaf: number
  readonly day: Day
}

export interface BelievedForgotten {
  /** In the order of the log, none touching another. */
  readonly leaves: readonly LeafRange[]
  /** Days of notes of which a part at least is not believed. */
  readonly doubted: readonly Day[]
}

/** `lastDay`: the newest one that may be forgotten. */
export function believedForgotten(
  notes: readonly ForgottenNote[],
  { lastDay, since }: { readonly lastDay: Day; readonly since: readonly LeafDay[] },
): BelievedForgotten {
  const steps = stepsOf(since)
  const leaves: LeafRange[] = []
  const doubted: Day[] = []
  for (const { day, leaves: told } of notes) {
    const latest = addDays(day, lateDaysMax)
    const end =
      day > lastDay ? 0 : (steps.find((step) => step.day > latest)?.leaf ?? Number.MAX_SAFE_INTEGER)
    for (const [from, to] of told) if (from < end) leaves.push([from, Math.min(to, end)])
    if (told.some(([, to]) => to > end)) doubted.push(day)
  }
  return { leaves: joinRanges(leaves), doubted }
}

/** Only where the day goes up: there are no more of them than days. */
function stepsOf(since: readonly LeafDay[]): LeafDay[] {
  const steps: LeafDay[] = []
  for (const one of since.toSorted((left, right) => left.leaf - right.leaf)) {
    const newest = steps.at(-1)
    if (newest === undefined || one.day > newest.day) steps.push(one)
  }
  return steps
}
