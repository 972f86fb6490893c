/** A made-up school whose class has its cards and one of whose adults has a password: for walks. */
import type { ClassCardPrint } from '#contract/cards.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { issueCards } from '#school/sign-in/issue-cards.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import {
  addTestPerson,
  addTestRole,
  createTestSchool,
  type TestPerson,
  type TestSchool,
} from './test-school.ts'

export interface CardedClass {
  readonly school: TestSchool
  readonly cards: readonly ClassCardPrint[]
  /** In 6e A, besides the school's own. */
  readonly morePupils: readonly TestPerson[]
}

export async function fillCardedClass(
  context: SchoolContext,
  adult: {
    readonly who: 'teacherA' | 'guardianA1'
    readonly login: string
    readonly password: string
  },
  moreNames: readonly (readonly [given: string, family: string])[] = [],
): Promise<CardedClass> {
  const school = await createTestSchool(context.db)
  const { who, login, password } = adult
  const morePupils: TestPerson[] = []
  for (const [given, family] of moreNames) {
    const pupil = await addTestPerson(context.db, given, family, { birthDate: '2015-06-20' })
    await addTestRole(context.db, pupil, school.uai, 'pupil')
    const place = { class_id: school.classA, pupil_id: pupil.personId }
    await context.db.insertInto('class_pupil').values(place).execute()
    morePupils.push(pupil)
  }
  const { personId } = school[who]
  expectValue(await setPassword(context, { personId, login, password }))
  const request = { classId: school.classA, actorId: school.head.personId, host: 'localhost' }
  const { cards } = expectValue(await issueCards(context, request))
  return { school, cards, morePupils }
}

export function cardIn(
  { cards }: CardedClass,
  person: Pick<TestPerson, 'personId'>,
): ClassCardPrint {
  const card = cards.find(({ pupilId }) => pupilId === person.personId)
  if (card === undefined) throw new Error('a pupil without a card')
  return card
}
