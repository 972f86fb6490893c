/** Finds which lessons are at a distance: for a pupil by the own classes, else by the lesson's. */
import type { LessonDistance } from '#contract/distance-days.ts'
import { halfOf } from '#contract/half-of-day.ts'
import { type Day, wallClockOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { type DistanceSpan, isAtDistance, reachOf } from './distance.ts'
import { readClassesOfCourses } from './distance-store.ts'

/** As the rows of lessons have it. */
interface PlacedLesson {
  readonly id: Id
  readonly course_id: Id
  readonly school_uai: string
  readonly on_date: Day
  readonly starts_at: Date
}

/** A pupil's courses are seen from the pupil's classes. */
export interface OwnClasses {
  readonly classIds: ReadonlySet<Id>
  readonly courseIds: ReadonlySet<Id>
}

/** What a lesson says of it; nothing where it is held at school. */
export type DistanceOf = (lessonId: Id) => { readonly distance?: LessonDistance }

/** The database is not asked where nothing was declared. */
export async function findLessonDistance(
  db: SchoolDatabase,
  asked: {
    readonly spans: readonly DistanceSpan[]
    readonly lessons: readonly PlacedLesson[]
    readonly timeZone: string
    readonly own: OwnClasses | null
  },
): Promise<DistanceOf> {
  const { lessons, own, spans, timeZone } = asked
  if (spans.length === 0 || lessons.length === 0) return () => ({})
  const courseIds = new Set(lessons.map((one) => one.course_id))
  const classesOf = await readClassesOfCourses(db, [...courseIds])
  const distances = new Map(
    lessons.flatMap((lesson): [Id, LessonDistance][] => {
      const { course_id: courseId, id, on_date: onDate } = lesson
      const half = halfOf(wallClockOf(lesson.starts_at.getTime(), timeZone).time)
      const ofSchool = spans.filter((span) => span.schoolUai === lesson.school_uai)
      if (own?.courseIds.has(courseId)) {
        return isAtDistance(ofSchool, own.classIds, onDate, half) ? [[id, 'all']] : []
      }
      const reach = reachOf(ofSchool, classesOf.get(courseId) ?? [], onDate, half)
      return reach === null ? [] : [[id, reach]]
    }),
  )
  return (lessonId) => {
    const distance = distances.get(lessonId)
    return distance === undefined ? {} : { distance }
  }
}
