/** Who may write and see an exercise, as rules over the caller and the path. */
import type { Id } from '#kernel/ids.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { type Caller, pupilsInCourse, teachesOrTaught } from '#school/people/caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { isSharedWithCaller } from '#school/sharing/sharing-access.ts'
import { readExercise } from './exercise-store.ts'

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

function teachesIn(caller: Caller, uai: string): boolean {
  const capacity = caller.schools.get(uai)
  return capacity !== undefined && (capacity.isTeacher || capacity.isHead)
}

function teachesSomewhere(caller: Caller): boolean {
  for (const uai of caller.schools.keys()) if (teachesIn(caller, uai)) return true
  return false
}

function hasGiven(caller: Caller, { courseId, pupilIds }: GivenToCourse): boolean {
  if (teachesOrTaught(caller, courseId)) return true
  return pupilsInCourse(caller, courseId).some((id) => pupilIds?.includes(id) ?? true)
}

/** That the caller teaches or follows, or a child of theirs. */
function coursesOf(caller: Caller): Id[] {
  const ofChildren = [...caller.children.values()].flatMap(({ courseIds }) => [...courseIds])
  return [...caller.taughtCourseIds, ...caller.formerCourseIds, ...caller.courseIds, ...ofChildren]
}
