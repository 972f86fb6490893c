/** Another teacher of the school takes a lesson, or a course for some days; and gives it back. */
import { publishChange } from '#engine/database/change-feed.ts'
import { addDays, type Day, dayOf, isDay } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { accept, type Result, refuse } from '#kernel/result.ts'
import { writeAuditLine } from '#school/people/write-audit-line.ts'
import type { RoomContext } from '#school/room-context.ts'
import { type LessonRow, readLesson } from './lesson-store.ts'
import {
  endSubstitution,
  insertSubstitution,
  lockCourse,
  readNamedSubstitutes,
  readPossibleSubstitutes,
} from './substitution-store.ts'
import { teachingTopic } from './teaching-topic.ts'

/** Whoever takes a course for longer than this is its teacher. */
const spanDaysMax = 200

export interface SubstituteWish {
  readonly lessonId: Id
  readonly substituteId: Id
  /** Null: this lesson alone; else every lesson of its course from this one's day until then. */
  readonly untilDay: Day | null
}

/**
 * `in_use`: somebody else is named already, or for other days, and has to be thanked first. The same person for the
 * same lessons is done.
 */
export function assignSubstitute(
  { clock, db, random }: Pick<RoomContext, 'db' | 'clock' | 'random'>,
  actorId: Id,
  { lessonId, substituteId, untilDay }: SubstituteWish,
): Promise<Result<{ readonly id: Id }>> {
  return db.transaction().execute(async (trx) => {
    const lesson = await readLesson(trx, lessonId)
    if (lesson === null) return refuse('not_found')
    const span = spanOf(lesson, untilDay, clock.now())
    if (!span.ok) return span
    await lockCourse(trx, lesson.course_id)
    const wish = {
      courseId: lesson.course_id,
      lessonId: untilDay === null ? lessonId : null,
      ...span.value,
    }
    const named = await readNamedSubstitutes(trx, wish)
    const done = named.find(
      (one) =>
        one.substituteId === substituteId &&
        one.fromDay === wish.fromDay &&
        one.untilDay === wish.untilDay,
    )
    if (done !== undefined) return accept({ id: done.id })
    const [person] = await readPossibleSubstitutes(trx, lessonId, substituteId)
    if (person === undefined) return refuse('bad_request', { where: 'substituteId' })
    if (named.length > 0) return refuse('in_use')
    const id = mintId(clock, random)
    await insertSubstitution(trx, {
      ...wish,
      id,
      schoolUai: lesson.school_uai,
      substituteId,
      namedBy: actorId,
      namedAt: new Date(clock.now()),
    })
    await publishChange(trx, teachingTopic, substituteId)
    await writeAuditLine(trx, {
      schoolUai: lesson.school_uai,
      actorId,
      action: 'substitute_named',
      subjectId: substituteId,
      detail: {
        courseId: lesson.course_id,
        startsOn: span.value.fromDay,
        endsOn: span.value.untilDay,
      },
    })
    return accept({ id })
  })
}

/** The days of the substitution; a lesson that is over or cancelled needs nobody. */
function spanOf(
  lesson: LessonRow,
  untilDay: Day | null,
  nowMs: number,
): Result<{ readonly fromDay: Day; readonly untilDay: Day }> {
  const fromDay = lesson.on_date
  if (fromDay < dayOf(nowMs, lesson.time_zone)) return refuse('bad_request', { where: 'onDate' })
  if (lesson.status === 'cancelled') return refuse('bad_request', { where: 'status' })
  const last = untilDay ?? fromDay
  if (!isDay(last) || last < fromDay || last > addDays(fromDay, spanDaysMax)) {
    return refuse('bad_request', { where: 'untilDay' })
  }
  return accept({ fromDay, untilDay: last })
}

/** From now on the rights are gone; what was done stays. */
export function withdrawSubstitute(
  { clock, db }: Pick<RoomContext, 'db' | 'clock'>,
  actorId: Id,
  substitutionId: Id,
): Promise<Result<Record<string, never>>> {
  return db.transaction().execute(async (trx) => {
    const ended = await endSubstitution(trx, substitutionId, new Date(clock.now()))
    if (ended === undefined) return refuse('not_found')
    await publishChange(trx, teachingTopic, ended.substitute_id)
    await writeAuditLine(trx, {
      schoolUai: ended.school_uai,
      actorId,
      action: 'substitute_withdrawn',
      subjectId: ended.substitute_id,
      detail: {
        courseId: ended.course_id,
        startsOn: ended.from_day,
        endsOn: ended.until_day,
      },
    })
    return accept({})
  })
}
