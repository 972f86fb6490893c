/** A teacher's reprises into a course, what of them waits, and the courses there are to take up. */
import type { Reprises, RepriseWaiting } from '#contract/reprises.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { lessonsToFill, type OrderedLesson } from './lesson-order.ts'
import { createTimesFinder, presentLesson } from './plan-reprise.ts'
import { readCourseFrame, readOrderedLessons, readSources } from './reprise-source-store.ts'
import { readReprisesInto, readThings, type ThingRow } from './reprise-store.ts'

export async function readReprises(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  courseId: Id,
  teacherId: Id,
): Promise<Result<Reprises>> {
  const target = await readCourseFrame(db, courseId)
  if (target === undefined) return refuse('not_found')
  const nowMs = clock.now()
  const { audience, name: courseName, schoolUai, timeZone, year } = target
  const [sources, lessons, reprises] = await Promise.all([
    readSources(db, { schoolUai, teacherId, exceptId: courseId }),
    readOrderedLessons(db, courseId),
    readReprisesInto(db, { courseId, madeBy: teacherId, now: new Date(nowMs) }),
  ])
  const timesOf = await createTimesFinder(db, target, lessons)
  const things = await readThings(
    db,
    reprises.map(({ id }) => id),
  )
  const lessonOf = new Map(lessons.map((lesson) => [lesson.id, lesson]))
  const present = (thing: ThingRow): RepriseWaiting => {
    const lesson = thing.lessonId === null ? undefined : lessonOf.get(thing.lessonId)
    const { contentId, isPublished, kind, place, rules, title } = thing
    return {
      ...{ contentId, isPublished, kind, place, title },
      lesson: lesson === undefined ? null : presentLesson(lesson),
      times: lesson === undefined || rules === null ? null : timesOf(rules, lesson),
    }
  }
  return accept({
    ...{ audience, courseName, sources, timeZone, year },
    lessons: comingLessons(lessons, nowMs, timeZone).map(presentLesson),
    reprises: reprises.map(({ id, isBegun, madeAt, sourceName, sourceYear }) => {
      const own = things.filter(({ repriseId }) => repriseId === id)
      const placed = own.filter(({ state }) => state === 'placed')
      return {
        ...{ id, sourceName, sourceYear },
        madeAt: madeAt.toISOString(),
        resources: placed.filter(({ kind }) => kind === 'resource').length,
        exercises: placed.filter(({ kind }) => kind === 'exercise').length,
        mayUndo: !isBegun,
        waiting: own.filter(({ state }) => state === 'waiting').map(present),
      }
    }),
  })
}

function comingLessons(
  lessons: readonly OrderedLesson[],
  nowMs: number,
  timeZone: string,
): OrderedLesson[] {
  return lessonsToFill(lessons, { firstDay: dayOf(nowMs, timeZone), nowMs })
}
