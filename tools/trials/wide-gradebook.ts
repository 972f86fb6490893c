/** A teacher's gradebook at its widest: a full class and sixty assessments, every grade given. */
import { addDays } from '#kernel/calendar-day.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { giveGrades } from '#school/grades/give-grades.ts'
import { saveAssessment } from '#school/grades/save-assessment.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import { createCrowd } from '../../tests/crowd.ts'
import { createTestSchool, testYear } from '../../tests/test-school.ts'

export const gradebookTeacher = { login: 'lucie.moreau', password: 'tulipe vélo lundi bouchon' }
export const wideSize = { pupils: 35, assessments: 60 }
const scale = { kind: 'points', outOf: 20 } as const

export interface WideGradebook {
  readonly courseId: Id
}

export async function fillWideGradebook(context: SchoolContext): Promise<WideGradebook> {
  const { clock, db, keyRing, random } = context
  const { classA, courseA, pupilA1, pupilA2, teacherA, uai } = await createTestSchool(db)
  const { personId: teacherId } = teacherA
  expectValue(await setPassword(context, { personId: teacherId, ...gradebookTeacher }))
  const own = [pupilA1.personId, pupilA2.personId]
  const count = wideSize.pupils - own.length
  const sessionKey = keyRing.key(sessionKeyName)
  const crowd = await createCrowd(db, { count, uai, classId: classA, sessionKey })
  const pupilIds = [...own, ...crowd.map(({ personId }) => personId)]
  for (let number = 1; number <= wideSize.assessments; number += 1) {
    const id = mintId(clock, random)
    expectValue(
      await saveAssessment(context, {
        id,
        courseId: courseA,
        by: teacherId,
        title: `Contrôle ${number} : fractions et proportions`,
        on: addDays(testYear.startsOn, number),
        scale,
        weight: 1,
        shownAt: null,
      }),
    )
    const grades = pupilIds.map((pupilId, place) => ({
      id: mintId(clock, random),
      assessmentId: id,
      pupilId,
      grade: { kind: 'points' as const, points: ((place * 7 + number * 3) % 40) / 2 },
    }))
    expectValue(await giveGrades(context, { courseId: courseA, enteredBy: teacherId, grades }))
  }
  return { courseId: courseA }
}
