/** How old somebody is on a day, in whole years. Pure. */

/** `birthDate` as `2015-03-21`. Born on 29 February: older on 1 March in other years, as French law counts. */
export function ageOn(birthDate: string, now: Date): number {
  const [year = 0, month = 1, day = 1] = birthDate.split('-').map(Number)
  const before = now.getMonth() + 1 < month || (now.getMonth() + 1 === month && now.getDate() < day)
  return now.getFullYear() - year - (before ? 1 : 0)
}
