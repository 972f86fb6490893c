/**
 * The public holidays of France: those of the Code du travail (art. L3133-1), the two more of
 * Alsace and Moselle (art. L3134-13), and the days that commemorate the abolition of slavery
 * overseas (art. L3422-2). The ministry's calendar lists holidays only, so that 11 November or
 * Ascension Day would be a school day without this.
 */
import { addDays, type Day } from '#kernel/calendar-day.ts'

/** Fixed days everywhere: month and day → name. */
const everywhere: Readonly<Record<string, string>> = {
  '01-01': 'Jour de l’an',
  '05-01': 'Fête du Travail',
  '05-08': 'Victoire de 1945',
  '07-14': 'Fête nationale',
  '08-15': 'Assomption',
  '11-01': 'Toussaint',
  '11-11': 'Armistice de 1918',
  '12-25': 'Noël',
}

const abolitionOfSlavery = 'Abolition de l’esclavage'

/** Days of one department only: department → month and day → name. */
const ofDepartment: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '57': { '12-26': 'Saint-Étienne' },
  '67': { '12-26': 'Saint-Étienne' },
  '68': { '12-26': 'Saint-Étienne' },
  '971': { '05-27': abolitionOfSlavery },
  '972': { '05-22': abolitionOfSlavery },
  '973': { '06-10': abolitionOfSlavery },
  '974': { '12-20': abolitionOfSlavery },
  '976': { '04-27': abolitionOfSlavery },
}

const goodFridayDepartments: ReadonlySet<string> = new Set(['57', '67', '68'])

/** Easter Sunday of a year of the Gregorian calendar (Meeus, Jones and Butcher's method). */
export function easterSunday(year: number): Day {
  const a = year % 19
  const b = Math.floor(year / 100)
  const c = year % 100
  const d = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3)
  const e = (19 * a + b - Math.floor(b / 4) - d + 15) % 30
  const f = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - e - (c % 4)) % 7
  const g = e + f - 7 * Math.floor((a + 11 * e + 22 * f) / 451) + 114
  const month = Math.floor(g / 31)
  const day = (g % 31) + 1
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** The public holiday's name, or null. `department` as '57', '974'; null where it is not known. */
export function publicHoliday(day: Day, department: string | null): string | null {
  const monthAndDay = day.slice(5)
  const fixed = everywhere[monthAndDay] ?? ofDepartment[department ?? '']?.[monthAndDay]
  if (fixed !== undefined) return fixed
  const easter = easterSunday(Number(day.slice(0, 4)))
  if (day === addDays(easter, 1)) return 'Lundi de Pâques'
  if (day === addDays(easter, 39)) return 'Ascension'
  if (day === addDays(easter, 50)) return 'Lundi de Pentecôte'
  const isGoodFriday = goodFridayDepartments.has(department ?? '') && day === addDays(easter, -2)
  return isGoodFriday ? 'Vendredi saint' : null
}

/** '057', '57', '57000', '97410' or '2A' as a department; null where nothing is known. */
export function departmentOf(code: string | null, postcode: string | null): string | null {
  const known = code?.trim().replace(/^0+(?=.)/, '') ?? ''
  if (known !== '') return known.padStart(2, '0')
  if (postcode === null || !/^\d{5}$/.test(postcode)) return null
  return postcode.startsWith('97') || postcode.startsWith('98')
    ? postcode.slice(0, 3)
    : postcode.slice(0, 2)
}
