/** Classes that are all live at once: for each a lesson of now, a teacher and pupils, signed in. */
import type { KeyRing } from '#engine/config/key-ring.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import { createCrowd } from '../../tests/crowd.ts'
import { addLiveLesson } from '../../tests/live-device.ts'
import { mintSession } from '../../tests/mint-session.ts'
import { addTestPerson, addTestRole, createTestSchool } from '../../tests/test-school.ts'
import { addClass } from './add-class.ts'

export interface LiveClassOfBench {
  readonly lessonId: Id
  readonly teacherCookie: string
  readonly pupilCookies: readonly string[]
}

export async function createLiveClasses(
  db: SchoolDatabase,
  keyRing: KeyRing,
  wish: { readonly classes: number; readonly pupils: number },
): Promise<LiveClassOfBench[]> {
  const school = await createTestSchool(db)
  const sessionKey = keyRing.key(sessionKeyName)
  const { uai } = school
  const made: LiveClassOfBench[] = []
  for (let number = 1; number <= wish.classes; number += 1) {
    const { classId, courseId } = await addClass(db, school, number)
    const crowd = await createCrowd(db, { count: wish.pupils, uai, classId, sessionKey })
    const teacher = await addTestPerson(db, 'Adulte', `${number}`)
    await addTestRole(db, teacher, uai, 'teacher')
    const teaches = { course_id: courseId, teacher_id: teacher.personId }
    await db.insertInto('course_teacher').values(teaches).execute()
    made.push({
      lessonId: await addLiveLesson(db, { uai, courseId }),
      teacherCookie: await mintSession(db, { accountId: teacher.accountId, sessionKey }),
      pupilCookies: crowd.map(({ cookie }) => cookie),
    })
  }
  return made
}
