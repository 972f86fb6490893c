/** English words for the day: the pupil's rail, the teacher's day, what is due. */
import type { dayFr } from '#browser/catalogue/fr/day-fr.ts'

export const dayEn: typeof dayFr = {}
