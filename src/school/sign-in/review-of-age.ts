/**
 * At 18 a pupil is of age (Code civil, art. 414): the pupil is told, and the head reviews whether
 * guardians keep their access. Nothing is closed by itself. Pure.
 */
const ageOfMajority = 18
/** For how many days the pupil is told. */
const noticeDays = 30

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
