/** Who may write, do, follow and mark, as rules over the caller and the path. */
import type { Id } from '#kernel/ids.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { type Caller, hasRight, isPupilOrGuardianOf } from '#school/people/caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { isSharedWithCaller } from '#school/sharing/sharing-access.ts'
import { followsAsSubstitute, type SubstituteContext } from '#school/timetable/substitute-access.ts'
import { countGivenTo, isGivenTo } from './assignment-pupil-store.ts'
import { readAssignment } from './assignment-store.ts'
import { readExercise } from './exercise-store.ts'
import type { AttemptMemory, KnownAttempt } from './remember-attempt.ts'
import { isCopyOfTeam } from './team-store.ts'

/** The author of `:exerciseId`, as long as they still teach in its school. */
export function authorOfExercise(db: SchoolDatabase): SchoolAccess {
  return callerWho('the author of the exercise', async (caller, params) => {
    const exercise = await readExercise(db, params.exerciseId ?? '')
    if (exercise === undefined || exercise.owner_id !== caller.personId) return false
    return teachesIn(caller, exercise.school_uai ?? '')
  })
}

/** The author, and every teacher where it lies in the common bank. */
export function readersOfExercise(db: SchoolDatabase): SchoolAccess {
  const name = 'the author of the exercise; every teacher where it is of the common bank'
  return callerWho(name, async (caller, params) => {
    const exercise = await readExercise(db, params.exerciseId ?? '')
    if (exercise === undefined) return false
    if (exercise.owner_id === null) return teachesSomewhere(caller)
    return exercise.owner_id === caller.personId && teachesIn(caller, exercise.school_uai ?? '')
  })
}

/** The author, colleagues with whom it is shared, and every teacher where it is common. */
export function colleaguesOfExercise(db: SchoolDatabase): SchoolAccess {
  const readers = readersOfExercise(db)
  const name = `${readers.name}; colleagues with whom it is shared`
  return callerWho(name, async (caller, params) => {
    if ((await readers.check(caller, params)) === null) return true
    return isSharedWithCaller(db, caller, { kind: 'exercise', id: params.exerciseId ?? '' })
  })
}

/** Whoever writes the exercise, or does, follows or marks one of its assignments. */
export function viewersOfExercise(db: SchoolDatabase, findCourses: FindCourses): SchoolAccess {
  const name =
    'author, teachers of a course that has it, pupils to whom it was given, their guardians, colleagues with whom it is shared'
  return callerWho(name, async (caller, params) => {
    const exercise = await readExercise(db, params.exerciseId ?? '')
    if (exercise === undefined) return false
    if (exercise.owner_id === caller.personId) return true
    if (exercise.owner_id === null && teachesSomewhere(caller)) return true
    const given = await findCourses(exercise.id, coursesOf(caller))
    if (given.some((one) => hasGiven(caller, one))) return true
    return isSharedWithCaller(db, caller, { kind: 'exercise', id: exercise.id })
  })
}

/** An assignment of an exercise, open or not any more. */
export interface GivenToCourse {
  readonly courseId: Id
  /** Null: to all of the course. */
  readonly pupilIds: readonly Id[] | null
}

/** Among these courses: what the common bank has is given in hundreds of others. */
export type FindCourses = (
  exerciseId: Id,
  courseIds: readonly Id[],
) => Promise<readonly GivenToCourse[]>

/** Teachers of the course of `:assignmentId`. */
export function teacherOfAssignment(db: SchoolDatabase): SchoolAccess {
  return callerWho('the teachers of the course', async (caller, params) => {
    const assignment = await readAssignment(db, params.assignmentId ?? '')
    return assignment !== undefined && caller.taughtCourseIds.has(assignment.course_id)
  })
}

/** Teachers of the course of `:assignmentId`, and who may follow the whole school. */
export function followersOfAssignment(context: SubstituteContext): SchoolAccess {
  const name =
    "the teachers of the course, who stands in for them; the right 'follow' in its school"
  return callerWho(name, async (caller, params) => {
    const assignment = await readAssignment(context.db, params.assignmentId ?? '')
    if (assignment === undefined) return false
    if (caller.taughtCourseIds.has(assignment.course_id)) return true
    if (hasRight(caller, assignment.school_uai, 'follow')) return true
    return followsAsSubstitute(context, caller, assignment.course_id)
  })
}

/** Pupils of the course of `:assignmentId` who have it. */
export function pupilOfAssignment(db: SchoolDatabase): SchoolAccess {
  return callerWho('the pupils of the course who have it', async (caller, params) => {
    const assignment = await readAssignment(db, params.assignmentId ?? '')
    if (assignment === undefined || assignment.withdrawn_at !== null) return false
    if (!caller.courseIds.has(assignment.course_id)) return false
    return !assignment.to_some || isGivenTo(db, assignment.id, caller.personId)
  })
}

/** Pupils of the course of `:assignmentId` who have it, and their guardians with confirmed rights. */
export function familiesOfAssignment(db: SchoolDatabase): SchoolAccess {
  return callerWho(
    'the pupils of the course who have it, their guardians',
    async (caller, params) => {
      const assignment = await readAssignment(db, params.assignmentId ?? '')
      if (assignment === undefined) return false
      const ofCourse = pupilsInCourse(caller, assignment.course_id)
      if (!assignment.to_some || ofCourse.length === 0) return ofCourse.length > 0
      return (await countGivenTo(db, assignment.id, ofCourse)) > 0
    },
  )
}

/** The pupil whose attempt `:attemptId` is, still in the course. */
export function pupilOfAttempt(attempts: AttemptMemory): SchoolAccess {
  return callerWho('the pupil whose attempt it is', async (caller, params) => {
    const attempt = await attempts.get(params.attemptId ?? '')
    if (attempt === null || attempt.pupilId !== caller.personId) return false
    return caller.courseIds.has(attempt.courseId)
  })
}

interface AttemptPlace {
  readonly db: SchoolDatabase
  readonly attempts: AttemptMemory
}

/** The pupil of `:attemptId`, or a guardian with confirmed rights; of what was handed in, those of the team too. */
export function familyOfAttempt({ attempts, db }: AttemptPlace): SchoolAccess {
  const name = 'the pupil whose attempt it is, those of the team, guardians with confirmed rights'
  return callerWho(name, async (caller, params) => {
    const attempt = await attempts.get(params.attemptId ?? '')
    return attempt !== null && isFamilyOf(db, caller, attempt)
  })
}

function isFamilyOf(
  db: SchoolDatabase,
  caller: Caller,
  attempt: KnownAttempt,
): Promise<boolean> | boolean {
  if (isPupilOrGuardianOf(caller, attempt.pupilId)) return true
  return isCopyOfTeam(db, attempt.id, [caller.personId, ...caller.children.keys()])
}

/** Teachers of the course of `:attemptId`. */
export function teacherOfAttempt(attempts: AttemptMemory): SchoolAccess {
  return callerWho('the teachers of the course', async (caller, params) => {
    const attempt = await attempts.get(params.attemptId ?? '')
    return attempt !== null && caller.taughtCourseIds.has(attempt.courseId)
  })
}

/** Those who may see an attempt's photos: its family, the course's teachers. */
export function viewersOfAttempt({ attempts, db }: AttemptPlace): SchoolAccess {
  const name =
    'the pupil, those of the team, guardians with confirmed rights, the teachers of the course'
  return callerWho(name, async (caller, params) => {
    const attempt = await attempts.get(params.attemptId ?? '')
    if (attempt === null) return false
    return caller.taughtCourseIds.has(attempt.courseId) || isFamilyOf(db, caller, attempt)
  })
}

function teachesIn(caller: Caller, uai: string): boolean {
  const capacity = caller.schools.get(uai)
  return capacity !== undefined && (capacity.isTeacher || capacity.isHead)
}

function teachesSomewhere(caller: Caller): boolean {
  for (const uai of caller.schools.keys()) if (teachesIn(caller, uai)) return true
  return false
}

function hasGiven(caller: Caller, { courseId, pupilIds }: GivenToCourse): boolean {
  if (caller.taughtCourseIds.has(courseId)) return true
  return pupilsInCourse(caller, courseId).some((id) => pupilIds?.includes(id) ?? true)
}

/** That the caller teaches or follows, or a child of theirs. */
function coursesOf(caller: Caller): Id[] {
  const ofChildren = [...caller.children.values()].flatMap(({ courseIds }) => [...courseIds])
  return [...caller.taughtCourseIds, ...caller.courseIds, ...ofChildren]
}

/** The caller, and children of theirs, as far as they follow the course. */
function pupilsInCourse(caller: Caller, courseId: Id): Id[] {
  const children = [...caller.children].filter(([, child]) => child.courseIds.has(courseId))
  const own = caller.courseIds.has(courseId) ? [caller.personId] : []
  return [...own, ...children.map(([id]) => id)]
}
