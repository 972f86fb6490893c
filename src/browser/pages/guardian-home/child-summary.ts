/** A child's day in one line for the guardian's card. Decided, not worded. */
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
