/**
 * Imports the timetable of some courses from an iCalendar file (docs/formats/timetable.md): what its
 * events mean is looked for among the school's courses and chosen by the office where that leaves a
 * doubt. It replaces the slots of the courses that it has, and changes nothing the second time.
 */
import type { CalendarImport, CalendarReport } from '#contract/timetable-calendars.ts'
import { type Day, mondayOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { typesetFrench } from '#kernel/typeset-french.ts'
import type { SchoolYear } from '#school/people/current-school-year.ts'
import { findCurrentYear } from '#school/people/find-current-year.ts'
import type { RoomContext, SchoolTransaction } from '#school/room-context.ts'
import { applyTimetable } from './apply-timetable.ts'
import type { CalendarLabel, EventTime } from './calendar-events.ts'
import { readCalendarEvents } from './calendar-events-reader.ts'
import { createCourseFinder, type NamedCourse } from './create-course-finder.ts'
import { listClashes } from './list-clashes.ts'
import { presentRejections, presentReport } from './present-timetable-report.ts'
import { setTimetableSlots, type WantedSlot } from './set-timetable-slots.ts'
import { checkDays } from './slot-times.ts'
import { tellCalendarNotes } from './tell-calendar-notes.ts'
import { tellClash } from './tell-clash.ts'
import { readNamedCourses } from './timetable-import-store.ts'
import { type CoursePattern, findWeeklyPattern } from './weekly-pattern.ts'

export interface LessonCalendarImport extends CalendarImport {
  readonly actorId: Id
  readonly uai: string
}

/** Events that are called the same, and the course that they mean. */
interface MeantLabel extends CalendarLabel {
  readonly state: 'course' | 'left' | 'open'
  readonly course: NamedCourse | null
}

/** `not_found`: a chosen course is none of this school and year. */
export async function importLessonCalendar(
  context: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  job: LessonCalendarImport,
): Promise<Result<CalendarReport>> {
  const school = await findCurrentYear(context.db, context.clock, job.uai)
  if (school === null) return refuse('school_unknown')
  const { timeZone, today, year } = school
  const real = checkDays(job.from)
  if (!real.ok) return real
  if (year === null) return refuse('bad_request', { where: 'year' })
  const from = [job.from, year.startsOn].sort().at(1) ?? today
  // Nothing could begin there, and every slot would end.
  if (from > year.endsOn) return refuse('bad_request', { where: 'from' })
  const courses = await readNamedCourses(context.db, year.id)
  const reading = readCalendarEvents(job.calendar, {
    timeZone,
    from: year.startsOn,
    to: year.endsOn,
  })
  const inYear = reading.labels.filter(({ times }) => times.length > 0)
  const labels = meanCourses(inYear, courses, reading.name, job.choices)
  if (labels === null) return refuse('not_found')
  const weeks = [...new Set(labels.flatMap(({ times }) => times.map(({ day }) => mondayOf(day))))]
  const patterns = findPatterns(labels, weeks.toSorted(), year.weekAMonday)
  const rejections = [...reading.rejections, ...(job.dryRun ? [] : openOnes(labels))]
  if (labels.length === 0 && rejections.length === 0) {
    const reason = 'Le fichier ne contient aucune séance de cette année scolaire.'
    rejections.push({ line: 1, field: '', reason })
  }
  const file = { dryRun: job.dryRun, file: 'agenda.ics' }
  const report =
    rejections.length > 0
      ? presentRejections(file, rejections)
      : await applyTimetable(context, job, (trx) =>
          apply(context, trx, job, { year, today, from }, patterns),
        )
  const counted = {
    ...reading,
    weeks: weeks.length,
    outside: reading.labels.length - inYear.length,
  }
  return accept({
    report,
    events: labels.map(presentLabel),
    courses: courses.map(presentCourse),
    notes: tellCalendarNotes(counted, patterns).map(typesetFrench),
  })
}

/** Null: a choice names no course of the school. */
function meanCourses(
  labels: readonly CalendarLabel[],
  courses: readonly NamedCourse[],
  calendarName: string,
  choices: CalendarImport['choices'],
): MeantLabel[] | null {
  const byId = new Map(courses.map((course) => [course.id, course]))
  const chosen = new Map(choices.map(({ courseId, label }) => [label, courseId]))
  if ([...chosen.values()].some((id) => id !== null && !byId.has(id))) return null
  const findCourse = createCourseFinder(courses, calendarName)
  return labels.map((one) => {
    const choice = chosen.get(one.label)
    if (choice === null) return { ...one, state: 'left', course: null }
    const course = byId.get(choice ?? findCourse(one.words) ?? '')
    return course === undefined
      ? { ...one, state: 'open', course: null }
      : { ...one, state: 'course', course }
  })
}

function openOnes(labels: readonly MeantLabel[]) {
  return labels
    .filter(({ state }) => state === 'open')
    .map(({ label, line }) => ({
      line,
      field: 'SUMMARY',
      reason: `« ${label} » : choisissez le cours, ou laissez ces événements de côté.`,
    }))
}

/** By course, not by label: a course keeps its slot when its events are called otherwise. */
function findPatterns(
  labels: readonly MeantLabel[],
  weeks: readonly Day[],
  weekAMonday: Day,
): CoursePattern[] {
  const timesOf = new Map<NamedCourse, EventTime[]>()
  for (const { course, times } of labels) {
    if (course === null) continue
    const known = timesOf.get(course) ?? []
    known.push(...times)
    timesOf.set(course, known)
  }
  return [...timesOf].map(([course, times]) => ({
    course,
    ...findWeeklyPattern(times, weeks, weekAMonday),
  }))
}

async function apply(
  context: Pick<RoomContext, 'clock' | 'random'>,
  trx: SchoolTransaction,
  job: LessonCalendarImport,
  when: { readonly year: SchoolYear; readonly today: Day; readonly from: Day },
  patterns: readonly CoursePattern[],
) {
  // A course of which the calendar shows single dates only keeps the slots that it has.
  const told = patterns.filter(({ slots }) => slots.length > 0)
  const wanted: WantedSlot[] = told.flatMap(({ course, slots }) =>
    slots
      .filter(({ validTo }) => validTo === null || validTo >= when.from)
      .map((slot) => ({ ...slot, courseId: course.id })),
  )
  const courseIds = told.map(({ course }) => course.id)
  const slots = await setTimetableSlots(context, trx, { uai: job.uai, courseIds, ...when }, wanted)
  const { clashes } = await listClashes(trx, when.year.id, when.from)
  return presentReport(job, {
    slots,
    coursesCreated: 0,
    coursesUnchanged: courseIds.length,
    merged: 0,
    warnings: clashes.map(tellClash),
  })
}

function presentLabel({ course, label, line, state, times }: MeantLabel) {
  const dates = new Set(times.map(({ day }) => day)).size
  return { label, line, dates, state, courseId: course?.id ?? null }
}

function presentCourse({ audience, id, name, teachers }: NamedCourse) {
  return {
    id,
    name,
    audience: [...audience],
    teachers: teachers.map(({ familyName, givenName }) => `${givenName} ${familyName}`),
  }
}
