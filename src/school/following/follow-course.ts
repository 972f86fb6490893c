/** The class of a course at a glance: every pupil's copy of each work of these days, and who is stuck. */
import { type CourseGlance, glancePupilsMax } from '#contract/course-glance.ts'
import { drawnCount, drawQuestions } from '#contract/draw-questions.ts'
import { dayOf, instantOf } from '#kernel/calendar-day.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import type { KnownRevision, RevisionMemory } from '#school/exercises/remember-revision.ts'
import { listCoursePupils } from '#school/people/list-course-pupils.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import {
  type GlanceAttempt,
  type GlanceWork,
  readGlanceAttempts,
  readGlanceCourse,
  readGlanceWorks,
  readIsLessonDay,
  readLessonNow,
} from './course-glance-store.ts'
import { findStuck } from './stuck.ts'

/** A work without a due time is of these days for so long after it opened. */
const openedForMs = 14 * 86_400_000

interface KnownWork extends GlanceWork {
  readonly content: KnownRevision['content']
}

export async function followCourse(
  context: {
    readonly db: SchoolDatabase
    readonly clock: Clock
    readonly revisions: RevisionMemory
  },
  { courseId, mayMark }: { readonly courseId: Id; readonly mayMark: boolean },
): Promise<Result<CourseGlance>> {
  const { clock, db, revisions } = context
  const nowMs = clock.now()
  const course = await readGlanceCourse(db, courseId)
  if (course === null) return refuse('not_found')
  const { timeZone } = course
  const on = dayOf(nowMs, timeZone)
  const now = new Date(nowMs)
  const [found, pupils, lessonId, isLessonDay] = await Promise.all([
    readGlanceWorks(db, courseId, {
      now,
      dayBegan: new Date(instantOf(on, '00:00', timeZone)),
      openedSince: new Date(nowMs - openedForMs),
    }),
    listCoursePupils(db, courseId, glancePupilsMax),
    readLessonNow(db, courseId, { on, now }),
    readIsLessonDay(db, courseId, on),
  ])
  const works = await Promise.all(
    found.map(async (work): Promise<KnownWork> => {
      const { content } = await revisions.get(work.revisionId)
      return { ...work, content }
    }),
  )
  const ids = works.map(({ id }) => id)
  const attempts = await readGlanceAttempts(db, courseId, ids)
  const attemptsOf = Map.groupBy(attempts, ({ pupilId }) => pupilId)
  const workOf = new Map(works.map((work) => [work.id, work]))
  return accept({
    now: now.toISOString(),
    courseName: course.name,
    lessonId,
    isLessonDay,
    mayMark,
    works: works.map(({ content: { plan, questions }, dueAt, id, onlyFor, title }) => ({
      id,
      title,
      dueAt: dueAt?.toISOString() ?? null,
      questionCount: drawnCount(questions, plan),
      ...(onlyFor === null ? {} : { onlyFor: [...onlyFor] }),
    })),
    worksLeftOut: Math.max(0, (found[0]?.total ?? 0) - works.length),
    pupils: pupils.map((pupil) => ({
      ...pupil,
      cells: (attemptsOf.get(pupil.id) ?? []).flatMap((attempt) => {
        const work = workOf.get(attempt.assignmentId)
        return work === undefined ? [] : [presentCell(attempt, work, nowMs)]
      }),
    })),
  })
}

function presentCell(
  attempt: GlanceAttempt,
  { content: { plan, questions } }: KnownWork,
  nowMs: number,
): CourseGlance['pupils'][number]['cells'][number] {
  const { answered, drawSeed, isOpen, savedAt, startedAt, toMark, wrongOfCopies } = attempt
  const open = {
    asked: drawQuestions(questions, plan, drawSeed).map(({ id }) => id),
    answered: new Set(answered),
    savedAtMs: (savedAt ?? startedAt).getTime(),
  }
  const facts = {
    numbered: questions.map(({ id }) => id),
    open: isOpen ? open : null,
    wrongOfCopies,
  }
  return {
    assignmentId: attempt.assignmentId,
    attemptId: attempt.attemptId,
    state: toMark === null ? 'begun' : toMark > 0 ? 'to_mark' : 'marked',
    ...(isOpen && toMark !== null ? { isAgain: true as const } : {}),
    answeredCount: answered.length,
    stuck: findStuck(facts, nowMs),
  }
}
