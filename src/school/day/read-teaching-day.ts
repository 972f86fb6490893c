/** Puts a teacher's day together, and a school's day for those who follow it. */
import type { SchoolDay, TeachingDay } from '#contract/day.ts'
import { addDays, dayOf, instantOf } from '#kernel/calendar-day.ts'
import { accept, type Result } from '#kernel/result.ts'
import { spansOn } from '#school/distance-days/distance.ts'
import { findLessonDistance } from '#school/distance-days/find-lesson-distance.ts'
import { countWaitingEnquiries } from '#school/messages/read-enquiries.ts'
import type { Caller } from '#school/people/caller.ts'
import { findAskedDay } from './build-day-context.ts'
import type { DayContext } from './day-context.ts'
import { dayKindOf } from './day-kind.ts'
import { readNextLessonDay } from './day-store.ts'
import {
  type ClassDayRow,
  countWorkToMark,
  readClassesOfDay,
  readMarking,
  readTeachingLessons,
  type TeachingLessonRow,
} from './teaching-day-store.ts'

export async function readTeachingDay(
  context: DayContext,
  caller: Caller,
  on: string | undefined,
): Promise<Result<TeachingDay>> {
  const asked = await findAskedDay(context, caller.schools.keys(), on)
  if (!asked.ok) return asked
  const { db } = context
  const courseIds = [...caller.taughtCourseIds]
  const { value: day } = asked
  const [lessons, toMark, marking, enquiries] = await Promise.all([
    readTeachingLessons(db, { courseIds, substituteId: caller.personId, now: day.now }, day.on),
    countWorkToMark(db, courseIds),
    readMarking(db, courseIds),
    countWaitingEnquiries(context, caller),
  ])
  const spans = day.schools.flatMap((school) => spansOn(school.distance, day.on))
  const distanceOf = await findLessonDistance(db, { spans, lessons, own: null })
  return accept({
    on: day.on,
    timeZone: day.timeZone,
    now: day.now.toISOString(),
    day: dayKindOf({
      on: day.on,
      lessonCount: lessons.length,
      daysOff: day.schools.map((school) => school.dayOff(day.on)),
      nextSchoolDay: lessons.length > 0 ? null : await readNextLessonDay(db, courseIds, day.on),
    }),
    lessons: lessons.map((row) => ({
      ...presentLesson(row, isTheirsLater(row, caller, day.now)),
      ...distanceOf(row.id),
    })),
    enquiries,
    toMark,
    marking: marking.map((row) => ({
      assignmentId: row.id,
      title: row.title,
      courseName: row.course_name,
      toMark: row.to_mark,
    })),
  })
}

/** The caller will stand in, from a day on that is not there yet. */
function isTheirsLater(
  { substitution, time_zone }: TeachingLessonRow,
  caller: Caller,
  now: Date,
): boolean {
  if (substitution?.substitute.id !== caller.personId) return false
  return substitution.fromDay > dayOf(now.getTime(), time_zone)
}

function presentLesson(row: TeachingLessonRow, isAhead: boolean): TeachingDay['lessons'][number] {
  const { substitution } = row
  return {
    id: row.id,
    courseId: row.course_id,
    schoolUai: row.school_uai,
    subject: { code: row.subject_code, label: row.subject_label, family: row.subject_family },
    courseName: row.course_name,
    audience: row.audience,
    onDate: row.on_date,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    room: row.room,
    status: row.status,
    substitute:
      substitution === null ? null : { ...substitution.substitute, fromDay: substitution.fromDay },
    movedFrom: row.planned_on !== null && row.planned_on !== row.on_date ? row.planned_on : null,
    note: row.note,
    homework: row.homework,
    homeworkDueOn: row.homework_due_on,
    resources: row.resources,
    // The class's work is followed from the first day on.
    assignments: (isAhead ? [] : row.assignments).map((assignment) => ({
      id: assignment.id,
      title: assignment.title,
      dueAt: assignment.dueAt === null ? null : new Date(assignment.dueAt).toISOString(),
      submitted: assignment.submitted,
      expected: assignment.expected,
      toMark: assignment.toMark,
      ...(assignment.isToSome ? { isToSome: true as const } : {}),
    })),
  }
}

export async function readSchoolDay(
  context: DayContext,
  uai: string,
  on: string | undefined,
): Promise<Result<SchoolDay>> {
  const asked = await findAskedDay(context, [uai], on)
  if (!asked.ok) return asked
  const { value: day } = asked
  const [school] = day.schools
  const year = school?.year ?? null
  const bounds = {
    from: new Date(instantOf(day.on, '00:00', day.timeZone)),
    to: new Date(instantOf(addDays(day.on, 1), '00:00', day.timeZone)),
  }
  const classes: ClassDayRow[] =
    year === null ? [] : await readClassesOfDay(context.db, year.id, day.on, bounds)
  const lessonCount = classes.reduce((sum, one) => sum + one.lessons + one.cancelled, 0)
  return accept({
    on: day.on,
    timeZone: day.timeZone,
    day: dayKindOf({
      on: day.on,
      lessonCount,
      daysOff: day.schools.map((one) => one.dayOff(day.on)),
      nextSchoolDay: null,
    }),
    classes: [...classes],
  })
}
