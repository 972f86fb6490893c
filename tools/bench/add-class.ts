/** A class of a school of the bench, and a course of its own. */
import { systemClock } from '#kernel/clock.ts'
import { type Id, mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import type { TestSchool } from '../../tests/test-school.ts'

/** What cards begin with: letters alone, one prefix for each class. */
const prefixLength = 4
const letters = 'ABCDEFGHJKLM'

export async function addClass(
  db: SchoolDatabase,
  school: Pick<TestSchool, 'uai' | 'yearId'>,
  number: number,
): Promise<{ classId: Id; courseId: Id }> {
  const classId = mintId(systemClock, systemRandom)
  const courseId = mintId(systemClock, systemRandom)
  const here = { school_uai: school.uai, school_year_id: school.yearId }
  const name = `6e ${number}`
  await db
    .insertInto('class')
    .values({ id: classId, name, level_label: '6e', card_prefix: prefixOf(number), ...here })
    .execute()
  await db
    .insertInto('course')
    .values({ id: courseId, subject_code: 'MATHS', name: `Mathématiques ${number}`, ...here })
    .execute()
  await db.insertInto('course_class').values({ course_id: courseId, class_id: classId }).execute()
  return { classId, courseId }
}

function prefixOf(number: number): string {
  const signs = [...number.toString(letters.length)].map((digit) =>
    letters.charAt(Number.parseInt(digit, letters.length)),
  )
  return signs.join('').padStart(prefixLength, letters.charAt(0))
}
