/** How much falls due in a class's week, and what a planned assessment would make of it. */
import { type AssessmentLoad, dueThingsMax, type WeekLoad } from '#contract/lesson-log.ts'
import { addDays, type Day, dayOf, isDay, mondayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { RoomContext } from '#school/room-context.ts'
import { readClassPlace, readCoursesOfLog } from './log-reading-store.ts'
import { areTooMany, byDay, daysOfWeek, judgePlanned } from './week-load.ts'
import { readClassesOfCourse, readDueAssessments, readDueHomework } from './week-load-store.ts'

type Context = Pick<RoomContext, 'db' | 'clock'>

/** `asked`: any day of the week; null: today. */
export async function readWeekLoad(
  { clock, db }: Context,
  classId: Id,
  asked: Day | null,
): Promise<Result<WeekLoad>> {
  if (asked !== null && !isDay(asked)) return refuse('bad_request', { where: 'on' })
  const place = await readClassPlace(db, classId)
  if (place === null) return refuse('not_found')
  const { name, schoolUai, timeZone } = place
  const today = dayOf(clock.now(), timeZone)
  const from = mondayOf(asked ?? today)
  const until = addDays(from, 6)
  const courseIds = (await readCoursesOfLog(db, classId)).map(({ id }) => id)
  const [assessments, homework] = await Promise.all([
    readDueAssessments(db, courseIds, from, until),
    readDueHomework(db, { courseIds, from, until, timeZone, limit: dueThingsMax }),
  ])
  const days = daysOfWeek(
    from,
    [...assessments, ...homework].map(({ on }) => on),
  )
  const homeworkOf = new Map(byDay(days, homework).map(({ day, things }) => [day, things]))
  return accept({
    className: name,
    schoolUai,
    timeZone,
    from,
    today,
    days: byDay(days, assessments).map(({ day, things }) => ({
      day,
      assessments: things.map(({ id, courseName, title }) => ({ id, courseName, title })),
      homework: (homeworkOf.get(day) ?? []).map(({ courseName, isToSome, text }) => ({
        courseName,
        text,
        ...(isToSome ? { isToSome: true as const } : {}),
      })),
    })),
    assessmentCount: assessments.length,
    isTooMany: areTooMany(assessments.length),
  })
}

/** Of each class that follows the course, in the week of the planned day. */
export async function readAssessmentLoad(
  { db }: Pick<Context, 'db'>,
  courseId: Id,
  planned: { readonly id: Id; readonly on: Day },
): Promise<Result<AssessmentLoad>> {
  if (!isDay(planned.on)) return refuse('bad_request', { where: 'on' })
  const monday = mondayOf(planned.on)
  const classes = await readClassesOfCourse(db, courseId)
  const loads = await Promise.all(
    classes.map(async ({ id, name }) => {
      const courseIds = (await readCoursesOfLog(db, id)).map((course) => course.id)
      const ofClass = await readDueAssessments(db, courseIds, monday, addDays(monday, 6))
      const { count, isTooMany, others } = judgePlanned(planned, ofClass)
      return {
        name,
        count,
        isTooMany,
        others: others.map(({ courseName, title, on }) => ({ courseName, title, on })),
      }
    }),
  )
  return accept({ classes: loads })
}
