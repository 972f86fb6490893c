/** Puts a pupil's day together: *Ma journée*, and the same day as a guardian follows it. */
import {
  type ChildDay,
  type DayAssignment,
  type DayLesson,
  type HandIn,
  handInDaysAhead,
  handInMax,
  type MarkedLately,
  type MyDay,
  markedDaysBack,
  missedDaysBack,
  returnedDaysBack,
} from '#contract/day.ts'
import { addDays, type Day, dayOf, instantOf } from '#kernel/calendar-day.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { DueExtension } from '#school/assignments/due-extension.ts'
import { extendWindows } from '#school/assignments/extend-windows.ts'
import { distanceOnDay } from '#school/distance-days/distance.ts'
import { listDistanceSpans } from '#school/distance-days/list-distance-spans.ts'
import { listAnnouncementsOfDay } from '#school/messages/list-announcements.ts'
import { listAnsweredLately } from '#school/messages/read-enquiries.ts'
import { lackingOf } from '#school/people/lacking.ts'
import { listPlansOfDay } from '#school/work-plans/list-work-plans.ts'
import { findAskedDay } from './build-day-context.ts'
import type { AskedDay, DayContext } from './day-context.ts'
import { dayKindOf } from './day-kind.ts'
import {
  type DayLessonRow,
  type HandInRow,
  type HomeworkRow,
  type MarkedRow,
  readHomework,
  readLessonsOfDay,
  readMarkedSince,
  readNextLessonDay,
  readWorkToHandIn,
  type WorkRow,
} from './day-store.ts'
import { listReturned } from './list-returned.ts'
import {
  allBoundsOf,
  boundsOf,
  boundsOfMarked,
  type DayMoment,
  instantText,
  presentDue,
  type WorkBounds,
} from './present-due.ts'
import { presentSubject } from './present-subject.ts'
import { readPupilCard } from './pupil-card-store.ts'
import { compareWork, workState } from './work-state.ts'

const dayMs = 86_400_000
/** How far back closed work is looked at: an outage may have moved its due time to a later hour. */
const movedDaysBack = 3

/** A pupil, and what is known of them without asking the database. */
export interface PupilPlace {
  readonly pupilId: Id
  readonly classIds: ReadonlySet<Id>
  readonly courseIds: ReadonlySet<Id>
  readonly schoolUais: Iterable<string>
}

/**
 * Six statements; one more on a day without lessons, one for contents never seen, one for outages
 * where something is overdue.
 */
export async function readMyDay(
  context: DayContext,
  pupil: PupilPlace,
  on: string | undefined,
): Promise<Result<MyDay>> {
  const asked = await findAskedDay(context, pupil.schoolUais, on)
  if (!asked.ok) return asked
  return accept(await composeDay(context, pupil, asked.value))
}

/** The guardian's view: the same day, and what was marked lately. */
export async function readChildDay(
  context: DayContext,
  pupil: PupilPlace,
  on: string | undefined,
): Promise<Result<ChildDay>> {
  const asked = await findAskedDay(context, pupil.schoolUais, on)
  if (!asked.ok) return asked
  const { now } = asked.value
  const since = new Date(now.getTime() - markedDaysBack * dayMs)
  const [card, day, marked, nextAtDistance] = await Promise.all([
    readPupilCard(context.db, pupil.pupilId, now),
    composeDay(context, pupil, asked.value),
    readMarkedSince(context.db, pupil.pupilId, [...pupil.courseIds], since),
    findNextAtDistance(context, pupil, asked.value.on),
  ])
  if (card === undefined) return refuse('not_found')
  const moved = await findExtensions(context, marked.map(boundsOfMarked), now)
  return accept({
    pupil: { id: card.id, givenName: card.given_name, className: card.class_name },
    ...day,
    markedLately: marked.filter((row) => isVisible(row, { now, moved })).map(presentMarked),
    ...(nextAtDistance === null ? {} : { nextAtDistance }),
  })
}

async function findNextAtDistance(
  { db }: DayContext,
  pupil: PupilPlace,
  on: Day,
): Promise<NonNullable<ChildDay['nextAtDistance']> | null> {
  const next = await readNextLessonDay(db, [...pupil.courseIds], on)
  if (next === null) return null
  const spans = await listDistanceSpans(db, [...pupil.schoolUais], next, next)
  const distance = distanceOnDay(spans, pupil, next)
  return distance === null ? null : { on: next, distance }
}

async function composeDay(
  context: DayContext,
  pupil: PupilPlace,
  { on, now, timeZone, schools }: AskedDay,
): Promise<MyDay> {
  const { db } = context
  const courseIds = [...pupil.courseIds]
  const today = dayOf(now.getTime(), timeZone)
  const window = {
    now,
    since: new Date(now.getTime() - missedDaysBack * dayMs),
    closedSince: new Date(now.getTime() - movedDaysBack * dayMs),
    until: new Date(now.getTime() + handInDaysAhead * dayMs),
    returnedSince: new Date(now.getTime() - returnedDaysBack * dayMs),
  }
  const [lessons, work, homework, answers, announcements, workPlans] = await Promise.all([
    readLessonsOfDay(db, pupil.pupilId, courseIds, on),
    readWorkToHandIn(db, pupil.pupilId, courseIds, window),
    readHomework(db, courseIds, today, addDays(today, handInDaysAhead)),
    listAnsweredLately(db, pupil.pupilId, now),
    listAnnouncementsOfDay(db, pupil, on),
    listPlansOfDay(db, pupil, on),
  ])
  const revisionIds = lessons.flatMap((row) => row.resources.map((one) => one.revisionId))
  const shown = [...lessons.flatMap(({ assignments }) => assignments), ...work]
  const [minutes, nextSchoolDay, moved] = await Promise.all([
    context.minutes.get(revisionIds),
    lessons.length > 0 ? null : readNextLessonDay(db, courseIds, on),
    findExtensions(context, shown.flatMap(allBoundsOf), now),
  ])
  const at = { now, moved }
  return {
    on,
    timeZone,
    now: now.toISOString(),
    day: dayKindOf({
      on,
      lessonCount: lessons.length,
      daysOff: schools.map((school) => school.dayOff(on)),
      nextSchoolDay,
      lacking: lackingOf(pupil),
      distance: distanceOnDay(
        schools.flatMap((school) => school.distance),
        pupil,
        on,
      ),
    }),
    lessons: lessons.map((row) => presentLesson(row, minutes, at)),
    toHandIn: orderWork(work, homework, at),
    returned: listReturned(
      work.filter((row) => presentDue(row, at).state === 'marked'),
      window.returnedSince,
    ),
    ...presentTold(answers, announcements),
    ...(workPlans.length === 0 ? {} : { workPlans }),
  }
}

/** What teachers told the pupil; what there is nothing of is absent. */
function presentTold(
  answers: Awaited<ReturnType<typeof listAnsweredLately>>,
  announcements: NonNullable<MyDay['announcements']>,
): Pick<MyDay, 'answers' | 'announcements'> {
  const told = answers.map((one) => ({ ...one, at: one.at.toISOString() }))
  return {
    ...(told.length === 0 ? {} : { answers: told }),
    ...(announcements.length === 0 ? {} : { announcements }),
  }
}

async function findExtensions(
  { findOutages }: DayContext,
  works: readonly WorkBounds[],
  now: Date,
): Promise<ReadonlyMap<Id, DueExtension>> {
  const extended = await extendWindows(works, now.getTime(), findOutages)
  return new Map(
    extended.flatMap(({ id, extension }) => (extension === null ? [] : [[id, extension]])),
  )
}

function presentLesson(
  row: DayLessonRow,
  minutes: ReadonlyMap<Id, number>,
  at: DayMoment,
): DayLesson {
  return {
    id: row.id,
    courseId: row.course_id,
    schoolUai: row.school_uai,
    subject: presentSubject(row),
    courseName: row.course_name,
    onDate: row.on_date,
    startsAt: row.starts_at.toISOString(),
    endsAt: row.ends_at.toISOString(),
    room: row.room,
    status: row.status,
    movedFrom: row.planned_on !== null && row.planned_on !== row.on_date ? row.planned_on : null,
    note: row.note,
    teachers: row.teachers,
    resources: row.resources.map(({ id, title, revisionId }) => ({
      id,
      title,
      minutes: minutes.get(revisionId) ?? 1,
    })),
    assignments: row.assignments.map((work) => presentAssignment(work, at)),
    homework: row.homework,
    homeworkDueOn: row.homework_due_on,
  }
}

function presentAssignment(row: WorkRow, at: DayMoment): DayAssignment {
  return {
    id: row.id,
    title: row.title,
    opensAt: instantText(row.opensAt),
    ...presentDue(row, at),
  }
}

/** Whether it may still be handed in, or is not over. What is in and over is there for its return. */
function isAwaited(row: HandInRow, { now, moved }: DayMoment): boolean {
  const { dueAt } = boundsOf(row)
  if (row.isSubmitted && (dueAt === null || dueAt < now.getTime())) return false
  const untilMs = moved.get(row.id)?.untilMs ?? dueAt
  return untilMs === null || row.lateAccepted || untilMs >= now.getTime()
}

function orderWork(
  work: readonly HandInRow[],
  homework: readonly HomeworkRow[],
  at: DayMoment,
): HandIn[] {
  const awaited = work.filter((row) => isAwaited(row, at))
  const assignments = awaited.map((row) => ({
    dueMs: boundsOf(row).dueAt,
    work: {
      kind: 'assignment' as const,
      assignmentId: row.id,
      lessonId: row.lesson_id,
      title: row.title,
      subject: presentSubject(row),
      ...presentDue(row, at),
    },
  }))
  const words = homework.map((row) => ({
    // Homework is wanted in class: by the morning of its day.
    dueMs: instantOf(row.homework_due_on, '08:00', row.time_zone),
    work: {
      kind: 'homework' as const,
      lessonId: row.lesson_id,
      text: row.homework,
      subject: presentSubject(row),
      dueOn: row.homework_due_on,
    },
  }))
  return [...assignments, ...words]
    .sort(compareWork)
    .slice(0, handInMax)
    .map((entry) => entry.work)
}

function isVisible(row: MarkedRow, { now, moved }: DayMoment): boolean {
  const facts = { hasAttempt: true, isSubmitted: true, toMark: 0, returnedAt: null }
  const { dueAt } = boundsOfMarked(row)
  const extension = moved.get(row.assignment_id) ?? null
  const window = { feedback: row.feedback, dueAt, extension }
  return workState(facts, window, now.getTime()) === 'marked'
}

function presentMarked(row: MarkedRow): MarkedLately {
  return {
    assignmentId: row.assignment_id,
    title: row.title,
    subject: presentSubject(row),
    markedAt: row.marked_at.toISOString(),
    points: Math.round(row.points * 100_000) / 100_000,
    pointsMax: row.points_max,
  }
}
