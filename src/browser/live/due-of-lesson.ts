/** Until when an exercise may be due that is given in the middle of a lesson. */

export type DueChoice = 'end' | 'next' | 'none'

export interface DueTime {
  readonly choice: DueChoice
  /** Null: none. */
  readonly dueAt: string | null
}

/** A due time that comes before anybody can answer is none to choose. */
const answeringMsMin = 60_000

/** The first is the one to begin with. `nowMs`: by the server's clock. */
export function dueTimes(
  lesson: { readonly endsAt: string; readonly nextStartsAt: string | null },
  nowMs: number,
): readonly DueTime[] {
  const isAhead = (at: string): boolean => Date.parse(at) > nowMs + answeringMsMin
  const { endsAt, nextStartsAt } = lesson
  return [
    ...(isAhead(endsAt) ? [{ choice: 'end', dueAt: endsAt } as const] : []),
    ...(nextStartsAt !== null && isAhead(nextStartsAt)
      ? [{ choice: 'next', dueAt: nextStartsAt } as const]
      : []),
    { choice: 'none', dueAt: null },
  ]
}
