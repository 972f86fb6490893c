/** English words for answering an exercise, and the states of the work. */
import type { exerciseFr } from '#browser/catalogue/fr/exercise-fr.ts'
import type { Translated } from '#browser/catalogue/translated.ts'

export const exerciseEn: Translated<typeof exerciseFr> = {}
