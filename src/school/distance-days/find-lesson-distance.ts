/** Finds which lessons are at a distance: for a pupil by the own classes and parts, else by the lesson's pupils. */
import type { LessonDistance, LessonPlaces } from '#contract/distance-days.ts'
import type { HalfDay } from '#contract/half-days.ts'
import { halfOf } from '#contract/half-of-day.ts'
import { type Day, wallClockOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { type DistanceSpan, isAtDistance, type Learner, placesOf, reachOf } from './distance.ts'
import { readClassesOfCourses } from './distance-store.ts'
import { readLearnersOfCourses } from './part-store.ts'

/** As the rows of lessons have it. */
interface PlacedLesson {
  readonly id: Id
  readonly course_id: Id
  readonly school_uai: string
  readonly on_date: Day
  readonly starts_at: Date
  /** Of the lesson's own school: it says where its half-days part. */
  readonly time_zone: string
}

/** A pupil's courses are seen from the pupil, or a class's from the class. */
export interface OwnCourses extends Learner {
  readonly courseIds: ReadonlySet<Id>
}

interface FoundDistance {
  readonly distance?: LessonDistance
  /** Where its pupils are, once some are here and some there. */
  readonly places?: LessonPlaces
}

/** What a lesson says of it; nothing where it is held at school. */
export type DistanceOf = (lessonId: Id) => FoundDistance

/** The database is not asked where nothing was declared, nor for pupils where whole classes are away. */
export async function findLessonDistance(
  db: SchoolDatabase,
  asked: {
    readonly spans: readonly DistanceSpan[]
    readonly lessons: readonly PlacedLesson[]
    readonly own: OwnCourses | null
  },
): Promise<DistanceOf> {
  const { lessons, own, spans } = asked
  if (spans.length === 0 || lessons.length === 0) return () => ({})
  const classesOf = await readClassesOfCourses(db, [...coursesOf(lessons)])
  const reached = lessons.map((lesson) => {
    const half = halfOf(wallClockOf(lesson.starts_at.getTime(), lesson.time_zone).time)
    const ofSchool = spans.filter((span) => span.schoolUai === lesson.school_uai)
    const on = [lesson.on_date, half] as const
    const classIds = classesOf.get(lesson.course_id) ?? []
    const reach = own?.courseIds.has(lesson.course_id)
      ? reachOfOwn(ofSchool, own, on)
      : reachOf(ofSchool, classIds, ...on)
    return { lesson, ofSchool, on, reach }
  })
  const some = reached.flatMap(({ lesson, reach }) => (reach === 'some' ? [lesson] : []))
  const learnersOf = await findLearners(db, some, own)
  const found = reached.flatMap(({ lesson, ofSchool, on, reach }): [Id, FoundDistance][] => {
    if (reach === null) return []
    const learners = reach === 'some' ? (learnersOf.get(lesson.course_id) ?? []) : []
    if (learners.length === 0) return [[lesson.id, { distance: reach }]]
    const places = placesOf(ofSchool, learners, ...on)
    if (places.home === 0) return []
    return [[lesson.id, places.room === 0 ? { distance: 'all' } : { distance: 'some', places }]]
  })
  const foundOf = new Map(found)
  return (lessonId) => foundOf.get(lessonId) ?? {}
}

/** A pupil's lesson is where the pupil is; of a class, a part may be at home. */
function reachOfOwn(
  spans: readonly DistanceSpan[],
  own: OwnCourses,
  on: readonly [Day, HalfDay],
): LessonDistance | null {
  if (isAtDistance(spans, own, ...on)) return 'all'
  return own.pupilId === null ? reachOf(spans, [...own.classIds], ...on) : null
}

function coursesOf(lessons: readonly PlacedLesson[]): ReadonlySet<Id> {
  return new Set(lessons.map((one) => one.course_id))
}

/** Seen from a class, its own pupils alone. */
async function findLearners(
  db: SchoolDatabase,
  lessons: readonly PlacedLesson[],
  own: OwnCourses | null,
): Promise<ReadonlyMap<Id, readonly Learner[]>> {
  if (lessons.length === 0) return new Map()
  const learnersOf = await readLearnersOfCourses(db, [...coursesOf(lessons)])
  if (own === null) return learnersOf
  const ofOwn = ({ classIds }: Learner) => [...classIds].some((id) => own.classIds.has(id))
  return new Map(
    [...learnersOf].map(([courseId, learners]) => [
      courseId,
      own.courseIds.has(courseId) ? learners.filter(ofOwn) : learners,
    ]),
  )
}
