/** Work in a school of the tests: given, begun and handed in, straight into the tables. */
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { TestPerson, TestSchool } from './test-school.ts'

const newId = (): Id => mintId(systemClock, systemRandom)

export interface WorkGiver {
  /** Open since October; gives the assignment's id. */
  assign(
    lessonId: Id | null,
    courseId: Id,
    dueAt: string | null,
    more?: { readonly feedback?: 'after_due'; readonly lateAccepted?: boolean },
  ): Promise<Id>
  /** Gives the attempt's id. */
  beginWork(assignmentId: Id, pupil: TestPerson, number?: number): Promise<Id>
  /** `toMark`: questions for a person to mark. */
  handIn(assignmentId: Id, attemptId: Id, pupil: TestPerson, toMark?: number): Promise<void>
}

export function createWorkGiver(db: SchoolDatabase, school: TestSchool): WorkGiver {
  async function assign(
    lessonId: Id | null,
    courseId: Id,
    dueAt: string | null,
    more: { feedback?: 'after_due'; lateAccepted?: boolean } = {},
  ): Promise<Id> {
    const exerciseId = newId()
    const revisionId = newId()
    const assignmentId = newId()
    const at = new Date('2026-10-20T10:00:00Z')
    const owner = school.teacherA.personId
    await db
      .insertInto('exercise')
      .values({
        id: exerciseId,
        school_uai: school.uai,
        owner_id: owner,
        title: 'Brouillon',
        draft: '{}',
        created_at: at,
        updated_at: at,
      })
      .execute()
    await db
      .insertInto('exercise_revision')
      .values({
        id: revisionId,
        exercise_id: exerciseId,
        title: 'Exercice',
        content: '{}',
        content_hash: 'x',
        salt: 'salt',
        points_max: 10,
        published_at: at,
        published_by: owner,
      })
      .execute()
    await db
      .insertInto('assignment')
      .values({
        id: assignmentId,
        school_uai: school.uai,
        course_id: courseId,
        lesson_id: lessonId,
        exercise_id: exerciseId,
        revision_id: revisionId,
        opens_at: at,
        due_at: dueAt === null ? null : new Date(dueAt),
        late_accepted: more.lateAccepted ?? true,
        attempts_max: 2,
        feedback: more.feedback ?? 'now',
        assigned_by: owner,
        assigned_at: at,
      })
      .execute()
    return assignmentId
  }

  async function beginWork(assignmentId: Id, pupil: TestPerson, number = 1): Promise<Id> {
    const id = newId()
    await db
      .insertInto('attempt')
      .values({
        id,
        school_uai: school.uai,
        assignment_id: assignmentId,
        pupil_id: pupil.personId,
        number,
        attempts_max: 2,
        started_at: new Date('2026-11-23T10:00:00Z'),
      })
      .execute()
    return id
  }

  async function handIn(
    assignmentId: Id,
    attemptId: Id,
    pupil: TestPerson,
    toMark = 0,
  ): Promise<void> {
    await db
      .insertInto('submission')
      .values({
        account_id: pupil.accountId,
        id: newId(),
        school_uai: school.uai,
        assignment_id: assignmentId,
        attempt_id: attemptId,
        pupil_id: pupil.personId,
        answers: '{}',
        content_hash: 'x',
        received_at: new Date('2026-11-24T06:00:00Z'),
        is_late: false,
        result: '[]',
        points: 7,
        points_max: 10,
        to_mark: toMark,
      })
      .execute()
  }

  return { assign, beginWork, handIn }
}
