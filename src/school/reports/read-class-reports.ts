/** A class's reports of a period as its head reads them: whole, what is missing, what is given out. */
import type { GradingPeriod } from '#contract/grades.ts'
import type { ClassReports, PeriodReport } from '#contract/reports.ts'
import { dayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { isWithoutPoints } from '#school/grades/grade-scale.ts'
import type { Caller } from '#school/people/caller.ts'
import { type ComposedCourse, composeClassReports } from './compose-class-reports.ts'
import { meanOf } from './course-standing.ts'
import { halfDaysKept } from './half-days-kept.ts'
import { isNews, type StandingReport } from './is-news.ts'
import { isHeadOf } from './report-access.ts'
import type { ReportRoom } from './report-context.ts'
import { choosePeriod } from './report-period.ts'
import {
  type ReportClass,
  readLastPublishing,
  readReportClass,
  readReportPeriods,
  readStandingReports,
} from './report-store.ts'

export async function readClassReports(
  room: ReportRoom,
  caller: Caller,
  asked: { readonly classId: Id; readonly periodId: Id | undefined },
): Promise<Result<ClassReports>> {
  const ofClass = await readReportClass(room.db, asked.classId)
  if (ofClass === null) return refuse('not_found')
  const periods = await readReportPeriods(room.db, ofClass.yearId)
  const today = dayOf(room.clock.now(), ofClass.timeZone)
  const chosen = choosePeriod(periods, asked.periodId, today)
  if (!chosen.ok) return chosen
  const period = chosen.value
  const { id, isOver, name, schoolKind, schoolUai } = ofClass
  const about = {
    class: { id, name },
    schoolUai,
    withoutPoints: isWithoutPoints(schoolKind),
    mayPublish: isHeadOf(caller, schoolUai),
    isOver,
    periods,
  }
  if (period === null) {
    return accept({ ...about, periodId: null, reports: [], courses: [], published: null })
  }
  const { counted, courses, reports } = await composeClassReports(room, ofClass, period)
  const pupilIds = reports.map(({ pupil }) => pupil.id)
  const standing = await readStandingReports(room.db, period.id, pupilIds)
  return accept({
    ...about,
    periodId: period.id,
    // As they would be given out.
    reports: reports.map((one) => halfDaysKept(one, counted, standing.get(one.pupil.id)?.report)),
    courses: courses.map(presentCourse),
    published: await presentPublished(room, ofClass, period, { reports, standing }),
  })
}

function presentCourse(course: ComposedCourse): ClassReports['courses'][number] {
  const { awaitedIds, id, standings, subject, teachers, texts } = course
  return {
    courseId: id,
    subject,
    teachers,
    pupils: awaitedIds.length,
    lacking: awaitedIds.filter((pupilId) => !texts.has(pupilId)).length,
    // Of whoever is there, as their teachers read it: of who is gone stays the own report alone.
    classHundredths: meanOf(awaitedIds.map((id) => standings.get(id)?.hundredths ?? null)),
  }
}

async function presentPublished(
  room: ReportRoom,
  ofClass: ReportClass,
  period: GradingPeriod,
  now: {
    readonly reports: readonly PeriodReport[]
    readonly standing: ReadonlyMap<Id, StandingReport>
  },
): Promise<ClassReports['published']> {
  const last = await readLastPublishing(room.db, ofClass.id, period.id)
  if (last === null) return null
  const { reports, standing } = now
  const changed = reports.filter((one) => isNews(one, standing.get(one.pupil.id), ofClass.id))
  return { at: last.publishedAt.toISOString(), by: last.by, changed: changed.length }
}
