/**
 * At 18 a pupil is of age (Code civil, art. 414): the pupil is told, and the head reviews whether
 * guardians keep their access. Nothing is closed by itself. Pure.
 */
import type { Id } from '#kernel/ids.ts'

export const ageOfMajority = 18
/** For how many days the pupil is told. */
export const noticeDays = 30

/** The day on which someone turns 18. Born on 29 February: on 1 March in other years. */
export function comesOfAgeOn(birthDate: string): string {
  const [year = 0, month = 0, day = 0] = birthDate.split('-').map(Number)
  return new Date(Date.UTC(year + ageOfMajority, month - 1, day)).toISOString().slice(0, 10)
}

/** Whether the pupil is told today; days as 'YYYY-MM-DD' in the school's own calendar. */
export function isToldOfAge(birthDate: string | null, today: string): boolean {
  if (birthDate === null) return false
  const since = comesOfAgeOn(birthDate)
  const days = (Date.parse(today) - Date.parse(since)) / 86_400_000
  return days >= 0 && days < noticeDays
}

export interface GuardianOfAdult {
  readonly guardianId: Id
  readonly familyName: string
  readonly givenName: string
  /** When a head last decided on the link; null where no one did. */
  readonly decidedAt: Date | null
}

export interface PupilOfAge {
  readonly pupilId: Id
  readonly familyName: string
  readonly givenName: string
  readonly className: string | null
  readonly birthDate: string
  /** Guardians who see the pupil's work today. */
  readonly guardians: readonly GuardianOfAdult[]
}

/**
 * The pupils of age whose guardians' access nobody has looked at since the eighteenth birthday,
 * each with the guardians to decide on.
 */
export function toReviewOfAge(pupils: readonly PupilOfAge[], today: string): PupilOfAge[] {
  return pupils.flatMap((pupil) => {
    const since = comesOfAgeOn(pupil.birthDate)
    if (since > today) return []
    const guardians = pupil.guardians.filter(
      ({ decidedAt }) => decidedAt === null || decidedAt.toISOString().slice(0, 10) < since,
    )
    return guardians.length === 0 ? [] : [{ ...pupil, guardians }]
  })
}
