/**
 * Keeps in memory what never changes of an attempt: whose it is, at which assignment, in which course.
 * A pupil who writes saves an answer every few seconds, and none of them asks the database who may.
 * What does change (submitted, withdrawn, due) is never remembered: it is asked where it is written.
 */
import { LRUCache } from 'lru-cache'
import type { Id } from '#kernel/ids.ts'
import { placesAsNeeded } from '#kernel/places-as-needed.ts'

/** Attempts that one process remembers; the oldest use goes first. About 500 bytes each. */
const attemptsMax = 100_000

/** Facts of an attempt that hold from its beginning to its end. */
export interface KnownAttempt {
  readonly id: Id
  readonly pupilId: Id
  readonly assignmentId: Id
  readonly courseId: Id
  readonly revisionId: Id
  /** What its questions were drawn by; null: begun before there were draws. */
  readonly drawSeed: number | null
}

export interface AttemptMemory {
  /** Null where there is no such attempt; that is not remembered, since one may begin. */
  get(attemptId: Id): Promise<KnownAttempt | null>
}

export function createAttemptMemory(
  read: (attemptId: Id) => Promise<KnownAttempt | undefined>,
): AttemptMemory {
  const remembered = new LRUCache<Id, KnownAttempt>(placesAsNeeded(attemptsMax))
  return {
    async get(attemptId) {
      const known = remembered.get(attemptId)
      if (known !== undefined) return known
      const attempt = await read(attemptId)
      if (attempt === undefined) return null
      remembered.set(attemptId, attempt)
      return attempt
    },
  }
}
