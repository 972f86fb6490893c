/**
 * Whether a lesson calls somebody now or soon, from memory: asked of every call that is signed in. What
 * is not known yet is looked up beside, and is known at the next call.
 */
import { LRUCache } from 'lru-cache'
import { placesAsNeeded } from '#kernel/places-as-needed.ts'
import { createFirstLessonFinder } from '#school/day/find-first-lesson.ts'
import type { SchoolContext } from './school-routes.ts'

/** So long before a lesson begins, people come for it. */
export const soonMs = 30 * 60_000
const knownForMs = 60_000
const peopleMax = 200_000
/** Looked up at the same time; beyond, it stays unknown until a later call. */
const lookupsMax = 500

export type ExpectedNow = (accountId: string) => boolean | null

export function createExpectedNow(
  context: Pick<SchoolContext, 'db' | 'clock' | 'callers' | 'log'>,
): ExpectedNow {
  const { callers, clock, log } = context
  const findFirstLesson = createFirstLessonFinder(context)
  const known = new LRUCache<string, { readonly isExpected: boolean; readonly untilMs: number }>(
    placesAsNeeded(peopleMax),
  )
  const underWay = new Set<string>()

  async function look(accountId: string): Promise<boolean> {
    const person = await callers.get(accountId)
    if (person === null) return false
    const children = [...person.children.values()]
    const day = await findFirstLesson({
      schoolUais: new Set([
        ...person.schools.keys(),
        ...children.flatMap(({ schoolUais }) => [...schoolUais]),
      ]),
      courseIds: [
        ...person.courseIds,
        ...person.taughtCourseIds,
        ...children.flatMap(({ courseIds }) => [...courseIds]),
      ],
    })
    const startsAtMs = day?.firstLessonAtMs ?? null
    return startsAtMs !== null && startsAtMs - soonMs <= clock.now()
  }
  const refresh = (accountId: string): void => {
    if (underWay.has(accountId) || underWay.size >= lookupsMax) return
    underWay.add(accountId)
    look(accountId)
      .then((isExpected) => {
        known.set(accountId, { isExpected, untilMs: clock.monotonicMs() + knownForMs })
      })
      .catch((err: unknown) => log.warn({ err }, 'who is expected could not be looked up'))
      .finally(() => underWay.delete(accountId))
  }

  return (accountId) => {
    const one = known.get(accountId)
    if (one === undefined || one.untilMs < clock.monotonicMs()) refresh(accountId)
    return one?.isExpected ?? null
  }
}
