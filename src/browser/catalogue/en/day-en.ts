/** English words for the day: the pupil's rail, the teacher's day, what is due. */
import type { dayFr } from '#browser/catalogue/fr/day-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const dayEn: Translated<typeof dayFr> = {}
