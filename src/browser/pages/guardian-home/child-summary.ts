/** A child's day in three lines for the guardian's card: today, due, to see. Decided, not worded. */
import { awaitedUntil, isOverdue } from '#browser/day/awaited-until.ts'
import type { ChildDay } from '#contract/day.ts'

export type ChildToday =
  | { readonly kind: 'now'; readonly subject: string; readonly endsAt: string }
  | {
      readonly kind: 'next'
      readonly subject: string
      readonly startsAt: string
      readonly left: number
    }
  | { readonly kind: 'over' }
  | { readonly kind: 'free'; readonly day: ChildDay['day'] }

export interface ChildDue {
  readonly count: number
  readonly lateCount: number
  readonly first: { readonly title: string; readonly dueAt: string | null } | null
}

/** What the child's day looks like at this moment; cancelled lessons do not count. */
export function childToday(
  { lessons, day }: Pick<ChildDay, 'lessons' | 'day'>,
  nowMs: number,
): ChildToday {
  const held = lessons.filter((lesson) => lesson.status !== 'cancelled')
  if (held.length === 0) return { kind: 'free', day }
  const now = held.find(
    (lesson) => Date.parse(lesson.startsAt) <= nowMs && Date.parse(lesson.endsAt) > nowMs,
  )
  if (now !== undefined) return { kind: 'now', subject: now.subject.label, endsAt: now.endsAt }
  const left = held.filter((lesson) => Date.parse(lesson.startsAt) > nowMs)
  const [next] = [...left].sort((one, other) => one.startsAt.localeCompare(other.startsAt))
  return next === undefined
    ? { kind: 'over' }
    : {
        kind: 'next',
        subject: next.subject.label,
        startsAt: next.startsAt,
        left: left.length,
      }
}

/** Exercises that wait, the late ones apart; work in plain words counts too, without a time. */
export function childDue({ toHandIn }: Pick<ChildDay, 'toHandIn'>, nowMs: number): ChildDue {
  const waiting = toHandIn.filter(
    (work) => work.kind === 'homework' || work.state === 'not_opened' || work.state === 'begun',
  )
  const late = waiting.filter((work) => work.kind === 'assignment' && isOverdue(work, nowMs))
  const exercises = waiting.flatMap((work) =>
    work.kind === 'assignment' && !late.includes(work) ? [work] : [],
  )
  const [first] = [...exercises].sort((one, other) =>
    (awaitedUntil(one) ?? '9999').localeCompare(awaitedUntil(other) ?? '9999'),
  )
  return {
    count: waiting.length,
    lateCount: late.length,
    first: first === undefined ? null : { title: first.title, dueAt: awaitedUntil(first) },
  }
}
