/**
 * Letters in batches that a printer takes: a ream of paper at most, whole classes where they fit, so
 * that a batch can be handed out, or printed again, by itself. Pure.
 */
import { type LetterBatch, letterBatchMax } from '#contract/cards.ts'
import type { Id } from '#kernel/ids.ts'

/** Somebody who gets a letter, in the order of the letters. */
interface Lettered {
  readonly personId: Id
  readonly givenName: string
  readonly familyName: string
  /** The class with which the letter is handed out. */
  readonly className: string | null
}

/** In their order, which nothing changes. */
export function cutIntoBatches<Person extends Lettered>(
  people: readonly Person[],
  max = letterBatchMax,
): Person[][] {
  const batches: Person[][] = []
  let start = 0
  while (start < people.length) {
    const end = endOfBatch(people, start, max)
    batches.push(people.slice(start, end))
    start = end
  }
  return batches
}

/** Where the last class ends that fits whole; the largest batch where not even the first one does. */
function endOfBatch(people: readonly Lettered[], start: number, max: number): number {
  const full = start + max
  if (full >= people.length) return people.length
  let end = full
  while (end > start && people[end - 1]?.className === people[end]?.className) end -= 1
  return end > start ? end : full
}

export function describeBatch(people: readonly Lettered[]): LetterBatch[] {
  const [first, last] = [people[0], people.at(-1)]
  if (first === undefined || last === undefined) return []
  const edge = ({ className, familyName, givenName }: Lettered) => ({
    className,
    familyName,
    givenName,
  })
  return [{ from: first.personId, letters: people.length, first: edge(first), last: edge(last) }]
}
