/** Composes the reports of a class in a period, as they would be given out now. */
import type { GradingPeriod } from '#contract/grades.ts'
import { reportsOfClassMax } from '#contract/report-limits.ts'
import type { CourseStanding, PeriodReport } from '#contract/reports.ts'
import type { Id } from '#kernel/ids.ts'
import { countHalfDays } from '#school/attendance/count-half-days.ts'
import { isWithoutPoints } from '#school/grades/grade-scale.ts'
import { readCourseGrades } from '#school/grades/read-course-grades.ts'
import { readAppreciations, readGeneralAppreciations } from './appreciation-store.ts'
import { isEmptyStanding, standingsOf } from './course-standing.ts'
import type { CountedDays } from './half-days-kept.ts'
import {
  type PupilOfReports,
  type ReportCourse,
  readCoursesOfPupils,
  readPupilsOfReports,
} from './period-pupil-store.ts'
import type { ReportRoom } from './report-context.ts'
import type { ReportClass } from './report-store.ts'
import { saysSomething } from './says-something.ts'

/** A course that pupils of the class have in the period: where they stand in it, and what is said of them. */
export interface ComposedCourse extends ReportCourse {
  /** Those of the class alone. */
  readonly standings: ReadonlyMap<Id, CourseStanding>
  readonly texts: ReadonlyMap<Id, string>
  /** Of whom something has to be said: of whoever is gone nobody has to. */
  readonly awaitedIds: readonly Id[]
}

export interface ComposedClass {
  readonly reports: readonly PeriodReport[]
  /** The days whose half-days were counted; null: none of the period can be counted by now. */
  readonly counted: CountedDays | null
  readonly courses: readonly ComposedCourse[]
}

/** Each report is of the whole period, whichever classes and groups its pupil was in. */
export async function composeClassReports(
  room: ReportRoom,
  ofClass: ReportClass,
  period: GradingPeriod,
): Promise<ComposedClass> {
  const asked = { classId: ofClass.id, periodId: period.id }
  const pupils = await readPupilsOfReports(room.db, asked, reportsOfClassMax)
  const pupilIds = pupils.map(({ pupil }) => pupil.id)
  const courses = await composeCourses(room, ofClass, period, pupils)
  const generals = await readGeneralAppreciations(room.db, {
    ...asked,
    pupilIds,
  })
  const generalOf = new Map(generals.map(({ pupilId, text }) => [pupilId, text]))
  const halfDays = await countHalfDays(room, {
    pupilIds,
    schoolUai: ofClass.schoolUai,
    from: period.startsOn,
    until: period.endsOn,
    timeZone: ofClass.timeZone,
  })
  const reports = pupils.flatMap(({ isListed, pupil }): PeriodReport[] => {
    const counts = halfDays?.byPupil.get(pupil.id)
    const report: PeriodReport = {
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
    return isListed || saysSomething(report) ? [report] : []
  })
  return { reports, counted: halfDays, courses }
}

/** In the same few queries however many courses there are: one pupil who came brings a dozen. */
async function composeCourses(
  { clock, db }: ReportRoom,
  { schoolKind }: ReportClass,
  period: GradingPeriod,
  pupils: readonly PupilOfReports[],
): Promise<ComposedCourse[]> {
  const pupilIds = pupils.map(({ pupil }) => pupil.id)
  const isGone = new Set(pupils.flatMap((one) => (one.isGone ? one.pupil.id : [])))
  const courses = await readCoursesOfPupils(db, period.id, pupilIds)
  const courseIds = courses.map(({ id }) => id)
  const [texts, held] = await Promise.all([
    readAppreciations(db, { courseIds, periodId: period.id, pupilIds }),
    readCourseGrades(db, { courseIds, pupilIds, period }),
  ])
  const textsOf = Map.groupBy(texts, ({ courseId }) => courseId)
  const assessmentsOf = Map.groupBy(held.assessments, ({ courseId }) => courseId)
  const courseOf = new Map(held.assessments.map(({ courseId, id }) => [id, courseId]))
  const gradesOf = Map.groupBy(held.grades, ({ assessmentId }) => courseOf.get(assessmentId))
  const composed = courses.map((course) => {
    const { byPupil } = standingsOf(
      {
        withoutPoints: isWithoutPoints(schoolKind),
        periods: [period],
        pupils: course.pupilIds.map((id) => ({ pupil: { id } })),
        assessments: assessmentsOf.get(course.id) ?? [],
        grades: gradesOf.get(course.id) ?? [],
      },
      period,
      clock.now(),
    )
    const ofCourse = new Map(textsOf.get(course.id)?.map(({ pupilId, text }) => [pupilId, text]))
    const awaitedIds = course.isClosed ? [] : course.pupilIds.filter((id) => !isGone.has(id))
    return { ...course, standings: byPupil, texts: ofCourse, awaitedIds }
  })
  return composed.filter((course) => !course.isClosed || saysOfSomebody(course))
}

/** A course that was closed stays with what was given and written in it, and is nowhere without. */
function saysOfSomebody({ standings, texts }: ComposedCourse): boolean {
  return texts.size > 0 || [...standings.values()].some((standing) => !isEmptyStanding(standing))
}

/** None where nothing is said of the pupil: an empty line of a report says less than none. */
function reportCourse(course: ComposedCourse, pupilId: Id): PeriodReport['courses'] {
  const standing = course.standings.get(pupilId)
  const appreciation = course.texts.get(pupilId) ?? null
  if (standing === undefined || (isEmptyStanding(standing) && appreciation === null)) return []
  const { id, subject, teachers } = course
  return [{ courseId: id, subject, teachers, ...standing, appreciation }]
}
