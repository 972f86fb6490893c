/**
 * Who is seen signed in, and whether a lesson calls them now or soon, from memory: asked of every call
 * that is signed in. What is not known yet is looked up beside, and is known at the next call.
 */

import { LRUCache } from 'lru-cache'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { placesAsNeeded } from '#kernel/places-as-needed.ts'
import { PassedPerson } from '#pipes/evidence/passed-person.ts'
import { accountPrefix } from '#pipes/journal/account-name.ts'
import { createFirstLessonFinder, type FindFirstLesson } from '#school/day/find-first-lesson.ts'
import type { KnownPerson } from '#school/people/caller.ts'
import type { SchoolContext } from './school-routes.ts'

/** So long before a lesson begins, people come for it. */
export const soonMs = 30 * 60_000
const knownForMs = 60_000
const peopleMax = 200_000
/** Looked up at the same time; beyond, it stays unknown until a later call. */
const lookupsMax = 500

/** Somebody, and what is known of them; it stays when it is old, until the new is there. */
interface Known {
  readonly person: PassedPerson
  isExpected: boolean | null
  untilMs: number
  isUnderWay: boolean
}

/** `name`: as the limits call an account; `steadyMs`: now, by the clock that never goes back. */
export type ExpectedNow = (
  name: string,
  steadyMs: number,
) => Readonly<Pick<Known, 'person' | 'isExpected'>>

export function createExpectedNow(
  context: Pick<SchoolContext, 'db' | 'clock' | 'callers' | 'log'>,
): ExpectedNow {
  const { callers, clock, log } = context
  const findDay = createDayFinder(createFirstLessonFinder(context), clock)
  const known = new LRUCache<string, Known>(placesAsNeeded(peopleMax))
  let underWay = 0

  const note = (one: Known, day: CourseDay | null): void => {
    one.isExpected = day?.startsAtMs != null && day.startsAtMs - soonMs <= clock.now()
    one.untilMs = day?.untilMs ?? clock.monotonicMs() + knownForMs
  }
  /** False: somebody has to be asked. */
  const noteKnown = (one: Known): boolean => {
    const caller = callers.known(accountOf(one))
    const day = caller == null ? null : findDay.known(caller)
    if (day !== null) note(one, day)
    return day !== null
  }
  const refresh = async (one: Known): Promise<void> => {
    one.isUnderWay = true
    underWay += 1
    try {
      const caller = await callers.get(accountOf(one))
      note(one, caller === null ? null : (findDay.known(caller) ?? (await findDay.read(caller))))
    } catch (err) {
      log.warn({ err }, 'who is expected could not be looked up')
    } finally {
      one.isUnderWay = false
      underWay -= 1
    }
  }
  const meet = (name: string): Known => {
    const person = new PassedPerson(name)
    const one = { person, isExpected: null, untilMs: Number.NEGATIVE_INFINITY, isUnderWay: false }
    known.set(name, one)
    return one
  }

  return (name, steadyMs) => {
    const one = known.get(name) ?? meet(name)
    if (one.untilMs < steadyMs && !one.isUnderWay && !noteKnown(one) && underWay < lookupsMax) {
      void refresh(one)
    }
    return one
  }
}

function accountOf({ person }: Known): Id {
  return person.name.slice(accountPrefix.length)
}

interface CourseDay {
  /** Ms since 1970; null: no lesson is to come. */
  readonly startsAtMs: number | null
  readonly untilMs: number
}

/** When the day of a person begins: for classmates, who hold the same set of courses, found once. */
function createDayFinder(findFirstLesson: FindFirstLesson, clock: Pick<Clock, 'monotonicMs'>) {
  const ofClass = new WeakMap<ReadonlySet<Id>, CourseDay>()
  return {
    known(person: KnownPerson): CourseDay | null {
      const day = isPupilOnly(person) ? ofClass.get(person.courseIds) : undefined
      return day === undefined || day.untilMs < clock.monotonicMs() ? null : day
    },
    async read(person: KnownPerson): Promise<CourseDay> {
      const found = await findFirstLesson(whereCalled(person))
      const day = {
        startsAtMs: found?.firstLessonAtMs ?? null,
        untilMs: clock.monotonicMs() + knownForMs,
      }
      if (isPupilOnly(person)) ofClass.set(person.courseIds, day)
      return day
    },
  }
}

function isPupilOnly({ children, taughtCourseIds }: KnownPerson): boolean {
  return children.size === 0 && taughtCourseIds.size === 0
}

/** Schools and courses of a person and of the children that they answer for. */
function whereCalled({ children, courseIds, schools, taughtCourseIds }: KnownPerson) {
  const all = [...children.values()]
  return {
    schoolUais: new Set([...schools.keys(), ...all.flatMap(({ schoolUais }) => [...schoolUais])]),
    courseIds: [...courseIds, ...taughtCourseIds, ...all.flatMap((child) => [...child.courseIds])],
  }
}
