/** Who handles the cards of a class or of a pupil, and who dictates a code. */
import type { Id } from '#kernel/ids.ts'
import { callerWho, type SchoolAccess } from '#school/people/access.ts'
import { type Caller, hasRight } from '#school/people/caller.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readClassesOfPupil, readSchoolOfClass } from './class-card-store.ts'

const whoName = "the class's teachers, the head, staff with the right 'cards'"

/** The teachers of `:classId`, the head of its school, staff with the right 'cards'. */
export function cardsOfClassAccess(db: SchoolDatabase): SchoolAccess {
  return callerWho(whoName, async (caller, params) => {
    const classId = params.classId ?? ''
    const schoolUai = await readSchoolOfClass(db, classId)
    return schoolUai !== null && mayHandleCards(caller, { classId, schoolUai })
  })
}

/** The same for the classes of `:pupilId`. */
export function cardsOfPupilAccess(db: SchoolDatabase): SchoolAccess {
  return callerWho(
    whoName,
    async (caller, params) => (await findClassToHandle(db, caller, params.pupilId ?? '')) !== null,
  )
}

/** The first of the pupil's classes whose cards the caller may handle; null: none. */
export async function findClassToHandle(
  db: SchoolDatabase,
  caller: Caller,
  pupilId: Id,
): Promise<{ readonly classId: Id; readonly schoolUai: string } | null> {
  const classes = await readClassesOfPupil(db, pupilId)
  return classes.find((ofClass) => mayHandleCards(caller, ofClass)) ?? null
}

export function mayHandleCards(
  caller: Caller,
  ofClass: { readonly classId: Id; readonly schoolUai: string },
): boolean {
  return caller.taughtClassIds.has(ofClass.classId) || hasRight(caller, ofClass.schoolUai, 'cards')
}

/** Guardians of `:pupilId` with confirmed rights; not the pupil. */
export const guardiansOfPupil: SchoolAccess = callerWho(
  'guardians of the pupil with confirmed rights',
  (caller, params) => caller.children.has(params.pupilId ?? ''),
)
