/** The head's list of pupils who came of age, and what the pupil is told on that day. */
import { type OfAge, ofAgeListMax } from '#contract/cards.ts'
import type { Notices } from '#contract/sign-in.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { countPupilsToReview, readLinksToReview, readSchoolOfLetters } from './letter-store.ts'
import { comesOfAgeOn, isToldOfAge } from './review-of-age.ts'

/** Pupils of age whose guardians' access nobody has looked at since, the youngest first. */
export async function reviewPupilsOfAge(
  { db, clock }: { readonly db: SchoolDatabase; readonly clock: Pick<Clock, 'now'> },
  uai: string,
): Promise<OfAge> {
  const pupils = new Map<Id, OfAge['pupils'][number]>()
  const now = new Date(clock.now())
  const links = await readLinksToReview(db, uai, now, ofAgeListMax)
  for (const row of links) {
    const { birthDate, className, familyName, givenName, pupilId } = row
    if (birthDate === null) continue
    const guardian = {
      guardianId: row.guardianId,
      givenName: row.guardianGivenName,
      familyName: row.guardianFamilyName,
      decidedAt: row.decidedAt?.toISOString() ?? null,
    }
    const guardians = [...(pupils.get(pupilId)?.guardians ?? []), guardian]
    const since = comesOfAgeOn(birthDate)
    pupils.set(pupilId, { pupilId, givenName, familyName, className, since, guardians })
  }
  const named = [...pupils.values()]
  // Of the last one guardians may be missing: whoever decides must see all.
  if (links.length === ofAgeListMax && named.length > 1) named.pop()
  const isWhole = links.length < ofAgeListMax
  const pupilCount = isWhole ? named.length : await countPupilsToReview(db, uai, now)
  return { pupils: named, pupilCount }
}

/** What a person is told when they sign in: for thirty days from the eighteenth birthday. */
export async function tellOfAge(
  { db, clock }: { readonly db: SchoolDatabase; readonly clock: Pick<Clock, 'now'> },
  personId: Id,
  uai: string | undefined,
): Promise<Notices['notices']> {
  if (uai === undefined) return []
  const [person, school] = await Promise.all([
    db.selectFrom('person').select('birth_date').where('id', '=', personId).executeTakeFirst(),
    readSchoolOfLetters(db, uai),
  ])
  const birthDate = person?.birth_date ?? null
  const today = dayIn(school?.timeZone ?? 'Europe/Paris', clock.now())
  if (birthDate === null || !isToldOfAge(birthDate, today)) return []
  return [{ kind: 'of_age', since: comesOfAgeOn(birthDate) }]
}

/** The day in a time zone, 'YYYY-MM-DD'. */
function dayIn(timeZone: string, nowMs: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(nowMs)
}
