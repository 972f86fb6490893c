/** English words for answering an exercise, and the states of the work. */
import type { exerciseFr } from '#browser/catalogue/fr/exercise-fr.ts'

export const exerciseEn: typeof exerciseFr = {}
