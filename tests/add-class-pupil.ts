/** One more pupil of a class, who can sign in: for tests that need a fuller class than the small school has. */
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { addTestPerson, addTestRole, type TestPerson } from './test-school.ts'

export async function addClassPupil(
  db: SchoolDatabase,
  { classId, uai }: { readonly uai: string; readonly classId: Id },
  givenName: string,
): Promise<TestPerson> {
  const pupil = await addTestPerson(db, givenName, 'Compte')
  await addTestRole(db, pupil, uai, 'pupil')
  const place = { class_id: classId, pupil_id: pupil.personId }
  await db.insertInto('class_pupil').values(place).execute()
  return pupil
}
