/** A school of many classes whose pupils hold class cards and have never been here. */
import type { KeyRing } from '#engine/config/key-ring.ts'
import { systemClock } from '#kernel/clock.ts'
import { mintId } from '#kernel/ids.ts'
import { systemRandom } from '#kernel/random.ts'
import { expectValue } from '#kernel/result.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { issueCards } from '#school/sign-in/issue-cards.ts'
import { sessionKeyName } from '#school/sign-in/session-token.ts'
import { createCrowd } from '../../tests/crowd.ts'
import { createTestSchool } from '../../tests/test-school.ts'

const pupilsOfClass = 30
/** Signs that card prefixes are made of. */
const cardSigns = 'ACDEFGHJKL'

/** The short codes of their cards, as they are printed. */
export async function createCardSchool(
  db: SchoolDatabase,
  keyRing: KeyRing,
  pupilCount: number,
): Promise<string[]> {
  const context = { db, clock: systemClock, random: systemRandom, keyRing }
  const site = { publicUrl: null, publicUrlIsReal: false }
  const { uai, yearId } = await createTestSchool(db)
  const sessionKey = keyRing.key(sessionKeyName)
  const codes: string[] = []
  for (let number = 0; codes.length < pupilCount; number += 1) {
    const classId = mintId(systemClock, systemRandom)
    await db
      .insertInto('class')
      .values({
        id: classId,
        name: `Essai ${number}`,
        level_label: '6e',
        card_prefix: `ES${cardSigns[Math.floor(number / 10)]}${cardSigns[number % 10]}`,
        school_uai: uai,
        school_year_id: yearId,
      })
      .execute()
    const count = Math.min(pupilsOfClass, pupilCount - codes.length)
    await createCrowd(db, { count, uai, classId, sessionKey })
    const request = { classId, actorId: null, host: 'localhost' }
    const { cards } = expectValue(await issueCards({ ...context, ...site }, request))
    codes.push(...cards.map(({ shortCode }) => shortCode))
  }
  return codes
}
