/** Composes the reports of a class in a period, as they would be given out now. */
import type { GradingPeriod } from '#contract/grades.ts'
import { reportsOfClassMax } from '#contract/report-limits.ts'
import type { CourseStanding, PeriodReport } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'
import { countHalfDays } from '#school/attendance/count-half-days.ts'
import { isWithoutPoints } from '#school/grades/grade-scale.ts'
import { readGradebook } from '#school/grades/read-gradebook.ts'
import type { Caller } from '#school/people/caller.ts'
import { readAppreciations, readGeneralAppreciations } from './appreciation-store.ts'
import { isEmptyStanding, standingsOf } from './course-standing.ts'
import type { ReportRoom } from './report-context.ts'
import {
  type ReportClass,
  type ReportCourse,
  readCoursesOfPupils,
  readPupilsOfReports,
} from './report-store.ts'

/** A course of the class's pupils: where each of them stands in it, and what is said of them. */
export interface ComposedCourse extends ReportCourse {
  /** Those of the class alone. */
  readonly standings: ReadonlyMap<Id, CourseStanding>
  readonly texts: ReadonlyMap<Id, string>
}

export interface ComposedClass {
  readonly reports: readonly PeriodReport[]
  readonly courses: readonly ComposedCourse[]
}

export async function composeClassReports(
  room: ReportRoom,
  caller: Caller,
  ofClass: ReportClass,
  period: GradingPeriod,
): Promise<ComposedClass> {
  const pupils = await readPupilsOfReports(room.db, ofClass.id, reportsOfClassMax)
  const pupilIds = new Set(pupils.map(({ id }) => id))
  const courses = await composeCourses(room, caller, { ofClass, period, pupilIds })
  const generals = await readGeneralAppreciations(room.db, ofClass.id, period.id)
  const generalOf = new Map(generals.map(({ pupilId, text }) => [pupilId, text]))
  const halfDays = await countHalfDays(room, {
    courseIds: courses.map(({ id }) => id),
    from: period.startsOn,
    until: period.endsOn,
    timeZone: ofClass.timeZone,
  })
  const reports = pupils.map((pupil): PeriodReport => {
    const counts = halfDays?.byPupil.get(pupil.id)
    return {
      pupil,
      className: ofClass.name,
      schoolName: ofClass.schoolName,
      yearLabel: ofClass.yearLabel,
      period,
      withoutPoints: isWithoutPoints(ofClass.schoolKind),
      courses: courses.flatMap((course) => reportCourse(course, pupil.id)),
      general: generalOf.get(pupil.id) ?? null,
      halfDays:
        halfDays === null || counts === undefined
          ? null
          : { from: halfDays.from, until: halfDays.until, counts },
    }
  })
  return { reports, courses }
}

async function composeCourses(
  room: ReportRoom,
  caller: Caller,
  asked: {
    readonly ofClass: ReportClass
    readonly period: GradingPeriod
    readonly pupilIds: ReadonlySet<Id>
  },
): Promise<ComposedCourse[]> {
  const { ofClass, period, pupilIds } = asked
  const courses = await readCoursesOfPupils(room.db, ofClass.yearId, [...pupilIds])
  const texts = await readAppreciations(
    room.db,
    courses.map(({ id }) => id),
    period.id,
  )
  const textsOf = Map.groupBy(texts, ({ courseId }) => courseId)
  const composed: ComposedCourse[] = []
  // One after the other: a class page is no reason to take every connection of the pool.
  for (const course of courses) {
    const book = await readGradebook(room, caller, course.id)
    // Closed meanwhile.
    if (!book.ok) continue
    const { byPupil } = standingsOf(book.value, period, room.clock.now())
    composed.push({
      ...course,
      standings: new Map([...byPupil].filter(([pupilId]) => pupilIds.has(pupilId))),
      texts: new Map(textsOf.get(course.id)?.map(({ pupilId, text }) => [pupilId, text])),
    })
  }
  return composed
}

/** None where nothing is said of the pupil: an empty line of a report says less than none. */
function reportCourse(course: ComposedCourse, pupilId: Id): PeriodReport['courses'] {
  const standing = course.standings.get(pupilId)
  const appreciation = course.texts.get(pupilId) ?? null
  if (standing === undefined || (isEmptyStanding(standing) && appreciation === null)) return []
  const { id, subject, teachers } = course
  return [{ courseId: id, subject, teachers, ...standing, appreciation }]
}
