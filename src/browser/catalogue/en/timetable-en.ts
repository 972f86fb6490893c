/** English words for timetables, the school year and days off. */
import type { timetableFr } from '#browser/catalogue/fr/timetable-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const timetableEn: Translated<typeof timetableFr> = {}
