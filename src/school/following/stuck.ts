/**
 * On which question a pupil is stuck: decided on what is stored, namely copies that were handed in and
 * the moment of the last saved answer. What a pupil thinks in between, nobody knows. Pure.
 */
import type { Stuck } from '#contract/course-glance.ts'

/** The same question wrong in so many copies in a row. */
export const wrongTimesMin = 2
/** An open attempt without a saved answer for so long. */
export const quietFromMs = 10 * 60_000
/** After this the pupil has left the work: it is begun, and nobody sits before it. */
export const quietUntilMs = 60 * 60_000

export interface StuckFacts {
  /** Ids as the author numbers them. */
  readonly numbered: readonly string[]
  /** The open attempt; null where the last one was handed in. */
  readonly open: {
    /** Ids in the order in which the attempt asks them. */
    readonly asked: readonly string[]
    readonly answered: ReadonlySet<string>
    /** The last saved answer, or the beginning. */
    readonly savedAtMs: number
  } | null
  /** Ids of the questions that were wrong in each copy, the last copy first. */
  readonly wrongOfCopies: readonly (readonly string[])[]
}

/** Null: nothing that is stored says so. */
export function findStuck(facts: StuckFacts, nowMs: number): Stuck | null {
  return findQuiet(facts, nowMs) ?? findWrong(facts)
}

function findQuiet({ numbered, open }: StuckFacts, nowMs: number): Stuck | null {
  if (open === null) return null
  const forMs = nowMs - open.savedAtMs
  if (forMs < quietFromMs || forMs >= quietUntilMs) return null
  const next = open.asked.find((id) => !open.answered.has(id))
  return {
    kind: 'quiet',
    question: next === undefined ? null : numbered.indexOf(next) + 1,
    since: new Date(open.savedAtMs).toISOString(),
  }
}

function findWrong({ numbered, wrongOfCopies }: StuckFacts): Stuck | null {
  const [last = []] = wrongOfCopies
  const counted = last.map((id) => {
    const right = wrongOfCopies.findIndex((wrong) => !wrong.includes(id))
    return { id, times: right === -1 ? wrongOfCopies.length : right }
  })
  const times = counted.reduce((most, one) => Math.max(most, one.times), 0)
  if (times < wrongTimesMin) return null
  const first = numbered.findIndex((id) =>
    counted.some((one) => one.id === id && one.times === times),
  )
  return first === -1 ? null : { kind: 'wrong', question: first + 1, times }
}
