/** Teachers of a school, each with a password: what signs in the costly way. */
import { availableParallelism } from 'node:os'
import type { KeyRing } from '#engine/config/key-ring.ts'
import { systemClock } from '#kernel/clock.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { createPasswordPool, pepperKeyName } from '#school/sign-in/password-pool.ts'
import { setPassword } from '#school/sign-in/set-password.ts'
import { addTestPerson, addTestRole } from '../../tests/test-school.ts'

const password = 'quatre mots sous le préau'
const adultCount = 50

export interface BenchAdult {
  readonly login: string
  readonly password: string
}

export async function createAdults(
  db: SchoolDatabase,
  keyRing: KeyRing,
  uai: string,
): Promise<readonly BenchAdult[]> {
  const passwords = createPasswordPool({
    workers: availableParallelism(),
    peppers: () => keyRing.all(pepperKeyName),
    clock: systemClock,
  })
  const adults = Array.from({ length: adultCount }, (_, index) => ({
    login: `adulte.${index + 1}`,
    password,
  }))
  const context = { db, keyRing, clock: systemClock, random: systemRandom, passwords }
  for (const { login } of adults) {
    const person = await addTestPerson(db, 'Adulte', login)
    await addTestRole(db, person, uai, 'teacher')
    expectValue(await setPassword(context, { personId: person.personId, login, password }))
  }
  return adults
}
