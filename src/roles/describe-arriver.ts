/** The school's answer to the waiting room's question: who is this, and when does their day begin? */
import { dayOf, instantOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { Arriver } from '#pipes/waiting-room/waiting-room-context.ts'
import { createFirstLessonFinder } from '#school/day/find-first-lesson.ts'
import type { Caller, ChildOfCaller } from '#school/people/caller.ts'
import type { CallerMemory } from '#school/people/remember-caller.ts'
import { othersCookie, readDevicePeople } from '#school/sign-in/device-cookies.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import type { SchoolContext } from './school-routes.ts'

type Cookies = Readonly<Record<string, string | undefined>>

/** `timeZone`: for people without a school, such as operators. */
export function createArriverFinder(
  context: Pick<SchoolContext, 'db' | 'clock' | 'keyRing'> & {
    readonly callers: Pick<CallerMemory, 'get'>
  },
  timeZone: string,
): (caller: Caller, cookies: Cookies) => Promise<Arriver> {
  const findFirstLesson = createFirstLessonFinder(context)

  /** The child for whom a guardian's device is there: one that waits on it beside the guardian. */
  async function carriedChild(caller: Caller, cookies: Cookies): Promise<ChildOfCaller | null> {
    if (caller.children.size === 0 || cookies[othersCookie] === undefined) return null
    const { others } = readDevicePeople(context.keyRing.all(sessionKeyName), cookies)
    for (const { accountId } of others) {
      const person = await context.callers.get(accountId)
      const child = person === null ? undefined : caller.children.get(person.personId)
      if (child !== undefined) return child
    }
    return null
  }

  return async (caller, cookies) => {
    const isStaff = [...caller.schools.values()].some(
      (capacity) => capacity.isHead || capacity.isTeacher || capacity.isStaff,
    )
    const child = isStaff ? null : await carriedChild(caller, cookies)
    const day = await findFirstLesson({
      schoolUais: child?.schoolUais ?? caller.schools.keys(),
      courseIds: child?.courseIds ?? (isStaff ? caller.taughtCourseIds : caller.courseIds),
    })
    const onDay = day?.onDay ?? dayOf(context.clock.now(), timeZone)
    return {
      accountId: caller.accountId,
      onDay,
      dayBeganAtMs: day?.beganAtMs ?? instantOf(onDay, '00:00', timeZone),
      isStaff,
      classId: isStaff ? null : firstOf(child?.classIds ?? caller.classIds),
      firstLessonAtMs: day?.firstLessonAtMs ?? null,
    }
  }
}

function firstOf(ids: ReadonlySet<Id>): Id | null {
  for (const id of ids) return id
  return null
}
