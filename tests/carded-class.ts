/** A made-up school whose class has its cards and one of whose adults has a password: for walks. */
import type { ClassCardPrint } from '#contract/cards.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolContext } from '#roles/school-routes.ts'
import { issueCards } from '#school/sign-in/issue-cards.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import { createTestSchool, type TestPerson, type TestSchool } from './test-school.ts'

export interface CardedClass {
  readonly school: TestSchool
  readonly cards: readonly ClassCardPrint[]
}

export async function fillCardedClass(
  context: SchoolContext,
  adult: {
    readonly who: 'teacherA' | 'guardianA1'
    readonly login: string
    readonly password: string
  },
): Promise<CardedClass> {
  const school = await createTestSchool(context.db)
  const { who, login, password } = adult
  const { personId } = school[who]
  expectValue(await setPassword(context, { personId, login, password }))
  const request = { classId: school.classA, actorId: school.head.personId, host: 'localhost' }
  const { cards } = expectValue(await issueCards(context, request))
  return { school, cards }
}

export function cardIn(
  { cards }: CardedClass,
  person: Pick<TestPerson, 'personId'>,
): ClassCardPrint {
  const card = cards.find(({ pupilId }) => pupilId === person.personId)
  if (card === undefined) throw new Error('a pupil without a card')
  return card
}
