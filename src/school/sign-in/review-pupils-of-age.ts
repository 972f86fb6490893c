/** The head's list of pupils who came of age, and what the pupil is told on that day. */
import { type OfAge, ofAgeListMax } from '#contract/cards.ts'
import type { Notices } from '#contract/sign-in.ts'
import type { Clock } from '#kernel/clock.ts'
import type { Id } from '#kernel/ids.ts'
import type { SchoolDatabase } from '#school/room-context.ts'
import { readPupilsBornBy, readSchoolOfLetters } from './letter-store.ts'
import {
  ageOfMajority,
  comesOfAgeOn,
  isToldOfAge,
  type PupilOfAge,
  toReviewOfAge,
} from './review-of-age.ts'

/** Pupils of age whose guardians' access nobody has looked at since, the youngest first. */
export async function reviewPupilsOfAge(
  { db, clock }: { readonly db: SchoolDatabase; readonly clock: Pick<Clock, 'now'> },
  uai: string,
): Promise<OfAge> {
  const school = await readSchoolOfLetters(db, uai)
  const today = dayIn(school?.timeZone ?? 'Europe/Paris', clock.now())
  const bornBy = `${Number(today.slice(0, 4)) - ageOfMajority}${today.slice(4)}`
  const pupils = new Map<Id, PupilOfAge>()
  for (const row of await readPupilsBornBy(db, uai, validDay(bornBy), ofAgeListMax)) {
    if (row.birthDate === null) continue
    const known = pupils.get(row.pupilId)
    const guardian = {
      guardianId: row.guardianId,
      givenName: row.guardianGivenName,
      familyName: row.guardianFamilyName,
      decidedAt: row.decidedAt,
    }
    pupils.set(row.pupilId, {
      pupilId: row.pupilId,
      givenName: row.givenName,
      familyName: row.familyName,
      className: row.className,
      birthDate: row.birthDate,
      guardians: [...(known?.guardians ?? []), guardian],
    })
  }
  return {
    pupils: toReviewOfAge([...pupils.values()], today).map(({ birthDate, ...pupil }) => ({
      ...pupil,
      since: comesOfAgeOn(birthDate),
      guardians: pupil.guardians.map((guardian) => ({
        ...guardian,
        decidedAt: guardian.decidedAt?.toISOString() ?? null,
      })),
    })),
  }
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

/** 29 February of a year that has none becomes 1 March, as for birthdays. */
function validDay(day: string): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10)
}
